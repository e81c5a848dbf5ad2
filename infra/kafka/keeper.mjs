/**
 * Cleans up after a broker whose starter was killed: its standard input is a pipe that the starter holds, and ends with
 * it however it ends. Then every process that the folder names is killed and the folder removed. After a proper stop
 * the folder is gone already and nothing is done.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const [folder = ''] = process.argv.slice(2);

/** A number may have gone to another program meanwhile: only one that was started with this folder is ours. */
const isOurs = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
  } catch {
    return saidByPs(pid).includes(folder);
  }
};

const saidByPs = (pid) => {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

const pids = () => {
  try {
    return readFileSync(path.join(folder, 'pids'), 'utf8').split('\n').filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

const cleanUp = () => {
  for (const pid of pids()) if (isOurs(pid)) process.kill(pid, 'SIGKILL');
  // What is being killed may write once more.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
};

// Ctrl-C and a closed terminal are the starter's to answer.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => undefined);
process.stdin.on('end', cleanUp);
process.stdin.on('error', cleanUp);
process.stdin.resume();
