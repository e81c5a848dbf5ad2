import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { repositoryRoot } from '#platform/postgres/repository.js';

const PREFIX = 'trustlog-kafka-';
const keeperFile = join(repositoryRoot, 'infra', 'kafka', 'keeper.mjs');

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

/** Starts the process that cleans up a broker's folder as soon as this process is no more. */
export const startKeeper = (folder: string): ChildProcessByStdio<Writable, null, null> => {
  const keeper = spawn(process.execPath, [keeperFile, folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    // Nothing of a test runner's options.
    env: { PATH: process.env['PATH'] ?? '' },
    windowsHide: true,
  });
  keeper.on('error', () => undefined);
  keeper.stdin.on('error', () => undefined);
  // Neither it nor the pipe to it keeps this process from ending.
  keeper.unref();
  if (keeper.stdin instanceof Socket) keeper.stdin.unref();
  return keeper;
};

/** Cleans up what starters left behind whose keeper was killed with them. */
export const sweepLeftovers = async (parent: string = tmpdir()): Promise<void> => {
  const names = (await readdir(parent)).filter((name) => name.startsWith(PREFIX));
  for (const folder of names.map((name) => join(parent, name))) {
    const owner = Number(await readFile(join(folder, 'owner'), 'utf8').catch(() => '0'));
    if (owner > 0 && !lives(owner)) startKeeper(await realpath(folder)).stdin.end();
  }
};

/** A new folder for a broker, which says whose it is. */
export const makeBrokerFolder = async (parent: string = tmpdir()): Promise<string> => {
  const folder = await realpath(await mkdtemp(join(parent, PREFIX)));
  await writeFile(join(folder, 'owner'), String(process.pid));
  return folder;
};

/** Writes down which processes are to be killed with the folder. */
export const notePids = (folder: string, pids: readonly number[]): Promise<void> =>
  writeFile(join(folder, 'pids'), pids.map((pid) => `${String(pid)}\n`).join(''));

/** Removes a broker's folder; a process that has just ended may have written a last file. */
export const removeBrokerFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
