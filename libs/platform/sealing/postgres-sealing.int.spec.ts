import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { TestDatabase } from '#platform/testing/test-database.js';
import { openPool } from '#platform/postgres/open-pool.js';
import { testDatabase } from '#platform/testing/test-database.js';
import { Keyring } from './keyring.js';
import { PostgresSealing } from './postgres-sealing.js';
import { sealingContract } from './sealing.contract.js';

const personal = { givenName: 'personId', familyName: 'personId', email: 'personId' };
const bodyOf = (personId: string) => ({ personId, givenName: 'Iola', familyName: 'Pritchard', email: 'i@example.org' });

describe('PostgresSealing', () => {
  let db: TestDatabase;
  let dataDir: string;
  let pool: pg.Pool;
  let sut: PostgresSealing;
  let admin: pg.Client;
  const opened: PostgresSealing[] = [];
  /** Another process on the same database and data folder. */
  const another = async (folder = dataDir): Promise<PostgresSealing> => {
    const sealing = new PostgresSealing({
      platformUrl: db.urls.platform,
      keyring: await Keyring.open({ dataDir: folder }),
    });
    opened.push(sealing);
    return sealing;
  };

  beforeAll(async () => {
    db = await testDatabase('sealing');
    dataDir = await mkdtemp(join(tmpdir(), 'trustlog-sealing-'));
    pool = openPool(db.urls.platform, 4);
    // end() answers before the connections are closed; dropping the database may cut the last of them.
    pool.on('error', () => undefined);
    sut = new PostgresSealing({ pool, keyring: await Keyring.open({ dataDir }) });
    admin = new pg.Client({ connectionString: db.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await Promise.all(opened.map((sealing) => sealing.close()));
    await admin.end();
    await pool.end();
    await db.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  sealingContract(() => sut);

  describe('the key table', () => {
    it('shows no tenant that was not named, lets no row be deleted and no destroyed key come back', async () => {
      const [tenant, person] = [randomUUID(), randomUUID()];
      await sut.seal(tenant, person, 'note', 'x');
      await sut.destroySubjectKey(tenant, person, 'rule');
      const count = 'SELECT count(*)::int AS n FROM platform.subject_key';
      expect((await pool.query(count)).rows).toEqual([{ n: 0 }]);
      expect((await inTenants(pool, [randomUUID()], (client) => client.query(count))).rows).toEqual([{ n: 0 }]);
      const denied = { code: '42501' };
      await expect(
        inTenants(pool, [tenant], (client) => client.query('DELETE FROM platform.subject_key')),
      ).rejects.toMatchObject(denied);
      const revive = `UPDATE platform.subject_key SET wrapped_key = '\\x00', destroyed_at = NULL, destroyed_rule = NULL`;
      // A trigger's doing, which a cluster has not; what would come back there opens nothing.
      if (db.kind === 'postgres')
        await expect(inTenants(pool, [tenant], (client) => client.query(revive))).rejects.toMatchObject(denied);
    });

    it('holds keys only wrapped, and refuses one that was copied to another subject', async () => {
      const [tenant, person, stranger] = [randomUUID(), randomUUID(), randomUUID()];
      const token = await sut.seal(tenant, person, 'note', 'x');
      await sut.seal(tenant, stranger, 'note', 'y');
      await admin.query(
        `UPDATE platform.subject_key k SET wrapped_key = o.wrapped_key FROM platform.subject_key o
         WHERE k.tenant_id = $1 AND k.subject_id = $2 AND o.tenant_id = $1 AND o.subject_id = $3`,
        [tenant, person, stranger],
      );
      await expect((await another()).open(tenant, [token])).rejects.toMatchObject({ code: 'SEALING.TAMPERED' });
    });
  });

  describe('two processes on one data folder', () => {
    it('that seal for the same new people at once use one key for each', async () => {
      const tenant = randomUUID();
      const people = Array.from({ length: 100 }, () => randomUUID());
      const [one, two] = [await another(), await another()];
      const bodies = people.map((personId) => ({ personal, body: bodyOf(personId) }));
      const sealed = await Promise.all([one.sealBodies(tenant, bodies), two.sealBodies(tenant, [...bodies].reverse())]);
      const { rows } = await admin.query('SELECT count(*)::int AS n FROM platform.subject_key WHERE tenant_id = $1', [
        tenant,
      ]);
      expect(rows).toEqual([{ n: 100 }]);
      for (const [index, bodiesOfOne] of sealed.entries()) {
        const reader = index === 0 ? two : one;
        const back = await reader.openBodies(
          tenant,
          bodiesOfOne.map((body) => ({ personal, body })),
        );
        expect(back[0]).toMatchObject({ givenName: 'Iola', email: 'i@example.org' });
      }
    });

    it('do not open or seal with a key that the other destroyed, though they had it at hand', async () => {
      const [tenant, person] = [randomUUID(), randomUUID()];
      const [one, two] = [await another(), await another()];
      const token = await one.seal(tenant, person, 'note', 'x');
      expect(await two.open(tenant, [token])).toEqual([{ value: 'x' }]);
      const tombstone = await one.destroySubjectKey(tenant, person, 'rule');
      expect(await two.open(tenant, [token])).toEqual([tombstone]);
      await expect(two.seal(tenant, person, 'note', 'y')).rejects.toMatchObject({ code: 'SEALING.SUBJECT_ERASED' });
    });

    it('that destroy and seal in the same tenant at once lose nobody else', async () => {
      const tenant = randomUUID();
      const processes = [await another(), await another(), await another()];
      const people = Array.from({ length: 30 }, () => randomUUID());
      const tokens = await Promise.all(
        people.map(async (person, index) => {
          const sealing = processes[index % 3] as PostgresSealing;
          const token = await sealing.seal(tenant, person, 'note', person);
          if (index % 5 === 0) await sealing.destroySubjectKey(tenant, person, 'rule');
          return token;
        }),
      );
      const back = await (await another()).open(tenant, tokens);
      expect(back.map((each) => ('value' in each ? each.value : 'erased'))).toEqual(
        people.map((person, index) => (index % 5 === 0 ? 'erased' : person)),
      );
      const text = await readFile(join(dataDir, 'keys', 'keyring.json'), 'utf8');
      expect((JSON.parse(text) as { tenants: Record<string, unknown[]> }).tenants[tenant]).toHaveLength(1);
    });
  });

  describe('a database with another keyring', () => {
    it('is refused for writing and for reading, and nothing is stored', async () => {
      const [tenant, person, stranger] = [randomUUID(), randomUUID(), randomUUID()];
      const token = await sut.seal(tenant, person, 'note', 'x');
      const elsewhere = await mkdtemp(join(tmpdir(), 'trustlog-sealing-'));
      const wrong = await another(elsewhere);
      await expect(wrong.seal(tenant, stranger, 'note', 'x')).rejects.toMatchObject({
        code: 'SEALING.KEYRING_MISMATCH',
      });
      await expect(wrong.open(tenant, [token])).rejects.toMatchObject({ code: 'SEALING.TENANT_KEY_MISSING' });
      const { rows } = await admin.query('SELECT subject_id FROM platform.subject_key WHERE tenant_id = $1', [tenant]);
      expect(rows).toEqual([{ subject_id: person }]);
      await rm(elsewhere, { recursive: true });
    });
  });

  describe('a destroyed key', () => {
    let tenant: string;
    let person: string;
    let stranger: string;
    beforeEach(() => {
      [tenant, person, stranger] = [randomUUID(), randomUUID(), randomUUID()];
    });

    it('is not opened by an old copy of its row, and other keys open still', async () => {
      const tokens = [await sut.seal(tenant, person, 'note', 'x'), await sut.seal(tenant, stranger, 'note', 'y')];
      const old = await admin.query(
        'SELECT key_id, wrapped_key, wrapped_by FROM platform.subject_key WHERE subject_id = $1',
        [person],
      );
      await sut.destroySubjectKey(tenant, person, 'rule');
      // What a restored backup or a page of the WAL would give back; only a superuser can put it there.
      const onOneServer = async (sql: string): Promise<unknown> => (db.kind === 'postgres' ? admin.query(sql) : null);
      await onOneServer('ALTER TABLE platform.subject_key DISABLE TRIGGER keep_tombstone');
      const restore = `UPDATE platform.subject_key SET wrapped_key = $2, destroyed_at = NULL, destroyed_rule = NULL WHERE subject_id = $1`;
      await admin.query(restore, [person, (old.rows[0] as { wrapped_key: Buffer }).wrapped_key]);
      await onOneServer('ALTER TABLE platform.subject_key ENABLE TRIGGER keep_tombstone');
      const reader = await another();
      await expect(reader.open(tenant, tokens.slice(0, 1))).rejects.toMatchObject({
        code: 'SEALING.TENANT_KEY_MISSING',
      });
      expect(await reader.open(tenant, tokens.slice(1))).toEqual([{ value: 'y' }]);
    });

    it('is destroyed to the end by a second call when the first was cut off after the fence', async () => {
      const tokens = [await sut.seal(tenant, person, 'note', 'x'), await sut.seal(tenant, stranger, 'note', 'y')];
      const keys = join(dataDir, 'keys');
      const readOnly = await another();
      const before = await mkdtemp(join(tmpdir(), 'trustlog-keys-'));
      await cp(keys, before, { recursive: true });
      await rm(join(keys, 'keyring.json'));
      await expect(readOnly.destroySubjectKey(tenant, person, 'rule')).rejects.toMatchObject({
        code: 'SEALING.KEYRING_UNUSABLE',
      });
      await cp(before, keys, { recursive: true });
      expect(await sut.open(tenant, tokens)).toEqual([expect.objectContaining({ rule: 'rule' }), { value: 'y' }]);
      const wrappedBy = await admin.query('SELECT wrapped_by FROM platform.subject_key WHERE subject_id = $1', [
        person,
      ]);
      const oldKey = (wrappedBy.rows[0] as { wrapped_by: string }).wrapped_by;
      expect(await readFile(join(keys, 'keyring.json'), 'utf8')).toContain(oldKey);
      await sut.destroySubjectKey(tenant, person, 'rule');
      expect(await readFile(join(keys, 'keyring.json'), 'utf8')).not.toContain(oldKey);
      expect(await (await another()).open(tenant, tokens)).toEqual([
        expect.objectContaining({ rule: 'rule' }),
        { value: 'y' },
      ]);
      await rm(before, { recursive: true });
    });
  });

  describe('a tenant key that is turned', () => {
    it('leaves everything readable, here and in other processes', async () => {
      const [tenant, person] = [randomUUID(), randomUUID()];
      const other = await another();
      const token = await sut.seal(tenant, person, 'note', 'x');
      expect(await other.open(tenant, [token])).toEqual([{ value: 'x' }]);
      await sut.rotateTenantKey(tenant);
      await other.seal(tenant, randomUUID(), 'note', 'z');
      expect(await other.open(tenant, [token])).toEqual([{ value: 'x' }]);
      expect(await sut.open(tenant, [token])).toEqual([{ value: 'x' }]);
    });
  });

  describe('six hundred people of one import', () => {
    it('are sealed in two transactions and opened in one round trip', async () => {
      const tenant = randomUUID();
      const queries: string[] = [];
      const counted = openPool(db.urls.platform, 1);
      counted.on('error', () => undefined);
      counted.on('connect', (client) => {
        const query = client.query.bind(client) as (...args: unknown[]) => unknown;
        Object.assign(client, {
          query: (...args: unknown[]) => {
            queries.push(typeof args[0] === 'string' ? args[0] : 'named');
            return query(...args);
          },
        });
      });
      const sealing = new PostgresSealing({ pool: counted, keyring: await Keyring.open({ dataDir }) });
      const bodies = Array.from({ length: 600 }, () => ({ personal, body: bodyOf(randomUUID()) }));
      const sealed = await sealing.sealBodies(tenant, bodies);
      const afterSealing = queries.length;
      const back = await sealing.openBodies(
        tenant,
        sealed.map((body) => ({ personal, body })),
      );
      await counted.end();
      expect(back).toEqual(bodies.map(({ body }) => body));
      expect([afterSealing, queries.length - afterSealing]).toEqual([7, 1]);
    });
  });
});
