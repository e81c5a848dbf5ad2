import { chmod, lchown, mkdtemp, readdir, realpath, rename, rm, stat, symlink, utimes } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { HALF, openDataFolder, reachableHome } from './cluster.js';
import { stopPostmaster } from './postmaster.js';
import { serverUser, type ServerUser } from './run-as.js';

/** Well within the time after which a half-made folder counts as left behind. */
const STILL_HERE_MS = 60_000;

/** Hands a folder and all that is in it to a user. */
export const giveAllTo = async (path: string, user: ServerUser): Promise<void> => {
  await lchown(path, user.uid, user.gid);
  if (!(await stat(path)).isDirectory()) return;
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) await giveAllTo(inner, user);
    else await lchown(inner, user.uid, user.gid);
  }
};

/**
 * Who the embedded server of a folder runs as: whoever we are; for root the folder's owner, and where that is root too,
 * a user that root lends it.
 */
export const userFor = async (dataFolder: string): Promise<ServerUser | null> => {
  if (process.getuid?.() !== 0) return null;
  const { uid, gid } = await stat(dataFolder);
  return uid === 0 ? serverUser() : { uid, gid };
};

const filled = async (half: string, fill: (half: string) => Promise<void>): Promise<void> => {
  const stillHere = setInterval(() => void utimes(half, new Date(), new Date()).catch(() => undefined), STILL_HERE_MS);
  try {
    await fill(half);
  } finally {
    clearInterval(stillHere);
  }
};

/**
 * Puts an embedded server's files that were made elsewhere into a data folder that has none: `fill` writes `data/` and
 * `password` into the folder that it is given, which gets its name when it is whole. Starts nothing.
 */
export const adoptCluster = async (dataFolder: string, fill: (half: string) => Promise<void>): Promise<void> => {
  const folder = resolve(dataFolder);
  const user = await userFor(folder);
  await openDataFolder(folder, user);
  const base = await reachableHome(folder, user);
  const half = await mkdtemp(join(base, HALF));
  try {
    await chmod(half, user === null ? 0o700 : 0o711);
    await filled(half, fill);
    if (user !== null) for (const name of await readdir(half)) await giveAllTo(join(half, name), user);
    const home = join(folder, 'postgres');
    const whole = base === folder ? home : half.replace(HALF, 'postgres-');
    await rename(half, whole);
    if (whole !== home) await symlink(whole, home);
  } catch (error) {
    await rm(half, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
};

/** Stops the server of a data folder and removes its files, wherever they are. For folders whose content is worth nothing. */
export const discardCluster = async (dataFolder: string): Promise<void> => {
  const home = join(resolve(dataFolder), 'postgres');
  const whole = await realpath(home).catch(() => null);
  if (whole === null) return;
  await stopPostmaster(join(whole, 'data'));
  await rm(whole, { recursive: true, force: true });
  if (dirname(whole) !== resolve(dataFolder)) await rm(home, { force: true });
};
