import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { isUuid } from '#platform/command/ids.js';
import { checkPack, type CheckOptions, type PackReport } from '#platform/proof/pack/check/check-pack.js';
import { PackFile } from '#platform/proof/pack/check/pack-file.js';
import { reportJson, reportLines } from '#platform/proof/pack/check/tell-report.js';
import { replayPack, type PackReplay } from '#platform/proof/pack/replay/replay-pack.js';
import { withReplay } from '#platform/proof/pack/replay/with-replay.js';
import { catalogue, projections } from '../../composition/features.js';
import { EXIT } from '../exit-codes.js';
import { printJson, printLine, progress, refused } from '../output.js';

interface VerifyOptions {
  readonly key?: readonly string[];
  readonly checkpoint?: string;
  readonly record?: string;
  readonly tenant?: string;
  /** Commander's form of `--no-replay`. */
  readonly replay: boolean;
  readonly json?: boolean;
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const readable = async (file: string, what: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch {
    throw refused(`${file} cannot be read: name ${what}.`);
  }
};

const positionFrom = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const position = Number(text);
  if (Number.isSafeInteger(position) && position >= 1) return position;
  throw refused(`--record must be a position such as 1234, not "${text}".`);
};

const checkOptions = async ({ key, checkpoint, record, tenant }: VerifyOptions): Promise<CheckOptions> => {
  if (tenant !== undefined && !isUuid(tenant)) throw refused(`--tenant must be a tenant's id, not "${tenant}".`);
  const position = positionFrom(record);
  const kept = checkpoint === undefined ? undefined : await readable(checkpoint, 'a checkpoint that you kept');
  return { keys: key, kept, position, tenantId: tenant, onEvents: progress('verify') };
};

const openPack = async (file: string): Promise<PackFile> => {
  try {
    return await PackFile.open(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
      throw refused(`${file} cannot be read: name a pack.`);
    throw error;
  }
};

/** Only of a pack that is good: rows that follow from changed events would say nothing. */
const replayOf = async (file: string, { ok, manifest }: PackReport): Promise<PackReplay | null> => {
  if (!ok || !manifest) return null;
  const pack = await PackFile.open(file);
  try {
    return await replayPack(pack, manifest, { projections, shapes: catalogue, onEvents: progress('replay') });
  } finally {
    await pack.close();
  }
};

const print = (report: PackReport, replay: PackReplay | null): void => {
  for (const line of reportLines(report)) printLine(line);
  if (replay === null) printLine('The events were not folded into the tables of the pack again.');
  else {
    const same =
      replay.problems.length === 0 ? `All ${replay.rows} rows are what they give.` : 'The rows are not what they give.';
    printLine(`${replay.events} events were folded into tables again in ${replay.seconds.toFixed(1)} s. ${same}`);
    for (const { name, version } of replay.skipped)
      printLine(`Not made again: ${name}, version ${version}, which this release does not have.`);
  }
};

/** `trustlog verify`: checks an evidence pack from its own bytes; asks no server and writes nothing. */
export const verifyCommand = (program: Command): void => {
  program
    .command('verify <pack>')
    .description('check an evidence pack, offline; exit code 3 when something in it is not good')
    .option('--key <vkey>', 'a verifier key that you have from elsewhere; may be repeated', collect)
    .option('--checkpoint <file>', 'a checkpoint that you kept from an earlier day')
    .option('--record <position>', 'show that this event is in the record')
    .option('--tenant <id>', 'in this record, where the pack has several')
    .option('--no-replay', 'leave out folding the events into the tables of the pack again')
    .option('--json', 'print one JSON object')
    .action(async (file: string, options: VerifyOptions) => {
      const asked = await checkOptions(options);
      const proof = await checkPack(() => openPack(file), asked);
      const replay = options.replay ? await replayOf(file, proof) : null;
      const report = replay ? withReplay(proof, replay) : proof;
      if (options.json) printJson(reportJson(report, { replay: replayJson(replay) }));
      else print(report, replay);
      if (!report.ok) process.exitCode = EXIT.refused;
    });
};

const replayJson = (replay: PackReplay | null): object =>
  replay === null
    ? { run: false }
    : { run: true, events: replay.events, rows: replay.rows, seconds: replay.seconds, skipped: replay.skipped };
