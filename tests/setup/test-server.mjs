/**
 * Plain JavaScript, because jest runs its global set-up outside the transform. It starts nothing: the first spec that
 * asks for a database starts the server (libs/platform/testing/test-database.ts), here it is only found and stopped.
 */
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PREFIX = 'trustlog-postgres-';

const lives = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const pidFile = (folder) => join(folder, 'postgres', 'data', 'postmaster.pid');
const pidIn = (text) => Number.parseInt(text.split('\n')[0], 10);

const stopServer = async (folder) => {
  const pid = await readFile(pidFile(folder), 'utf8').then(pidIn, () => 0);
  if (!(pid > 0) || !lives(pid)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline && (await readFile(pidFile(folder), 'utf8').then(pidIn, () => 0)) === pid)
    await sleep(20);
};

/** Stops the run's server, if one was started, and removes its folder (and what a link in it points to). */
export const removeRun = async (folder) => {
  await stopServer(folder);
  const home = await realpath(join(folder, 'postgres')).catch(() => null);
  if (home !== null) await rm(home, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
};

/** Runs that were killed before their teardown leave a server and a folder behind. */
const sweep = async () => {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const owner = Number(await readFile(join(folder, 'owner'), 'utf8').catch(() => 'x'));
    if (owner > 0 && !lives(owner)) await removeRun(folder).catch(() => undefined);
  }
};

/** A folder for this run, named by TRUSTLOG_TEST_RUN, which the workers inherit. */
export const makeRun = async () => {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await writeFile(join(folder, 'owner'), String(process.pid));
  // Ctrl-C skips jest's teardown; the folder itself is swept by the next run.
  process.once('exit', () => {
    try {
      process.kill(pidIn(readFileSync(pidFile(folder), 'utf8')), 'SIGINT');
    } catch {
      // Never started, or stopped already.
    }
  });
  return folder;
};
