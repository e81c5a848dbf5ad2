import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MEGABYTE = 1024 * 1024;

/** A file system of its own that can be filled to the last byte. */
export interface SmallDisk {
  readonly folder: string;
  fill(): Promise<void>;
  /** Takes away what `fill` put there. */
  clear(): Promise<void>;
  remove(): Promise<void>;
}

/** In memory; null where this process may not mount one. */
export const smallDisk = async (megabytes: number): Promise<SmallDisk | null> => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = await mkdtemp(join(tmpdir(), 'trustlog-disk-'));
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  if (!mounted) {
    await rm(folder, { recursive: true });
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: async () => {
      const { bavail, bsize } = await statfs(folder);
      // The last block goes with a write that fails: what is left is nothing.
      await writeFile(ballast, Buffer.alloc(bavail * bsize + MEGABYTE)).catch(() => undefined);
    },
    clear: () => rm(ballast, { force: true }),
    remove: async () => {
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
};
