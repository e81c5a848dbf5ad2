import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a PostgreSQL server writes about itself into `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready`, `stopping`, or '' while the file is still being written. */
  readonly status: string;
}

/** Reads the text of `postmaster.pid` (line 1 the process, line 4 the port, line 8 the state); null when it is not one. */
export const parsePostmaster = (text: string): Postmaster | null => {
  const lines = text.split('\n');
  // A negative number marks a single-user server; it is as much in the way as another.
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!Number.isSafeInteger(pid) || pid === 0) return null;
  return { pid, port: Number.parseInt(lines[3] ?? '', 10) || 0, status: (lines[7] ?? '').trim() };
};

/** The server that last wrote its name into the data folder, whether it lives or not. */
export const readPostmaster = async (dataFolder: string): Promise<Postmaster | null> => {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  return parsePostmaster(text);
};

/** The program a process runs, without its arguments; '' when there is none. */
const programOf = async (pid: number): Promise<string> => {
  if (process.platform === 'linux') {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')[0] ?? '';
  }
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  } catch {
    return '';
  }
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * True when the process lives and is a PostgreSQL. Numbers are given again after a reboot, and in a container the
 * same few at every start, so a live process alone proves nothing; a zombie has an empty command line and is dead.
 */
export const isPostgres = async (pid: number): Promise<boolean> => {
  if (!exists(pid)) return false;
  return process.platform === 'win32' || basename(await programOf(pid)) === 'postgres';
};

/** Stops a server: fast (connections are closed, everything is flushed), and after `patience` ms at once. */
export const stopPostmaster = async (dataFolder: string, patience = 10_000): Promise<void> => {
  const running = await readPostmaster(dataFolder);
  if (running === null || !(await isPostgres(running.pid))) return;
  const signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];
  for (const signal of signals) {
    try {
      process.kill(running.pid, signal);
    } catch {
      return;
    }
    if (await hasLeft(dataFolder, running.pid, patience)) return;
  }
};

const hasLeft = async (dataFolder: string, pid: number, patience: number): Promise<boolean> => {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    // The file goes last in a clean stop; the process may linger as somebody's zombie.
    const running = await readPostmaster(dataFolder);
    if (running?.pid !== pid || !(await isPostgres(pid))) return true;
    await sleep(20);
  }
  return false;
};
