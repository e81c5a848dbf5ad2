import { execFileSync } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** The numeric user and group that PostgreSQL runs under. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const idOf = (flag: '-u' | '-g', name: string): number | null => {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  } catch {
    return null;
  }
};

/**
 * PostgreSQL refuses to run as root, so root lends it another user: `postgres` where there is one, else `nobody`.
 * Null means: run it as whoever we are.
 */
export const serverUser = (): ServerUser | null => {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== null && gid !== null && uid !== 0) return { uid, gid };
  }
  return { uid: 65534, gid: 65534 };
};

const mayPass = (mode: number, owner: ServerUser, user: ServerUser): boolean => {
  if (owner.uid === user.uid) return (mode & 0o100) !== 0;
  if (owner.gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
};

/** True when `user` may walk down to `folder` through every folder above it (a clone under /root is not reachable). */
export const canReach = async (folder: string, user: ServerUser | null): Promise<boolean> => {
  if (user === null) return true;
  let at = resolve(folder);
  for (;;) {
    const { mode, uid, gid } = await stat(at);
    if (!mayPass(mode, { uid, gid }, user)) return false;
    if (dirname(at) === at) return true;
    at = dirname(at);
  }
};

/** Hands a file or folder to the server's user, when that is another than ours. */
export const giveTo = async (path: string, user: ServerUser | null): Promise<void> => {
  if (user !== null) await chown(path, user.uid, user.gid);
};
