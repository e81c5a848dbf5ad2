import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { UNFINISHED_RESTORE } from '#platform/postgres/closed-doors.js';
import { syncFolder } from '#platform/sealing/durable-file.js';
import { LAST_BACKUP, LAST_RESTORE } from './of-the-data-folder.js';
import { copyFile } from './file-copy.js';
import type { FileEntry } from './manifest.js';

/** The superuser's password lies among the database's files in a data folder, and among the keys in a copy. */
const PASSWORD = 'postgres/password';
const PASSWORD_IN_COPY = 'postgres.password';

const KEYRING = 'keys/keyring.json';

const OF_THE_DATABASE = /^(postgres($|-half-)|binaries-)/;
/** Drafts and locks of whoever is writing, and what this program notes about its copies. */
const PASSING = /\.(lock|new|stale|pid)$|\.key\.\d+$|^role\.secret\.[0-9a-f]+$/;
const OURS = new Set([LAST_BACKUP, LAST_RESTORE, UNFINISHED_RESTORE, 'lost+found']);

const isKept = (name: string): boolean => !PASSING.test(name) && !OURS.has(name) && !OF_THE_DATABASE.test(name);

/**
 * What lies in a data folder outside the database: keyring, secrets, signing keys, what was signed last, the ledger of
 * erasures. Nothing is named here, so that nothing that is added is forgotten.
 */
export const outsideFiles = async (dataFolder: string): Promise<readonly string[]> => {
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(dataFolder, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (!isKept(folder === '' ? entry.name : entry.name.replace(OF_THE_DATABASE, '_'))) continue;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  await walk('');
  return found.sort();
};

const FLUSHED = { flush: true };

const foldersAbove = (paths: readonly string[]): string[] => [
  ...new Set(paths.map((path) => dirname(path)).filter((folder) => folder !== '.')),
];

const copyTo = async (dataFolder: string, to: string, paths: readonly string[]): Promise<FileEntry[]> => {
  for (const folder of foldersAbove(paths)) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  const entries: FileEntry[] = [];
  for (const path of paths)
    entries.push({ path, ...(await copyFile(join(dataFolder, path), join(to, path), FLUSHED)) });
  await Promise.all(foldersAbove(paths).map((folder) => syncFolder(join(to, folder))));
  return entries;
};

/** Copies the superuser's password, and all that lies outside the database but the keyring. */
export const copyOutside = async (dataFolder: string, to: string): Promise<readonly FileEntry[]> => {
  const paths = (await outsideFiles(dataFolder)).filter((path) => path !== KEYRING);
  const password = await stat(join(dataFolder, PASSWORD)).catch(() => null);
  const entries = await copyTo(dataFolder, to, paths);
  if (password === null) return entries;
  return [
    ...entries,
    { path: PASSWORD_IN_COPY, ...(await copyFile(join(dataFolder, PASSWORD), join(to, PASSWORD_IN_COPY))) },
  ];
};

/** The keyring alone: the caller holds its lock. */
export const copyKeyring = (dataFolder: string, to: string): Promise<readonly FileEntry[]> =>
  copyTo(dataFolder, to, [KEYRING]);

/** Puts a copy back into a new data folder; answers where the password is, which belongs among the database's files. */
export const putBackOutside = async (
  from: string,
  files: readonly FileEntry[],
  dataFolder: string,
): Promise<{ readonly password: string }> => {
  const paths = files.map(({ path }) => path).filter((path) => path !== PASSWORD_IN_COPY);
  for (const folder of foldersAbove(paths)) await mkdir(join(dataFolder, folder), { recursive: true, mode: 0o700 });
  for (const path of paths) await copyFile(join(from, path), join(dataFolder, path), FLUSHED);
  await Promise.all(foldersAbove(paths).map((folder) => syncFolder(join(dataFolder, folder))));
  return { password: join(from, PASSWORD_IN_COPY) };
};
