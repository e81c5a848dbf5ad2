import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkPack, type CheckOptions, type PackReport } from './check-pack.js';
import { PackFile } from './pack-file.js';
import { reportJson, reportLines } from './tell-report.js';

const USAGE = `node verify.mjs PACK [--key NAME+HASH+KEY]... [--checkpoint FILE] [--record POSITION [--tenant ID]] [--json]
Checks an evidence pack, offline. Exit codes: 0 good, 3 not good, 2 usage, 1 fault.`;

const NOT_REPLAYED = 'The events were not folded into the tables of the pack again: `trustlog verify` does that.';

interface Asked {
  readonly file: string;
  readonly json: boolean;
  readonly options: CheckOptions;
}

/** Reads a command line; null: it was not understood. */
const askedBy = async (args: readonly string[]): Promise<Asked | null> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true },
      checkpoint: { type: 'string' },
      record: { type: 'string' },
      tenant: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const [file, ...others] = positionals;
  const position = values.record === undefined ? undefined : Number(values.record);
  if (file === undefined || others.length > 0 || (position !== undefined && !Number.isSafeInteger(position)))
    return null;
  const kept = values.checkpoint === undefined ? undefined : await readFile(values.checkpoint);
  return { file, json: values.json === true, options: { keys: values.key, kept, position, tenantId: values.tenant } };
};

const print = (report: PackReport, json: boolean): void => {
  const replay = { run: false, sentence: NOT_REPLAYED };
  const text = json
    ? JSON.stringify(reportJson(report, { replay }), null, 2)
    : [...reportLines(report), NOT_REPLAYED].join('\n');
  process.stdout.write(`${text}\n`);
};

/** The single file's command line; answers the exit code. */
export const verifyMain = async (args: readonly string[]): Promise<number> => {
  const asked = await askedBy(args).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  });
  if (asked === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    const report = await checkPack(() => PackFile.open(asked.file), asked.options);
    print(report, asked.json);
    return report.ok ? 0 : 3;
  } catch (error) {
    process.stderr.write(`The pack could not be read: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
};
