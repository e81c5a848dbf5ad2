import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg, { escapeIdentifier } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { withParts } from '#platform/postgres/database-url.js';
import { openPool } from '#platform/postgres/open-pool.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { ErasureLedger, type LedgerEntry } from './erasure-ledger.js';
import { Keyring } from './keyring.js';
import { PostgresSealing } from './postgres-sealing.js';
import { reapplyErasures } from './reapply-erasures.js';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'trustlog-ledger-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const entryOf = (changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  tenantId: randomUUID(),
  subjectId: randomUUID(),
  erasureId: randomUUID(),
  kind: 'person',
  rule: 'staff-record@1981-05-01',
  at: '2026-11-21T09:14:00.000Z',
  ...changes,
});

describe('the ledger of erasures', () => {
  it('keeps what was erased, tenant by tenant, for whoever opens it next', async () => {
    const sut = await ErasureLedger.open(dataDir);
    const [one, other] = [entryOf(), entryOf()];
    const second = entryOf({ tenantId: one.tenantId });
    for (const entry of [one, other, second]) await sut.note(entry);
    const again = await ErasureLedger.open(dataDir);
    expect(await again.entries(one.tenantId)).toEqual([one, second]);
    expect(await again.entries()).toHaveLength(3);
    expect(await again.entries(randomUUID())).toEqual([]);
  });

  it('keeps the first word on a subject, however often it is told', async () => {
    const sut = await ErasureLedger.open(dataDir);
    const first = entryOf();
    expect(await sut.note(first)).toEqual(first);
    expect(await sut.note({ ...first, at: '2027-01-01T00:00:00.000Z', rule: 'request@2018-05-25' })).toEqual(first);
    expect(await sut.entries()).toEqual([first]);
  });

  it('loses nothing when many write at once', async () => {
    const tenantId = randomUUID();
    const several = await Promise.all([1, 2, 3].map(() => ErasureLedger.open(dataDir)));
    const entries = Array.from({ length: 12 }, () => entryOf({ tenantId }));
    await Promise.all(entries.map((entry, n) => (several[n % 3] as ErasureLedger).note(entry)));
    const kept = await (several[0] as ErasureLedger).entries(tenantId);
    expect(kept.map(({ subjectId }) => subjectId).toSorted()).toEqual(entries.map((one) => one.subjectId).toSorted());
    expect(await readdir(join(dataDir, 'keys', 'erasures'))).toEqual([`${tenantId}.json`]);
  });

  it('is not read when it was damaged, rather than taken for an empty one', async () => {
    const sut = await ErasureLedger.open(dataDir);
    const entry = await sut.note(entryOf());
    const path = join(dataDir, 'keys', 'erasures', `${entry.tenantId}.json`);
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -20));
    await expect(sut.entries()).rejects.toMatchObject({ code: 'SEALING.KEYRING_UNUSABLE' });
    await expect(sut.note(entryOf({ tenantId: entry.tenantId }))).rejects.toMatchObject({
      code: 'SEALING.KEYRING_UNUSABLE',
    });
  });
});

describe('an older copy of the database and its keyring', () => {
  let db: TestDatabase;
  let admin: pg.Client;
  const copies: string[] = [];
  const opened: { end(): Promise<void> }[] = [];

  beforeAll(async () => {
    db = await testDatabase('ledger');
    admin = new pg.Client({ connectionString: withParts(db.adminUrl, { database: 'postgres' }) });
    await admin.connect();
  });
  afterAll(async () => {
    await Promise.all(opened.map((pool) => pool.end()));
    for (const name of copies) await admin.query(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`);
    await admin.end();
    await db.drop();
  });

  const poolOn = (database: string): pg.Pool => {
    const pool = openPool(withParts(db.urls.platform, { database }), 2);
    pool.on('error', () => undefined);
    opened.push(pool);
    return pool;
  };
  const copyOf = async (): Promise<string> => {
    const name = `${db.name}_${String(copies.length)}`;
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${db.name}' AND pid <> pg_backend_pid()`,
    );
    await admin.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(db.name)}`);
    await admin.query(`GRANT CONNECT ON DATABASE ${escapeIdentifier(name)} TO PUBLIC`);
    copies.push(name);
    return name;
  };
  const stage = async (): Promise<{ tenant: Uuid; person: Uuid; colleague: Uuid; texts: readonly string[] }> => {
    const sealing = new PostgresSealing({ pool: poolOn(db.name), keyring: await Keyring.open({ dataDir }) });
    const [tenant, person, colleague] = [randomUUID(), randomUUID(), randomUUID()];
    const texts = [
      await sealing.seal(tenant, person, 'givenName', 'Iola'),
      await sealing.seal(tenant, colleague, 'givenName', 'Gwen'),
    ];
    return { tenant, person, colleague, texts };
  };

  it('opens what was erased since, until the ledger was gone through; then it reads the day and the rule of the first time', async () => {
    const { tenant, person, texts } = await stage();
    const copy = await copyOf();
    const old = await mkdtemp(join(tmpdir(), 'trustlog-ledger-old-'));
    await cp(dataDir, old, { recursive: true });
    const ledger = await ErasureLedger.open(dataDir);
    const live = new PostgresSealing({ pool: poolOn(db.name), keyring: await Keyring.open({ dataDir }) });
    const entry = await ledger.note(entryOf({ tenantId: tenant, subjectId: person, at: '2026-03-01T12:00:00.000Z' }));
    await live.destroySubjectKey(tenant, person, entry.rule, entry.at);
    const erased = { erasedOn: '2026-03-01', rule: entry.rule };
    expect(await live.open(tenant, texts)).toEqual([erased, { value: 'Gwen' }]);

    const [pool, keyring] = [poolOn(copy), await Keyring.open({ dataDir: old })];
    const restored = new PostgresSealing({ pool, keyring });
    // The canary: without the ledger the copy would give away what was promised to be gone.
    expect(await restored.open(tenant, texts)).toEqual([{ value: 'Iola' }, { value: 'Gwen' }]);
    expect(await reapplyErasures({ pool, keyring, ledger })).toEqual({ applied: [entry], standing: 0 });
    expect(await restored.open(tenant, texts)).toEqual([erased, { value: 'Gwen' }]);
    await expect(restored.seal(tenant, person, 'givenName', 'Iola')).rejects.toMatchObject({
      code: 'SEALING.SUBJECT_ERASED',
    });
    expect(await restored.destroyedKey(tenant, person)).toMatchObject({ ...erased, beyondRecovery: true });
    expect(await reapplyErasures({ pool, keyring, ledger })).toEqual({ applied: [], standing: 1 });
    await rm(old, { recursive: true, force: true });
  });

  it('beside the keyring of today has tombstones all the same, and its other keys are missing and not absent', async () => {
    const { tenant, person, texts } = await stage();
    const copy = await copyOf();
    const keyring = await Keyring.open({ dataDir });
    const ledger = await ErasureLedger.open(dataDir);
    const live = new PostgresSealing({ pool: poolOn(db.name), keyring });
    const entry = await ledger.note(entryOf({ tenantId: tenant, subjectId: person }));
    await live.destroySubjectKey(tenant, person, entry.rule, entry.at);

    const pool = poolOn(copy);
    const restored = new PostgresSealing({ pool, keyring });
    await reapplyErasures({ pool, keyring, ledger });
    expect(await restored.open(tenant, texts.slice(0, 1))).toEqual([{ erasedOn: '2026-11-21', rule: entry.rule }]);
    await expect(restored.open(tenant, texts.slice(1))).rejects.toMatchObject({ code: 'SEALING.TENANT_KEY_MISSING' });
  });
});
