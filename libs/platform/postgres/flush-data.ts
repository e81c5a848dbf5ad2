import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { embeddedBinaries, program } from './binaries.js';
import { serverEnvironment } from './cluster.js';

const run = promisify(execFile);

/** One call for all that was written to a file system, where there is one: a second instead of a minute. */
const flushFileSystem = async (data: string, copyFolder: string): Promise<boolean> => {
  if (process.platform !== 'linux') return false;
  const initdb = program(await embeddedBinaries(copyFolder, null), 'initdb');
  const args = ['--sync-only', '--sync-method=syncfs', '-D', data];
  return run(initdb, args, { cwd: '/', env: serverEnvironment() }).then(
    () => true,
    () => false,
  );
};

const flushFile = async (path: string): Promise<void> => {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
};

/**
 * Returns when a lost machine cannot take back what was written to `data`, a folder of PostgreSQL's files, nor these
 * files. `copyFolder`: see `embeddedBinaries`.
 */
export const flushData = async (data: string, files: readonly string[], copyFolder: string): Promise<void> => {
  if (await flushFileSystem(data, copyFolder)) return;
  for (const file of files) await flushFile(file);
};
