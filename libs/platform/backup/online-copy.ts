import { join } from 'node:path';
import { BackupError } from './backup.errors.js';
import type { BackupSession, Finish, Head, ServerFacts } from './backup-session.js';
import { copyData, copyLog, DATA, type CopiedData } from './copy-data.js';
import type { DataFiles } from './data-files.js';
import { writeNew } from './file-copy.js';
import { copyKeysWhile } from './keys-copy.js';
import type { FileEntry } from './manifest.js';

/** Where a backup stands; tests stop between two of them. */
export type BackupStep = 'started' | 'copied' | 'finished' | 'written' | 'checked' | 'whole';

/** One backup under way. */
export interface BackupRun {
  readonly id: string;
  readonly dataFolder: string;
  /** PostgreSQL's own folder. */
  readonly data: string;
  readonly out: string;
  readonly keysOut: string | null;
  /** Ends when the user says so, or when the server is lost. */
  readonly signal: AbortSignal;
  readonly onBytes: (count: number) => void;
  readonly onStep: (step: BackupStep) => Promise<void> | void;
}

/** All that was copied. */
export interface OnlineCopy extends CopiedData {
  readonly facts: ServerFacts;
  readonly start: string;
  readonly finish: Finish;
  readonly heads: readonly Head[];
  readonly epoch: string;
  /** Null: keys were not asked for. */
  readonly keys: readonly FileEntry[] | null;
}

const HEADS_FILE = 'heads.json';
/** In the folder of a backup: how far each tenant's record goes at least. */
export const headsFile = (folder: string): string => join(folder, HEADS_FILE);

/** What stands beside PostgreSQL's files: the label that recovery begins from, and the heads. */
const writeBeside = async (out: string, finish: Finish, heads: readonly Head[]): Promise<readonly FileEntry[]> => {
  if (finish.tablespaces.trim() !== '')
    throw new BackupError(
      'BACKUP.LINK',
      'The database has tablespaces, which this backup does not follow: back up with pg_basebackup.',
    );
  const label = `${DATA}/backup_label`;
  return [
    { path: label, ...(await writeNew(join(out, label), finish.label)) },
    { path: HEADS_FILE, ...(await writeNew(headsFile(out), JSON.stringify(heads))) },
  ];
};

/** The end of the copy, and the keys of the very moment at which the copy of the database ends. */
const finishWithKeys = async (
  { dataFolder, keysOut }: BackupRun,
  session: BackupSession,
): Promise<{ readonly finish: Finish; readonly keys: readonly FileEntry[] | null }> => {
  if (keysOut === null) return { finish: await session.finish(), keys: null };
  const { answer, files } = await copyKeysWhile(dataFolder, keysOut, () => session.finish());
  return { finish: answer, keys: files };
};

/**
 * Copies a database that goes on being written into. Whatever was acknowledged before `heads` were asked is in the
 * copy: the log is copied to beyond that moment, and recovery reads it to its end.
 */
export const copyOnline = async (run: BackupRun, session: BackupSession, found: DataFiles): Promise<OnlineCopy> => {
  const { out, onStep } = run;
  const facts = await session.facts();
  const start = await session.start(`trustlog ${run.id}`);
  await onStep('started');
  const data = await copyData(found, facts.dataChecksums ? start : null, run);
  await onStep('copied');
  const [epoch, heads] = [await session.logEpoch(), await session.heads()];
  const { finish, keys } = await finishWithKeys(run, session);
  await onStep('finished');
  const log = await copyLog({ ...facts, start, stop: finish.stop, timeline: finish.timeline }, run);
  const beside = await writeBeside(out, finish, heads);
  return { ...data, files: [...data.files, ...log, ...beside], facts, start, finish, heads, epoch, keys };
};
