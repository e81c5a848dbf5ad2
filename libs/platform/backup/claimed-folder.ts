import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { syncFolder } from '#platform/sealing/durable-file.js';
import { BackupError, placeFault } from './backup.errors.js';

/** Who is filling a folder. The file lies in it from before the first other file until after the last. */
interface Claim {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/** A new file system brings it along. */
const OF_THE_DISK = 'lost+found';

const isAlive = ({ pid, host }: Claim): boolean => {
  if (host !== hostname() || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const readClaim = async (file: string): Promise<Claim | null> => {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Claim;
  } catch {
    // Its writer was cut off.
    return { pid: 0, host: '', since: '' };
  }
};

/** Whether a folder is still being filled, or was left half full. */
export const isClaimed = async (folder: string, marker: string): Promise<boolean> =>
  (await readClaim(join(folder, marker))) !== null;

/** A folder that is filled by this process alone, and that says so until it is whole. */
export interface ClaimedFolder {
  readonly path: string;
  /** The folder is whole: the mark goes. */
  release(): Promise<void>;
  /** It will not be whole: everything in it goes, and the mark last. */
  clear(): Promise<void>;
}

const contents = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name !== OF_THE_DISK);

const emptyBut = async (folder: string, marker: string): Promise<void> => {
  for (const name of await contents(folder))
    if (name !== marker) await rm(join(folder, name), { recursive: true, force: true });
};

/** Two that begin at once: the one that writes the mark goes on. */
const mark = async (folder: string, marker: string, flag: 'wx' | 'w'): Promise<void> => {
  const claim: Claim = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  await writeFile(join(folder, marker), JSON.stringify(claim), { mode: 0o600, flag });
  await syncFolder(folder);
};

export interface ClaimOptions {
  /** A file that is written last: with it a folder is whole, even when its mark was left. */
  readonly wholeWith?: string;
  readonly beforeClearing?: () => Promise<void>;
}

const refuseOthers = (
  folder: string,
  marker: string,
  { earlier, there }: { readonly earlier: Claim | null; readonly there: readonly string[] },
): void => {
  if (earlier && isAlive(earlier)) throw running(folder, marker, earlier);
  if (!earlier && there.length > 0) throw notEmpty(folder, there);
};

/**
 * Takes a folder that is not there, that is empty, or that an earlier, ended run left half full: what lies in it then
 * goes, after `beforeClearing`. Throws `BACKUP.NOT_EMPTY` or `BACKUP.RUNNING`, and touches nothing.
 */
export const claimFolder = async (
  folder: string,
  marker: string,
  { wholeWith, beforeClearing }: ClaimOptions = {},
): Promise<ClaimedFolder> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const there = await contents(folder);
    const isWhole = wholeWith !== undefined && there.includes(wholeWith);
    const earlier = isWhole ? null : await readClaim(join(folder, marker));
    refuseOthers(folder, marker, { earlier, there });
    await mark(folder, marker, earlier ? 'w' : 'wx');
    if (earlier) await beforeClearing?.();
    await emptyBut(folder, marker);
  } catch (error) {
    throw placeFault(folder, error);
  }
  const release = async (): Promise<void> => {
    await rm(join(folder, marker));
    await syncFolder(folder);
  };
  const clear = async (): Promise<void> => {
    await emptyBut(folder, marker);
    await release();
  };
  return { path: folder, release, clear };
};

const running = (folder: string, marker: string, { pid, since }: Claim): BackupError =>
  new BackupError(
    'BACKUP.RUNNING',
    `Process ${String(pid)} has been filling ${folder} since ${since}: wait for it. If it is another program, remove ${marker} there and ask again.`,
  );

const notEmpty = (folder: string, there: readonly string[]): BackupError =>
  new BackupError(
    'BACKUP.NOT_EMPTY',
    `${folder} is not empty (${there.slice(0, 3).join(', ')}${there.length > 3 ? ', ...' : ''}): name a folder that is, or that is not there yet.`,
  );
