/** One installation or build at a time in one clone. The file names the process that holds it. */
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const lives = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const holderOf = async (file) => Number(await readFile(file, 'utf8').catch(() => '0'));

const take = async (file, draft) => {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  }
};

/** Of several who find a dead holder only one gets the file to throw away, and puts it back if it was no longer dead. */
const clearDead = async (file, mine) => {
  const aside = `${mine}.dead`;
  await rename(file, aside).catch(() => undefined);
  const holder = await holderOf(aside);
  if (holder > 0 && lives(holder)) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
};

/** Runs `work` alone; `onWait` is called once when another process is at it. Its holder's death frees the lock. */
export const withLock = async (file, work, onWait = () => undefined) => {
  const draft = `${file}.${process.pid}`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, String(process.pid));
  try {
    for (let waited = 0; !(await take(file, draft)); waited += 1) {
      const holder = await holderOf(file);
      if (holder > 0 && !lives(holder)) {
        await clearDead(file, draft);
        continue;
      }
      if (waited === 0) onWait(holder);
      await sleep(200);
    }
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
};
