import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { checkBackup, restoreBackup } from '#platform/backup/restore-backup.js';
import { takeBackup, type BackupReport } from '#platform/backup/take-backup.js';
import { openDatabase } from '#platform/postgres/open-database.js';
import { readPostmaster, isPostgres } from '#platform/postgres/postmaster.js';
import { afterMigrate, BackupStage, newTenants, scratchFolder, Writers } from '#platform/testing/backup-stage.js';
import { describeWhere } from '#platform/testing/not-run.js';
import type { WorkerOrders } from './backup.worker.js';

/** Thousands of files are written, read and flushed: a busy machine takes its time. */
const PATIENCE = 600_000;
jest.setTimeout(PATIENCE);

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
let source: BackupStage;

/** Starts a process that backs up or restores, and kills it after a step. */
const killedAfter = async (orders: WorkerOrders): Promise<void> => {
  const args = ['--no-warnings', '--conditions=source', '--import', './tests/faults/typescript-loader.mjs'];
  const child = spawn(process.execPath, [...args, 'tests/faults/backup.worker.ts', JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const reached = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`It ended by itself with ${String(code)}.`)));
    child.stdout.once('data', (text: Buffer) => resolve(String(text).trim()));
  });
  expect(reached).toBe(orders.until);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.kill('SIGKILL');
  await ended;
};

const ordersFor = (act: WorkerOrders['act'], until: string, name: string): WorkerOrders => ({
  act,
  dataFolder: act === 'backup' ? source.dataFolder : scratch.path(name),
  out: scratch.path(act === 'backup' ? name : 'whole'),
  keysOut: scratch.path(act === 'backup' ? `${name}-keys` : 'whole-keys'),
  until,
});

const backUp = (name: string): Promise<BackupReport> =>
  takeBackup({
    dataFolder: source.dataFolder,
    out: scratch.path(name),
    keysOut: scratch.path(`${name}-keys`),
    release: 'test',
  });

beforeAll(async () => {
  scratch = await scratchFolder();
  source = await BackupStage.open(scratch.path('source'));
  const writers = new Writers(source, await newTenants(source, 3), 2);
  await writers.more(60);
  await writers.stop();
}, PATIENCE);
afterAll(async () => {
  await source.close();
  await scratch.remove();
});

describe('a backup that is killed', () => {
  it(
    'passes for no backup at any time, leaves nothing in the server, and is begun anew',
    async () => {
      for (const step of ['started', 'checked']) {
        await killedAfter(ordersFor('backup', step, 'killed'));
        await expect(checkBackup({ from: scratch.path('killed'), keysFrom: null })).rejects.toMatchObject({
          code: 'RESTORE.UNFINISHED_BACKUP',
        });
        // The server hears of it a moment later.
        while ((await source.ask('SELECT FROM pg_replication_slots')).length > 0) await sleep(20);
      }
      const { manifest, keysOut } = await backUp('killed');
      expect(manifest.log.events).toBe((await source.events()).size);
      expect((await checkBackup({ from: scratch.path('killed'), keysFrom: keysOut })).manifest.id).toBe(manifest.id);
    },
    PATIENCE,
  );

  it(
    'is whole when it was killed after its manifest was written, and is not begun anew',
    async () => {
      await killedAfter(ordersFor('backup', 'whole', 'late'));
      const [from, keysFrom] = [scratch.path('late'), scratch.path('late-keys')];
      expect(await readdir(from)).toContain('backup-unfinished.json');
      await expect(backUp('late')).rejects.toMatchObject({ code: 'BACKUP.NOT_EMPTY' });
      expect((await checkBackup({ from, keysFrom })).manifest.log.events).toBe((await source.events()).size);
    },
    PATIENCE,
  );
});

describe('a restore that is killed', () => {
  it(
    'is closed to everybody until the same restore has come to its end',
    async () => {
      await backUp('whole');
      const dataFolder = scratch.path('restored');
      const restore = { from: scratch.path('whole'), keysFrom: scratch.path('whole-keys'), toEmpty: dataFolder };
      for (const step of ['placed', 'recovered', 'erased']) {
        await killedAfter(ordersFor('restore', step, 'restored'));
        await expect(openDatabase({ dataFolder })).rejects.toThrow(/restore into .* is under way or was cut off/);
        await expect(
          takeBackup({ dataFolder, out: scratch.path('of-half'), keysOut: null, release: 'test' }),
        ).rejects.toMatchObject({ code: 'BACKUP.RESTORE_UNFINISHED' });
      }
      const orphan = await readPostmaster(join(dataFolder, 'postgres', 'data'));
      expect(orphan === null ? false : await isPostgres(orphan.pid)).toBe(true);
      const report = await restoreBackup({ ...restore, later: null, afterMigrate });
      expect(report.events).toBe((await source.events()).size);
      expect(await isPostgres(orphan?.pid ?? 0)).toBe(false);
      const sut = await BackupStage.open(dataFolder);
      expect(await sut.events()).toEqual(await source.events());
      expect(await sut.differences()).toBe(0);
      await sut.close();
    },
    PATIENCE,
  );
});

const SMALL = '24m';

const mountable = (): boolean => {
  if (process.getuid?.() !== 0 || process.platform !== 'linux' || !existsSync('/bin/mount')) return false;
  try {
    execFileSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describeWhere(mountable(), 'a disk that is full', 'this user may not mount a small disk', () => {
  let disk: string;
  beforeAll(async () => {
    disk = scratch.path('disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL}`, 'tmpfs', disk]);
  });
  afterAll(() => {
    execFileSync('umount', ['-l', disk]);
  });

  it('is told before anything is written, and nothing is left on it', async () => {
    await expect(
      takeBackup({ dataFolder: source.dataFolder, out: disk, keysOut: null, release: 'test' }),
    ).rejects.toMatchObject({ code: 'BACKUP.NO_SPACE' });
    expect(await readdir(disk)).toEqual([]);
  });

  it('is told when it becomes full meanwhile: the keys find no room, and the backup beside them goes too', async () => {
    const out = scratch.path('beside-full');
    await expect(
      takeBackup({
        ...{ dataFolder: source.dataFolder, out, keysOut: join(disk, 'keys'), release: 'test' },
        onStep: (step) => {
          if (step === 'copied')
            execFileSync('sh', ['-c', `cat /dev/zero > ${disk}/filler || true`], { stdio: 'ignore' });
        },
      }),
    ).rejects.toMatchObject({ code: 'BACKUP.NO_SPACE' });
    expect([await readdir(out), await readdir(join(disk, 'keys'))]).toEqual([[], []]);
  });
});
