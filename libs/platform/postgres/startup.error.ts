import { mkdir } from 'node:fs/promises';

/**
 * Something outside the program keeps it from starting: the machine, the folder, the database.
 * `message` is one sentence with the cure; whoever starts the program prints it alone, without a stack, and exits 1.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space and start again',
  EDQUOT: 'your disk quota is used up; free some space and start again',
  EROFS: 'the folder is read-only; set TRUSTLOG_DATA_DIR to a folder that can be written',
  EACCES: 'this user may not write there; set TRUSTLOG_DATA_DIR to a folder that can be written',
  EPERM: 'this user may not write there; set TRUSTLOG_DATA_DIR to a folder that can be written',
  ENOTDIR: 'a file stands where a folder is needed; set TRUSTLOG_DATA_DIR to another folder',
};

const partOf = (error: unknown, name: 'code' | 'message'): string => {
  // Not `instanceof Error`: an error of Node's own modules is of another realm than the code of a test.
  const part = typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
  return typeof part === 'string' ? part : '';
};

/** The code of a Node or PostgreSQL error (`ENOSPC`, `28P01`), or '' when it has none. */
export const errorCode = (error: unknown): string => partOf(error, 'code');

/** What an error says, or its code where it says nothing (a refused connection to several addresses). */
export const errorMessage = (error: unknown): string => partOf(error, 'message') || partOf(error, 'code');

/** A StartupError for a fault of the data folder; any other error comes back as it was. */
export const folderFault = (folder: string, error: unknown): unknown => {
  const why = FILE_FAULTS[errorCode(error)];
  return why === undefined
    ? error
    : new StartupError(`Trustlog cannot keep its data in ${folder}: ${why}.`, { cause: error });
};

/** Makes a folder and those above it; a fault has its true code. */
export const makeFolder = async (folder: string, mode: number): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode });
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // With `recursive` Node calls a read-only file system "no such file or directory".
    await mkdir(folder, { mode });
  }
};

/** What PostgreSQL's own last words mean for the person who started it; `log` is the tail of its output. */
export const serverFault = (folder: string, log: string): StartupError => {
  if (/No space left on device/i.test(log)) return folderFault(folder, coded('ENOSPC')) as StartupError;
  if (/Read-only file system/i.test(log)) return folderFault(folder, coded('EROFS')) as StartupError;
  const said = log
    .split('\n')
    .filter((line) => /(FATAL|PANIC|error):/.test(line))
    .at(-1);
  return new StartupError(
    `The embedded PostgreSQL in ${folder} did not start` +
      (said === undefined
        ? '; its log is server.log in that folder.'
        : `: ${said.replace(/^.*?(?:FATAL|PANIC|error):\s*/, '')}.`),
  );
};

const coded = (code: string): Error => Object.assign(new Error(code), { code });
