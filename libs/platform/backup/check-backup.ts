import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { errorCode } from '#platform/postgres/startup.error.js';
import type { FileFinding } from './backup.errors.js';
import { BackupError } from './backup.errors.js';
import { inLanes, sumOf } from './file-copy.js';
import { KEYS_MANIFEST, MANIFEST, UNFINISHED, type FileEntry } from './manifest.js';

interface Checked {
  readonly files: readonly FileEntry[];
  readonly folders?: readonly string[];
}

export interface CheckOptions {
  readonly signal?: AbortSignal;
  readonly onBytes?: (count: number) => void;
}

/** The mark may outlive its writer by a moment: whether a folder is whole, its manifest says. */
const OURS = new Set([MANIFEST, KEYS_MANIFEST, UNFINISHED, 'lost+found']);

const namesIn = async (folder: string): Promise<{ files: string[]; folders: string[] }> => {
  const found = { files: [] as string[], folders: [] as string[] };
  const walk = async (at: string): Promise<void> => {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = posix.join(at, entry.name);
      if (OURS.has(path)) continue;
      if (entry.isDirectory()) {
        found.folders.push(path);
        await walk(path);
      } else found.files.push(path);
    }
  };
  await walk('');
  return found;
};

const lookAt = async (folder: string, file: FileEntry, options: CheckOptions): Promise<FileFinding | null> => {
  const found = await sumOf(join(folder, file.path), options).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    return ['ENOENT', 'ENOTDIR'].includes(errorCode(error)) ? 'missing' : 'unreadable';
  });
  if (typeof found === 'string') return { path: file.path, is: found };
  return found.size === file.size && found.sha256 === file.sha256 ? null : { path: file.path, is: 'changed' };
};

/** Reads every file of a backup again and says which are not as they were written, or are there without being named. */
export const findingsIn = async (
  folder: string,
  { files, folders = [] }: Checked,
  options: CheckOptions = {},
): Promise<readonly FileFinding[]> => {
  const findings: FileFinding[] = [];
  await inLanes(files, async (file) => {
    const finding = await lookAt(folder, file, options);
    if (finding) findings.push(finding);
  });
  const there = await namesIn(folder);
  const named = new Set(files.map(({ path }) => path));
  for (const path of there.files) if (!named.has(path)) findings.push({ path, is: 'extra' });
  const present = new Set(there.folders);
  for (const path of folders) if (!present.has(path)) findings.push({ path, is: 'missing' });
  return findings.sort((one, other) => (one.path < other.path ? -1 : 1));
};

const SHOWN = 5;

/** Throws `RESTORE.DAMAGED` with every file that is not as it was written. */
export const requireSound = async (folder: string, checked: Checked, options: CheckOptions = {}): Promise<void> => {
  const findings = await findingsIn(folder, checked, options);
  if (findings.length === 0) return;
  const told = findings.slice(0, SHOWN).map(({ path, is }) => `${path} ${is}`);
  const more = findings.length > SHOWN ? `, and ${String(findings.length - SHOWN)} more` : '';
  throw new BackupError(
    'RESTORE.DAMAGED',
    `${folder} is not as it was written: ${told.join(', ')}${more}. Take another backup.`,
    { findings },
  );
};
