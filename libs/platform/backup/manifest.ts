import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from '#platform/sealing/durable-file.js';
import type { ServerFacts } from './backup-session.js';
import { BackupError } from './backup.errors.js';
import type { FileSum } from './file-copy.js';

/** One file of a backup; the path is from the folder of the manifest, with forward slashes. */
export interface FileEntry extends FileSum {
  readonly path: string;
}

/** A page of a table that was bad on the disk already when it was copied. */
export interface DamagedPage {
  readonly path: string;
  readonly block: number;
}

/** `manifest.json`: written last, so that a folder that has one was written whole. */
export interface BackupManifest {
  readonly format: 'trustlog backup 1';
  readonly id: string;
  readonly release: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly postgres: ServerFacts & {
    readonly timeline: number;
    /** Recovery reads the log from here ... */
    readonly start: string;
    /** ... to here, where the files agree with each other. */
    readonly stop: string;
  };
  readonly database: string;
  /** What is in it at least; each tenant's head is in `heads.json`. */
  readonly log: {
    readonly epoch: string;
    readonly tenants: number;
    readonly events: number;
    readonly lastRecordedAt: string | null;
  };
  /** Whether the keys were copied at the same moment, elsewhere. */
  readonly keysCopied: boolean;
  readonly damagedPages: readonly DamagedPage[];
  /** Folders to make, empty ones too. */
  readonly folders: readonly string[];
  readonly files: readonly FileEntry[];
}

/** `keys.json`, of the copy of what lies outside the database. */
export interface KeysManifest {
  readonly format: 'trustlog keys 1';
  /** The backup that was made at the same moment; null: the keys alone. */
  readonly backupId: string | null;
  readonly takenAt: string;
  /** Advice: with these keys and an older backup, what was erased since can be read again. */
  readonly destroyAfter: string;
  readonly files: readonly FileEntry[];
}

export const MANIFEST = 'manifest.json';
export const KEYS_MANIFEST = 'keys.json';
/** In a folder that is being filled with a backup. */
export const UNFINISHED = 'backup-unfinished.json';

interface Sealed {
  readonly sha256: string;
  readonly manifest: unknown;
}

const sumOf = (manifest: unknown): string => createHash('sha256').update(JSON.stringify(manifest)).digest('hex');

/** Writes a manifest with a sum over itself, whole and flushed to the disk. */
export const writeManifest = async (path: string, manifest: BackupManifest | KeysManifest): Promise<void> => {
  const sealed: Sealed = { sha256: sumOf(manifest), manifest };
  await replaceFile(path, `${JSON.stringify(sealed, null, 1)}\n`);
};

const parsed = (text: string): Sealed | null => {
  try {
    return JSON.parse(text) as Sealed;
  } catch {
    return null;
  }
};

const isPath = (path: unknown): boolean =>
  typeof path === 'string' &&
  path !== '' &&
  !path.startsWith('/') &&
  !/[\\\0]/.test(path) &&
  !/^[A-Za-z]:/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

const hasPaths = (manifest: Partial<BackupManifest>): boolean =>
  Array.isArray(manifest.files) &&
  manifest.files.every((file: Partial<FileEntry>) => isPath(file.path) && typeof file.size === 'number') &&
  (manifest.folders ?? []).every(isPath);

interface Wanted {
  readonly folder: string;
  readonly name: string;
  readonly format: string;
}

const read = async ({ folder, name, format }: Wanted): Promise<unknown> => {
  const text = await readFile(join(folder, name), 'utf8').catch(() => null);
  if (text === null) return null;
  const sealed = parsed(text);
  const manifest = sealed?.manifest as Partial<BackupManifest> | undefined;
  if (!sealed || !manifest || sealed.sha256 !== sumOf(manifest)) throw damaged(folder, name);
  if ((manifest.format as string | undefined) !== format)
    throw new BackupError(
      'RESTORE.NEWER_FORMAT',
      `${join(folder, name)} is of the form "${String(manifest.format)}", which this release does not read: restore it with the release that made it.`,
    );
  // It says itself where its files go, and they go there with all our rights.
  if (!hasPaths(manifest)) throw damaged(folder, name);
  return manifest;
};

const damaged = (folder: string, name: string): BackupError =>
  new BackupError('RESTORE.DAMAGED', `${join(folder, name)} is damaged; take another backup.`, {
    findings: [{ path: name, is: 'changed' }],
  });

/** Throws `RESTORE.NO_BACKUP`, `RESTORE.UNFINISHED_BACKUP`, `RESTORE.NEWER_FORMAT` or `RESTORE.DAMAGED`. */
export const readBackupManifest = async (folder: string): Promise<BackupManifest> => {
  const found = await read({ folder, name: MANIFEST, format: 'trustlog backup 1' });
  if (found !== null) return found as BackupManifest;
  const begun = await readFile(join(folder, UNFINISHED), 'utf8').catch(() => null);
  if (begun !== null)
    throw new BackupError(
      'RESTORE.UNFINISHED_BACKUP',
      `The backup in ${folder} was cut off before it was whole: take another one.`,
    );
  throw new BackupError('RESTORE.NO_BACKUP', `There is no backup in ${folder}: it has no ${MANIFEST}.`);
};

/** Throws `RESTORE.KEYS_WANTED`, `RESTORE.NEWER_FORMAT` or `RESTORE.DAMAGED`. */
export const readKeysManifest = async (folder: string): Promise<KeysManifest> => {
  const found = await read({ folder, name: KEYS_MANIFEST, format: 'trustlog keys 1' });
  if (found !== null) return found as KeysManifest;
  throw new BackupError('RESTORE.KEYS_WANTED', `There is no copy of keys in ${folder}: it has no ${KEYS_MANIFEST}.`);
};
