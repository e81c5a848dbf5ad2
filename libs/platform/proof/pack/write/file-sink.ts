import { open, rename, rm } from 'node:fs/promises';
import type { Sink } from '../zip/zip-writer.js';

/**
 * Writes a file beside its name and gives it the name when it is whole and on the disk. Whatever goes wrong, and when the
 * signal comes, nothing is left.
 */
export const writeWhole = async <Answer>(
  path: string,
  write: (sink: Sink) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer> => {
  const draft = `${path}.${process.pid}.part`;
  const file = await open(draft, 'wx', 0o600);
  try {
    const answer = await write(async (bytes) => {
      signal?.throwIfAborted();
      await file.writeFile(bytes);
    });
    signal?.throwIfAborted();
    await file.sync();
    await file.close();
    await rename(draft, path);
    return answer;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
};
