import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '#platform/sealing/durable-file.js';
import type { RestoreReport } from './restore.types.js';

export const LAST_BACKUP = 'last-backup.json';
export const LAST_RESTORE = 'last-restore.json';

/** What `trustlog doctor` tells of the last backup. */
export interface LastBackup {
  readonly id: string;
  readonly at: string;
  readonly out: string;
  readonly keysOut: string | null;
  readonly bytes: number;
  readonly damagedPages: number;
}

const read = async <Value>(path: string): Promise<Value | null> => {
  const text = await readFile(path, 'utf8').catch(() => null);
  try {
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
};

const write = (path: string, value: unknown): Promise<void> => replaceFile(path, `${JSON.stringify(value, null, 1)}\n`);

/** Null: none was made from this data folder, as far as it knows. */
export const lastBackup = (dataFolder: string): Promise<LastBackup | null> =>
  read<LastBackup>(join(dataFolder, LAST_BACKUP));

export const noteBackup = (dataFolder: string, made: LastBackup): Promise<void> =>
  write(join(dataFolder, LAST_BACKUP), made);

/** Null: this data folder was not made by a restore. */
export const lastRestore = (dataFolder: string): Promise<RestoreReport | null> =>
  read<RestoreReport>(join(dataFolder, LAST_RESTORE));

export const noteRestore = (dataFolder: string, report: RestoreReport): Promise<void> =>
  write(join(dataFolder, LAST_RESTORE), report);
