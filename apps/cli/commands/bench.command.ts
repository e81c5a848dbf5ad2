import type { Command } from 'commander';
import { prepareDatabase } from '#platform/postgres/prepare-database.js';
import { roleSecret } from '#platform/postgres/role-secret.js';
import type { Settings } from '../../composition/settings.js';
import { benchAppend } from '../bench/append.js';
import { withBenchDatabase } from '../bench/bench-database.js';
import { failedLine, isWrong, type BenchLine } from '../bench/bench-line.js';
import { APPEND_COSTS, benchAppendCost, benchProjectCost, PROJECT_COSTS } from '../bench/cost/cost.js';
import { HTTP_FIGURES } from '../bench/http/http-bench.js';
import { PAGE_FIGURES } from '../bench/pages/page-bench.js';
import { benchTrust } from '../bench/pages/trust-bench.js';
import { benchProjectionKafka } from '../bench/kafka/projection-kafka.js';
import { benchVisibleKafka } from '../bench/kafka/visible-kafka.js';
import { benchReads, READ_FIGURES } from '../bench/reads.js';
import { benchProof, PROOF_FIGURES } from '../bench/proof.js';
import { benchRebuild, REBUILD_FIGURES } from '../bench/rebuild.js';
import { benchRelay, RELAY_FIGURES } from '../bench/relay.js';
import { benchVisible } from '../bench/visible.js';
import { printJson, printTable, refused } from '../output.js';

const APPENDS = [
  ...['append_1x1', 'append_1x16', 'append_10x16', 'append_100x16'],
  ...['conflict', 'conflict_known', 'conflict_asked'],
];

const appends = async (
  { databaseUrl, dataDir, roleSecret: given }: Settings,
  only: readonly string[],
): Promise<BenchLine[]> => {
  const secret = await roleSecret(dataDir, given);
  const urls = await prepareDatabase(databaseUrl ?? '', { roleSecret: secret });
  return benchAppend({ urls, only });
};

/** Figures that are measured together in one database of their own. */
interface Suite {
  readonly names: readonly string[];
  readonly measure: (settings: Settings, names: readonly string[]) => Promise<BenchLine[]>;
}

const SUITES: readonly Suite[] = [
  ...APPENDS.map((name) => ({ names: [name], measure: appends })),
  { names: READ_FIGURES, measure: benchReads },
  { names: REBUILD_FIGURES, measure: benchRebuild },
  { names: ['visible'], measure: benchVisible },
  { names: PROOF_FIGURES, measure: benchProof },
  { names: RELAY_FIGURES, measure: benchRelay },
  { names: ['projection_kafka'], measure: benchProjectionKafka },
  { names: ['visible_kafka'], measure: benchVisibleKafka },
  { names: APPEND_COSTS, measure: benchAppendCost },
  { names: PROJECT_COSTS, measure: benchProjectCost },
  { names: [...HTTP_FIGURES, ...PAGE_FIGURES], measure: benchTrust },
];

const NAMES = SUITES.flatMap(({ names }) => names);

const chosen = (only: string | undefined): string[] => {
  const names = only ? only.split(',').map((name) => name.trim()) : NAMES;
  const unknown = names.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) throw refused(`There is no figure ${unknown.join(', ')}; there are ${NAMES.join(', ')}.`);
  return names;
};

/** `npm run bench`: figures as ratios to a floor measured in the same run; see docs/benchmarks.md. */
export const benchCommand = (program: Command): void => {
  program
    .command('bench')
    .description('measure speed beside a floor, in interleaved rounds')
    .option('--only <names>', 'these figures only, divided by commas')
    .option('--json', 'print one JSON object')
    .action(async ({ only, json }: { only?: string; json?: boolean }) => {
      const lines: BenchLine[] = [];
      const wanted = chosen(only);
      for (const { names, measure } of SUITES) {
        const here = names.filter((name) => wanted.includes(name));
        if (here.length === 0) continue;
        process.stderr.write(`measuring ${here.join(', ')} ...\n`);
        const measured = withBenchDatabase((settings) => measure(settings, here));
        lines.push(...(await measured.catch((error: unknown) => here.map((name) => failedLine(name, error)))));
      }
      if (lines.some(isWrong)) process.exitCode = 1;
      if (json) printJson(Object.fromEntries(lines.map(({ name, ...line }) => [name, line])));
      else print(lines);
    });
};

const print = (lines: readonly BenchLine[]): void => {
  printTable(
    ['figure', 'value', 'floor', 'unit', 'ratio', 'quartiles', 'wrong'],
    lines.map(({ name, value, floor, unit, ratio, quartiles, failed, wrong = {} }) => [
      name,
      String(value),
      String(floor),
      unit,
      ratio.toFixed(2),
      failed ?? quartiles?.map((part) => part.toFixed(2)).join(' to ') ?? '',
      Object.entries(wrong)
        .map(([what, times]) => `${what} ${String(times)}`)
        .join(', '),
    ]),
  );
};
