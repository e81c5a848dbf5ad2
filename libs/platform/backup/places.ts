import { realpath, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { BackupError } from './backup.errors.js';

/** Where a folder really is, whether it is there yet or not. */
const whereIs = async (folder: string): Promise<string> => {
  const absolute = resolve(folder);
  return realpath(absolute).catch(async () =>
    dirname(absolute) === absolute ? absolute : join(await whereIs(dirname(absolute)), basename(absolute)),
  );
};

const isWithin = (inner: string, outer: string): boolean =>
  inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);

/** Throws `BACKUP.SAME_PLACE` when one of the folders lies in another, links followed. */
export const requireApart = async (folders: Readonly<Record<string, string>>): Promise<void> => {
  const named = await Promise.all(
    Object.entries(folders).map(async ([what, folder]) => ({ what, at: await whereIs(folder) })),
  );
  for (const one of named)
    for (const other of named)
      if (one !== other && isWithin(one.at, other.at))
        throw new BackupError(
          'BACKUP.SAME_PLACE',
          `${one.what} and ${other.what} must not lie in one another (${one.at}): whoever takes one would have both.`,
        );
};

/** Left free beside what is written. */
const SPARE_BYTES = 64 * 1024 * 1024;

/** Throws `BACKUP.NO_SPACE` when `bytes` do not fit there; better now than in an hour. */
export const requireSpace = async (folder: string, bytes: number): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes + SPARE_BYTES) return;
  const megabytes = (count: number): string => `${String(Math.ceil(count / 1024 / 1024))} MB`;
  throw new BackupError(
    'BACKUP.NO_SPACE',
    `${folder} has ${megabytes(free)} left and ${megabytes(bytes + SPARE_BYTES)} are needed: make room, or choose another place.`,
  );
};
