import type { Command } from 'commander';
import { access } from 'node:fs/promises';
import { isUuid } from '#platform/command/ids.js';
import { isPlainDate } from '#platform/kernel/plain-date.js';
import { writeWhole } from '#platform/proof/pack/write/file-sink.js';
import { writePack } from '#platform/proof/pack/write/pack-writer.js';
import { packedRecords, planPack, type PackQuestion } from '../../composition/evidence-pack/make-pack.js';
import { openPackMaker, type OpenPackMaker } from '../../composition/evidence-pack/pack-maker.js';
import type { Installation } from '../../composition/installation.js';
import { EXIT } from '../exit-codes.js';
import { CliError, printJson, printLine, progress, refused } from '../output.js';
import { withInstallation } from '../with-installation.js';

interface PackOptions {
  readonly school?: string;
  readonly trust?: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly openPersonal?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What `--json` prints. `sha256` is that of the manifest, which lists every entry; both are null on a dry run. */
interface PackSummary {
  readonly file: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly events: number;
  readonly records: readonly PackedRecord[];
}

interface PackedRecord {
  readonly tenantId: string;
  readonly first: number;
  readonly last: number;
  /** Why the record could not be sealed; the pack shows it as it stands. */
  readonly unsealed: string | null;
  /** The first event whose stored hash is not that of what it says; null: none was seen. */
  readonly broken: number | null;
}

const day = (option: string, text: string | undefined): string | null => {
  if (text === undefined) return null;
  if (!isPlainDate(text)) throw refused(`--${option} must be a day such as 2026-11-21, not "${text}".`);
  return text;
};

const whose = ({ school, trust }: PackOptions): Pick<PackQuestion, 'kind' | 'id'> => {
  if ((school === undefined) === (trust === undefined)) throw refused('Give either --school ID or --trust ID.');
  const kind = school === undefined ? 'trust' : 'school';
  const id = school ?? trust ?? '';
  if (!isUuid(id)) throw refused(`--${kind} must be an id, not "${id}".`);
  return { kind, id };
};

const questionOf = (options: PackOptions): PackQuestion => {
  const [from, to] = [day('from', options.from), day('to', options.to)];
  if (from !== null && to !== null && from > to) throw refused('--from must not be after --to.');
  return { ...whose(options), from, to, open: options.openPersonal === true };
};

const checkTenant = async ({ store }: Installation, { kind, id }: PackQuestion): Promise<void> => {
  const found = (await store.tenants()).find(({ tenantId }) => tenantId === id);
  if (!found) throw refused(`There is no ${kind} ${id}: \`trustlog tenants\` lists them.`);
  if ((found.kind === 'group') !== (kind === 'trust'))
    throw refused(`${id} is a ${found.kind === 'group' ? 'trust: use --trust' : 'school: use --school'}.`);
};

const checkFile = async (file: string): Promise<void> => {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there) throw refused(`${file} is there already: name a file that is not.`);
};

/** Told when whoever started the command wants it to stop. */
const untilInterrupted = async <Answer>(work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> => {
  const stop = new AbortController();
  const abort = (): void => stop.abort(new CliError(EXIT.fault, 'Stopped; nothing was written.'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, abort);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, abort);
  }
};

const withMaker = <Answer>(work: (maker: OpenPackMaker) => Promise<Answer>, check: PackQuestion): Promise<Answer> =>
  withInstallation(async (installation) => {
    await checkTenant(installation, check);
    const maker = openPackMaker(installation);
    try {
      return await work(maker);
    } finally {
      await maker.close();
    }
  });

const dryRun = (question: PackQuestion): Promise<PackSummary> =>
  withMaker(async (maker) => {
    const asked = await packedRecords(maker, question);
    const records = asked.map(({ span: { tenantId, first, last } }) => ({
      tenantId,
      first,
      last,
      ...stateOf(maker, tenantId),
    }));
    return { file: null, bytes: null, sha256: null, events: eventsIn(records), records };
  }, question);

const make = (question: PackQuestion, file: string): Promise<PackSummary> =>
  withMaker(async (maker) => {
    const plan = await planPack(maker, { ...question, onEvents: progress('pack') });
    const written = await untilInterrupted((signal) => writeWhole(file, (sink) => writePack(plan, sink), signal));
    const { bytes, sha256, manifest } = written;
    const records = manifest.records.map(({ tenantId, first, last }) => ({
      tenantId,
      first,
      last,
      ...stateOf(maker, tenantId),
    }));
    return { file, bytes, sha256, events: eventsIn(records), records };
  }, question);

const stateOf = (maker: OpenPackMaker, tenantId: string): Pick<PackedRecord, 'unsealed' | 'broken'> => ({
  unsealed: maker.unsealed.get(tenantId) ?? null,
  broken: maker.broken.get(tenantId) ?? null,
});

const eventsIn = (records: readonly PackedRecord[]): number =>
  records.reduce((sum, { first, last }) => sum + last - first + 1, 0);

const print = ({ file, bytes, sha256, events, records }: PackSummary): void => {
  const of = `${events} events of ${records.length} ${records.length === 1 ? 'record' : 'records'}`;
  printLine(file === null ? `A pack would hold ${of}; nothing was written.` : `${file}: ${of}, ${bytes ?? 0} bytes.`);
  if (sha256 !== null) printLine(`SHA-256 of its manifest: ${sha256}`);
  for (const record of records) printState(record);
};

const printState = ({ tenantId, unsealed, broken }: PackedRecord): void => {
  if (unsealed !== null)
    printLine(`Record ${tenantId} could not be sealed (${unsealed}): the pack shows it as it stands.`);
  if (broken !== null)
    printLine(`Record ${tenantId}: event ${broken} is not what was stored; the pack shows it as it stands.`);
};

/** `trustlog export pack`: one file that somebody else can check; docs/evidence-pack.md. */
export const exportCommand = (program: Command): void => {
  const exports = program.command('export').description('take records out, in a form that others can check');
  exports
    .command('pack')
    .description('write an evidence pack of a school or a trust; personal fields stay sealed')
    .option('--school <id>', 'of a school')
    .option('--trust <id>', 'of a trust and its schools, each for the time that it was a member')
    .option('--from <day>', 'what was recorded from this day on')
    .option('--to <day>', 'up to and including this day')
    .option('--out <file>', 'the file to write; it must not be there yet')
    .option('--open-personal', 'open personal fields, beside the sealed events and never in their stead')
    .option('--dry-run', 'say what would be in it')
    .option('--json', 'print one JSON object')
    .action(async (options: PackOptions) => {
      const question = questionOf(options);
      if (!options.dryRun && options.out === undefined) throw refused('Name the file to write with --out FILE.');
      if (options.out !== undefined) await checkFile(options.out);
      const summary = options.dryRun ? await dryRun(question) : await make(question, options.out ?? '');
      if (options.json) printJson(summary);
      else print(summary);
    });
};
