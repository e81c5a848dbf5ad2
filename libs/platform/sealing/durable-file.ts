import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Makes renames and new names in a folder survive a power cut. Windows cannot open folders and needs no such call. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Removes what a killed writer of the file left; the caller holds the file's lock, so nobody is writing. */
export const removeLeftovers = async (path: string): Promise<void> => {
  const names = await readdir(dirname(path));
  const left = names.filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith('.new'));
  await Promise.all(left.map((name) => rm(join(dirname(path), name), { force: true })));
};

/**
 * Replaces a file whole: a reader, or a machine that lost its power, sees the old content or the new, never a part.
 * `beforeRename` is asked last; what it throws leaves the file as it was.
 */
export const replaceFile = async (path: string, content: string, beforeRename?: () => Promise<void>): Promise<void> => {
  const temporary = `${path}.${randomUUID()}.new`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await beforeRename?.();
    await rename(temporary, path);
  } catch (fault) {
    await rm(temporary, { force: true });
    throw fault;
  }
  await syncFolder(dirname(path));
};
