import { randomUUID } from 'node:crypto';
import { cp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Uuid } from '#platform/kernel/event.js';
import { SignedHeads } from '#platform/proof/signed-heads.js';
import { ErasureLedger } from '#platform/sealing/erasure-ledger.js';
import { Keyring } from '#platform/sealing/keyring.js';
import {
  afterMigrate,
  BackupStage,
  newTenants,
  scratchFolder,
  Writers,
  type Acknowledged,
} from '#platform/testing/backup-stage.js';
import { lastBackup, lastRestore } from './of-the-data-folder.js';
import { checkBackup, restoreBackup, type RestoreOptions } from './restore-backup.js';
import type { RestoreReport } from './restore.types.js';
import { takeBackup, type BackupOptions, type BackupReport } from './take-backup.js';

/** Thousands of files are written, read and flushed: a busy machine takes its time. */
const PATIENCE = 300_000;
jest.setTimeout(PATIENCE);

let scratch: Awaited<ReturnType<typeof scratchFolder>>;
let source: BackupStage;
let tenants: readonly Uuid[];
let sealed: readonly string[];
let backup: BackupReport;
/** Acknowledged before the backup ended, with writers at work. */
let before: readonly Acknowledged[];

const person = randomUUID();
const tenantOf = (index: number): Uuid => tenants[index] as Uuid;

const backUp = (name: string, over: Partial<BackupOptions> = {}): Promise<BackupReport> =>
  takeBackup({
    ...{
      dataFolder: source.dataFolder,
      out: scratch.path(name),
      keysOut: scratch.path(`${name}-keys`),
      release: 'test',
    },
    ...over,
  });

const restore = (name: string, over: Partial<RestoreOptions> = {}): Promise<RestoreReport> =>
  restoreBackup({
    ...{ from: backup.out, keysFrom: backup.keysOut ?? '', toEmpty: scratch.path(name), later: null, afterMigrate },
    ...over,
  });

/** As the sealer does before it publishes. */
const sign = async (tenantId: Uuid, size: number): Promise<void> => {
  const heads = await SignedHeads.open(source.dataFolder);
  const head = { history: 1, logEpoch: await source.store.logEpoch(), size, root: new Uint8Array(32), statement: null };
  expect(await heads.advance(tenantId, null, head)).toBe(true);
};

const there = (folder: string): Promise<string[]> => readdir(folder).catch(() => ['nothing']);

beforeAll(async () => {
  scratch = await scratchFolder();
  source = await BackupStage.open(scratch.path('source'));
  tenants = await newTenants(source, 5);
  sealed = await Promise.all(tenants.map((tenantId) => source.sealing.seal(tenantId, person, 'givenName', 'Iola')));
  const writers = new Writers(source, tenants, 4);
  await writers.more(200);
  backup = await backUp('backup', {
    onStep: async (step) => {
      // Written after its files were copied: only the log has these.
      if (step === 'copied') await writers.more(200);
      if (step === 'copied') before = [...writers.acknowledged];
      if (step === 'finished') await writers.more(50);
    },
  });
  await writers.stop();
}, PATIENCE);
afterAll(async () => {
  await source.close();
  await scratch.remove();
});

describe('a database that was backed up while it was written into', () => {
  it('leaves nothing behind in the server, and a word for the doctor', async () => {
    expect(await source.ask('SELECT slot_name FROM pg_replication_slots')).toEqual([]);
    expect(await lastBackup(source.dataFolder)).toMatchObject({ id: backup.manifest.id, out: backup.out });
    expect(await there(backup.out)).toEqual(['data', 'heads.json', 'manifest.json']);
  });

  it('keeps its keys in another place, and none of them beside the data', async () => {
    const keys = await there(backup.keysOut ?? '');
    expect(keys.sort()).toEqual(['keys', 'keys.json', 'postgres.password', 'role.secret']);
    const secrets = await Promise.all(
      ['role.secret', 'postgres.password', 'keys/root.key'].map((file) =>
        readFile(join(backup.keysOut ?? '', file), 'utf8'),
      ),
    );
    for (const { path } of backup.manifest.files) {
      const bytes = await readFile(join(backup.out, path), 'latin1');
      for (const secret of secrets) expect(bytes.includes(secret.trim())).toBe(false);
    }
  });

  it('says what is in it at least', async () => {
    const { events, tenants: records, epoch } = backup.manifest.log;
    expect(events).toBeGreaterThanOrEqual(before.length);
    expect([records, epoch]).toEqual([5, await source.store.logEpoch()]);
    expect((await checkBackup({ from: backup.out, keysFrom: backup.keysOut })).manifest.id).toBe(backup.manifest.id);
  });
});

describe('a folder that a backup was restored into, after somebody was erased', () => {
  let sut: BackupStage;
  let report: RestoreReport;

  beforeAll(async () => {
    const ledger = await ErasureLedger.open(source.dataFolder);
    const [tenantId, at] = [tenantOf(0), '2026-11-21T10:00:00.000Z'];
    await ledger.note({ tenantId, subjectId: person, erasureId: randomUUID(), kind: 'person', rule: 'a rule', at });
    await source.sealing.destroySubjectKey(tenantId, person, 'a rule', at);
    await sign(tenantOf(1), await source.store.head(tenantOf(1)));
    await sign(tenantOf(2), 3);
    report = await restore('restored', { later: source.dataFolder });
    sut = await BackupStage.open(scratch.path('restored'));
  }, PATIENCE);
  afterAll(() => sut.close());

  it('has every event that was acknowledged before the backup ended, to the letter', async () => {
    const [restored, original] = [await sut.events(), await source.events()];
    const missing = before.filter(({ tenantId, position, commandId }) => {
      const stored = restored.get(`${tenantId} ${String(position)}`);
      return stored === undefined || !stored.includes(commandId);
    });
    expect(before.length).toBeGreaterThan(400);
    expect(missing).toEqual([]);
    for (const [at, stored] of restored) expect(original.get(at)).toBe(stored);
    expect(report).toMatchObject({ events: restored.size, tenants: 5 });
  });

  it('has read models that are what its log says, and goes on from where it is', async () => {
    expect(await sut.differences()).toBe(0);
    const writers = new Writers(sut, await newTenants(sut, 1), 1);
    await writers.more(3);
    await writers.stop();
    expect(await sut.differences()).toBe(0);
  });

  it('has a new epoch in all that rests on one, and nobody signed in', async () => {
    const epoch = await sut.store.logEpoch();
    expect([report.logEpoch, epoch === backup.manifest.log.epoch]).toEqual([epoch, false]);
    expect(await source.store.logEpoch()).toBe(backup.manifest.log.epoch);
    const [version] = await sut.ask<{ epoch: string }>(
      `SELECT epoch FROM read.answer_version('${tenantOf(0)}', NULL, '{}', '{}')`,
    );
    expect(version?.epoch).toBe(epoch);
    expect(await sut.ask('SELECT FROM platform.session')).toEqual([]);
  });

  it('opens what it may and has erased again what was erased since', async () => {
    expect(report).toMatchObject({ erasuresApplied: 1, erasuresStanding: 0, unreadable: [], ledgerFrom: 'later' });
    expect(await sut.sealing.open(tenantOf(0), sealed.slice(0, 1))).toEqual([
      { erasedOn: '2026-11-21', rule: 'a rule' },
    ]);
    expect(await sut.sealing.open(tenantOf(1), sealed.slice(1, 2))).toEqual([{ value: 'Iola' }]);
    // The key that could open it is in the copy of keys, and no longer in the keyring that was made of it.
    const [copied, now] = await Promise.all(
      [backup.keysOut ?? '', sut.dataFolder].map(async (dataDir) =>
        (await Keyring.open({ dataDir })).tenantKey(tenantOf(0)),
      ),
    );
    expect(copied?.keyId).not.toBe(now?.keyId);
  });

  it('names what had been signed and is lost, and keeps the word on it', async () => {
    const [restored, signed] = [await sut.store.head(tenantOf(1)), await source.store.head(tenantOf(1))];
    expect(signed).toBeGreaterThan(restored);
    expect(report).toMatchObject({
      lostKnownFrom: 'of the lost machine',
      lost: [{ tenantId: tenantOf(1), restored, signed }],
    });
    const heads = await SignedHeads.open(sut.dataFolder);
    expect(await heads.last(tenantOf(1))).toMatchObject({ size: signed });
    expect(await heads.isFromBackup(tenantOf(1))).toBe(false);
  });

  it('is the property of whoever is to run it, and closed to others', async () => {
    const mode = async (path: string): Promise<number> => (await stat(join(sut.dataFolder, path))).mode & 0o777;
    expect(await mode('postgres/data')).toBe(0o700);
    for (const file of ['keys/keyring.json', 'keys/root.key', 'role.secret', 'postgres/password'])
      expect([file, await mode(file)]).toEqual([file, 0o600]);
    const { uid } = await stat(join(sut.dataFolder, 'postgres', 'data', 'PG_VERSION'));
    expect(uid).toBe((await stat(join(source.dataFolder, 'postgres', 'data', 'PG_VERSION'))).uid);
    expect(await lastRestore(sut.dataFolder)).toMatchObject({ backupId: backup.manifest.id });
    expect(await there(sut.dataFolder)).not.toContain('restore-unfinished.json');
  });
});

describe('a backup whose own keys are no more', () => {
  it('is refused with keys of another time, and with a word restored as far as it can be read', async () => {
    const newer = await backUp('newer');
    const keysFrom = newer.keysOut ?? '';
    await expect(restore('other', { keysFrom })).rejects.toMatchObject({ code: 'RESTORE.WRONG_KEYS' });
    expect(await there(scratch.path('other'))).toEqual(['nothing']);
    const report = await restore('other', { keysFrom, otherKeys: true });
    // A copy of keys is not the last word on what was signed.
    expect(report.lostKnownFrom).toBe('of the backup');
    expect(await (await SignedHeads.open(scratch.path('other'))).isFromBackup(tenantOf(1))).toBe(true);
    // The one subject of that record is erased by the ledger, which came with the newer keys.
    expect(report).toMatchObject({ erasuresApplied: 1, unreadable: [] });
  });
});

describe('a backup that is not as it was written', () => {
  /** Does harm to the backup, and makes it good again. */
  const harmed = async (file: string, harm: (path: string) => Promise<void>, look: () => Promise<void>) => {
    const [path, aside] = [join(backup.out, file), scratch.path('aside')];
    const wasThere = await rename(path, aside).then(
      () => true,
      () => false,
    );
    if (wasThere) await cp(aside, path, { recursive: true });
    try {
      await harm(path);
      await look();
      expect(await there(scratch.path('never'))).toEqual(['nothing']);
    } finally {
      await rm(path, { recursive: true, force: true });
      if (wasThere) await rename(aside, path);
    }
  };
  const gone = (path: string): Promise<void> => rm(path, { recursive: true });
  const flip = async (path: string): Promise<void> => {
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    await writeFile(path, bytes);
  };
  const wal = (): string => backup.manifest.files.find(({ path }) => path.startsWith('data/pg_wal/'))?.path ?? '';

  it.each<[string, () => string, (path: string) => Promise<void>, string]>([
    ['one bit of a file', () => 'data/global/pg_control', flip, 'changed'],
    ['a file that is gone', () => 'data/backup_label', gone, 'missing'],
    ['a file too many', () => 'data/recovery.signal', (path) => writeFile(path, ''), 'extra'],
    ['an empty folder that is gone', () => 'data/pg_notify', gone, 'missing'],
    ['a log that is cut short', wal, (path) => truncate(path, 1000), 'changed'],
    ['the heads', () => 'heads.json', (path) => writeFile(path, '[]'), 'changed'],
  ])('is told by %s, which it names', async (_, fileOf, harm, is) => {
    const path = fileOf();
    await harmed(path, harm, () =>
      expect(restore('never')).rejects.toMatchObject({
        code: 'RESTORE.DAMAGED',
        message: expect.stringContaining(`${path} ${is}`),
        details: { findings: [{ path, is }] },
      }),
    );
  });

  it.each<[string, (path: string) => Promise<void>, string]>([
    ['without its manifest', gone, 'RESTORE.NO_BACKUP'],
    ['with half of its manifest', (path) => truncate(path, 5000), 'RESTORE.DAMAGED'],
    ['with an edited manifest', flip, 'RESTORE.DAMAGED'],
  ])('is refused %s', async (_, harm, code) => {
    await harmed('manifest.json', harm, () => expect(restore('never')).rejects.toMatchObject({ code }));
  });
});

describe('keys that do not fit', () => {
  const copyOfKeys = async (): Promise<string> => {
    const folder = scratch.path(`keys-${randomUUID()}`);
    await cp(backup.keysOut ?? '', folder, { recursive: true });
    return folder;
  };

  it('are refused for another root key, before anything is written', async () => {
    const rootKey = Buffer.alloc(32, 7).toString('base64');
    await expect(restore('never', { rootKey })).rejects.toMatchObject({
      code: 'RESTORE.WRONG_KEYS',
      message: expect.stringMatching(/TRUSTLOG_ROOT_KEY/),
    });
    expect(await there(scratch.path('never'))).toEqual(['nothing']);
  });

  it('are refused when they are damaged or not there', async () => {
    const keysFrom = await copyOfKeys();
    await writeFile(join(keysFrom, 'keys', 'keyring.json'), '{}');
    await expect(restore('never', { keysFrom })).rejects.toMatchObject({ code: 'RESTORE.DAMAGED' });
    await rm(join(keysFrom, 'keys.json'));
    await expect(restore('never', { keysFrom })).rejects.toMatchObject({ code: 'RESTORE.KEYS_WANTED' });
    const later = scratch.path('no-such-folder');
    await expect(restore('never', { later })).rejects.toMatchObject({ code: 'RESTORE.NO_LATER' });
    expect(await there(scratch.path('never'))).toEqual(['nothing']);
  });
});

describe('a place that will not do', () => {
  it('is refused when something is in it, and left as it was', async () => {
    const file = join(scratch.path('source'), 'role.secret');
    const kept = await readFile(file, 'utf8');
    await expect(restore('source')).rejects.toMatchObject({ code: 'BACKUP.NOT_EMPTY' });
    await expect(backUp('backup')).rejects.toMatchObject({ code: 'BACKUP.NOT_EMPTY' });
    expect(await readFile(file, 'utf8')).toBe(kept);
    expect((await checkBackup({ from: backup.out, keysFrom: null })).bytes).toBe(backup.bytes);
  });

  it('is refused for keys beside the data, and for a backup inside what it is of', async () => {
    for (const over of [
      { keysOut: join(scratch.path('beside'), 'keys') },
      { keysOut: scratch.path('beside') },
      { out: join(source.dataFolder, 'backup') },
    ])
      await expect(backUp('beside', over)).rejects.toMatchObject({ code: 'BACKUP.SAME_PLACE' });
    expect(await there(scratch.path('beside'))).toEqual(['nothing']);
  });

  it('is told apart from a data folder without a database', async () => {
    await expect(backUp('none', { dataFolder: scratch.path('empty') })).rejects.toMatchObject({
      code: 'BACKUP.NO_DATABASE',
    });
    expect(await there(scratch.path('empty'))).toEqual(['nothing']);
  });
});

describe('a backup that is broken off', () => {
  it.each(['started', 'checked'] as const)(
    'after "%s" keeps nothing of it, and the server nothing either',
    async (last) => {
      const stop = new AbortController();
      const onStep = (step: string): void => {
        if (step !== last) return;
        stop.abort();
        stop.signal.throwIfAborted();
      };
      await expect(backUp('broken', { signal: stop.signal, onStep })).rejects.toMatchObject({
        code: 'BACKUP.INTERRUPTED',
      });
      expect([await there(scratch.path('broken')), await there(scratch.path('broken-keys'))]).toEqual([[], []]);
      expect(await source.ask('SELECT slot_name FROM pg_replication_slots')).toEqual([]);
    },
  );
});
