import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock whose holder cannot be asked is taken for dead after this; the work under it takes milliseconds. */
const STALE_MS = 10_000;
const WAIT_MS = 20_000;
const PAUSE_MS = 15;

interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
}

/** The lock was lost to another process that took this one for dead: nothing may be written any more. */
export class LockLost extends Error {
  override readonly name = 'LockLost';
}

/**
 * Runs `work` while this process alone holds the lock file. A lock left by a killed process is broken: at once when
 * its pid is gone from this host, else after ten seconds. `work` calls `stillHeld` right before it publishes
 * anything; it throws `LockLost` when the lock was broken meanwhile.
 */
export const underLock = async <Value>(
  path: string,
  work: (stillHeld: () => Promise<void>) => Promise<Value>,
): Promise<Value> => {
  const mine: Holder = { token: randomUUID(), pid: process.pid, host: hostname() };
  await take(path, mine);
  const stillHeld = async (): Promise<void> => {
    if ((await holderOf(path))?.token !== mine.token) throw new LockLost('The lock was taken over by another process.');
  };
  try {
    return await work(stillHeld);
  } finally {
    if ((await holderOf(path))?.token === mine.token) await rm(path, { force: true });
  }
};

const take = async (path: string, mine: Holder): Promise<void> => {
  const deadline = Date.now() + WAIT_MS;
  while (!(await tryTake(path, mine))) {
    if (Date.now() > deadline) throw new LockLost(`The lock ${path} is held by another process.`);
    await breakIfStale(path);
    await sleep(PAUSE_MS * (0.5 + Math.random()));
  }
};

const tryTake = async (path: string, mine: Holder): Promise<boolean> => {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(JSON.stringify(mine)).finally(() => file.close());
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
};

/** Who holds it; undefined when nobody does, or when its writer has not finished writing its name. */
const holderOf = async (path: string): Promise<Holder | undefined> => {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};

const breakIfStale = async (path: string): Promise<void> => {
  const holder = await holderOf(path);
  if (!(await isStale(path, holder))) return;
  const aside = `${path}.${randomUUID()}.stale`;
  await rename(path, aside).catch(() => undefined);
  const moved = await holderOf(aside);
  // Another process broke the same stale lock first and this one caught its fresh lock: give it back.
  if (moved && moved.token !== holder?.token) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
};

const isStale = async (path: string, holder: Holder | undefined): Promise<boolean> => {
  if (holder?.host === hostname() && !isAlive(holder.pid)) return true;
  const age = await stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  return age > STALE_MS;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
};
