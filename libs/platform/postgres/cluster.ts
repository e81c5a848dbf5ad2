import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { embeddedBinaries, program } from './binaries.js';
import { canReach, giveTo, serverUser, type ServerUser } from './run-as.js';
import { errorCode, folderFault, makeFolder, serverFault, StartupError } from './startup.error.js';

/**
 * One embedded PostgreSQL on disk. The data folder (`TRUSTLOG_DATA_DIR`, default `.data`) holds:
 *
 *     role.secret          0600  random; the passwords of the database roles are made from it
 *     postgres/                  the embedded server; made whole under another name, then renamed
 *       data/              0700  PostgreSQL's own files, of the user it runs as
 *       password           0600  of the superuser `postgres`
 *       server.log         0600  what the server says
 *     binaries-<version>/        a copy of the programs, only where node_modules cannot be used in place
 *
 * As root below a folder that no other user may enter (a clone under /root), `postgres` is a link to a folder
 * under /var/lib/trustlog, because PostgreSQL must not run as root.
 */
export interface Cluster {
  /** Absolute, links resolved. */
  readonly folder: string;
  readonly data: string;
  readonly password: string;
  /** Folder with `bin`, `lib` and `share`. */
  readonly binaries: string;
  /** Null: the server runs as whoever we are. */
  readonly user: ServerUser | null;
}

const run = promisify(execFile);
const SHARED_HOME = '/var/lib/trustlog';
/** What a server's folder is called until it is whole. */
export const HALF = 'postgres-half-';

/** PostgreSQL's surroundings: ours without `PG*`, which would redirect it, and with messages we can read. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))),
  LC_ALL: 'C',
});

/** Makes the data folder, passable (not readable) for the server's user when that is another than ours. */
export const openDataFolder = async (dataFolder: string, user: ServerUser | null): Promise<void> => {
  await makeFolder(dataFolder, user === null ? 0o700 : 0o711);
  if (user === null) return;
  const { mode, uid } = await stat(dataFolder);
  if (uid === 0 && (mode & 0o011) !== 0o011) await chmod(dataFolder, (mode & 0o777) | 0o011);
};

/** A folder that the server's user can reach: the data folder itself where possible. */
export const reachableHome = async (dataFolder: string, user: ServerUser | null): Promise<string> => {
  if (await canReach(dataFolder, user)) return dataFolder;
  await mkdir(SHARED_HOME, { recursive: true, mode: 0o711 });
  return SHARED_HOME;
};

const initialise = async (half: string, binaries: string, user: ServerUser | null, durable: boolean): Promise<void> => {
  const password = join(half, 'password');
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await giveTo(password, user);
  await mkdir(join(half, 'data'), { mode: 0o700 });
  await giveTo(join(half, 'data'), user);
  const options = ['--username=postgres', `--pwfile=${password}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  const speed = durable ? [] : ['--no-sync'];
  await run(
    program(binaries, 'initdb'),
    ['-D', join(half, 'data'), ...options, '--locale=C', '--no-instructions', ...speed],
    { cwd: '/', env: serverEnvironment(), ...user },
  ).catch((error: unknown) => {
    throw initialiseFault(dirname(half), error);
  });
};

const initialiseFault = (folder: string, error: unknown): unknown => {
  const { stderr } = error as { stderr?: string };
  if (stderr !== undefined && stderr !== '') return serverFault(folder, stderr);
  // A program without its loader (a musl system) is "not found" although the file is there.
  if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EACCES') {
    return new StartupError(
      'The embedded PostgreSQL does not run on this system; set DATABASE_URL to a PostgreSQL 15 to 18.',
      { cause: error },
    );
  }
  return error;
};

/**
 * Gives the finished half its name; where it cannot lie in the data folder, a link there. When another was first
 * its folder stays and ours goes.
 */
const publish = async (half: string, dataFolder: string): Promise<void> => {
  const home = join(dataFolder, 'postgres');
  const whole = dirname(half) === dataFolder ? home : half.replace(HALF, 'postgres-');
  try {
    await rename(half, whole);
    if (whole !== home) await symlink(whole, home);
  } catch (error) {
    if (!['EEXIST', 'ENOTEMPTY', 'ENOTDIR', 'EPERM'].includes(errorCode(error))) throw error;
    await rm(whole === home ? half : whole, { recursive: true, force: true });
  }
};

/** What killed starters left half-made; a living one needs a second, not ten minutes. */
const sweepHalves = async (base: string): Promise<void> => {
  for (const name of (await readdir(base)).filter((entry) => entry.startsWith(HALF))) {
    const path = join(base, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > 600_000) await rm(path, { recursive: true, force: true });
  }
};

const create = async (dataFolder: string, user: ServerUser | null, durable: boolean): Promise<void> => {
  const base = await reachableHome(dataFolder, user);
  await sweepHalves(base);
  const half = await mkdtemp(join(base, HALF));
  try {
    await chmod(half, user === null ? 0o700 : 0o711);
    await initialise(half, await embeddedBinaries(base, user), user, durable);
    await publish(half, dataFolder);
  } catch (error) {
    await rm(half, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
};

const sameMajor = async (folder: string, data: string, binaries: string): Promise<void> => {
  const made = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  const { stdout } = await run(program(binaries, 'postgres'), ['--version'], { cwd: '/' });
  const ours = /\b(\d+)\.\d/.exec(stdout)?.[1] ?? made;
  if (made !== ours) {
    throw new StartupError(
      `The database in ${folder} was made by PostgreSQL ${made} and this release brings ${ours}; ` +
        'start it with the older release and move the data, or set TRUSTLOG_DATA_DIR to a new folder.',
    );
  }
};

/** The home of the files, once they exist: a folder made by a user keeps that user, even when root starts it later. */
const open = async (dataFolder: string): Promise<Cluster> => {
  const folder = await realpath(join(dataFolder, 'postgres'));
  const data = join(folder, 'data');
  const owner = await stat(data);
  const user = process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : null;
  const home = (await canReach(dataFolder, user)) ? dataFolder : SHARED_HOME;
  const binaries = await embeddedBinaries(home, user);
  await sameMajor(folder, data, binaries);
  return { folder, data, binaries, user, password: (await readFile(join(folder, 'password'), 'utf8')).trim() };
};

/**
 * Opens the embedded PostgreSQL of a data folder, making it when there is none; starts nothing.
 * Safe for several processes at once. `durable: false` (tests) skips flushing to disk.
 * Throws StartupError for a full disk, a read-only folder, a missing package, another major version.
 */
export const openCluster = async (dataFolder: string, durable = true): Promise<Cluster> => {
  const folder = resolve(dataFolder);
  const user = serverUser();
  try {
    await openDataFolder(folder, user);
    const there = await stat(join(folder, 'postgres')).catch(() => null);
    if (there === null) await create(folder, user, durable);
    return await open(folder);
  } catch (error) {
    throw folderFault(folder, error);
  }
};
