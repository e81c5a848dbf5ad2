import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { readKey, writeKey } from './credential-key.js';
import { Credentials, type CredentialToIssue } from './credentials.js';
import { DEMO_NAMES, DemoKeys, type DemoIdentities } from './demo-keys.js';
import { Sessions } from './sessions.js';

const DAY_MS = 86_400_000;
const HOUR_MS = DAY_MS / 24;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const poolOf = (connectionString: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString, max: 3 });
  pool.on('error', () => undefined);
  return pool;
};

let database: TestDatabase;
let pool: pg.Pool;
let tenantId: Uuid;
let credentials: Credentials;

const headOf = (changes: Partial<CredentialToIssue> = {}): CredentialToIssue => {
  const personId = randomUUID();
  return {
    tenantId,
    tenantKind: 'school',
    role: 'HEADTEACHER',
    actorId: personId,
    personId,
    label: 'Head',
    expiresAt: inDays(30),
    ...changes,
  };
};

beforeAll(async () => {
  database = await testDatabase('credentials');
  pool = poolOf(database.urls.platform);
});
afterAll(async () => {
  await credentials.settled();
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  tenantId = randomUUID();
  credentials = new Credentials(pool);
});

describe('a key that was issued', () => {
  it('says who asks', async () => {
    const wanted = headOf();
    const { key, credentialId } = await credentials.issue(wanted);
    const { actorId, personId } = wanted;
    expect(await credentials.authenticate(key)).toEqual({
      ...{ actorId, credentialId, tenantId, tenantKind: 'school', role: 'HEADTEACHER', personId },
    });
  });

  it('is not in the database, nor is its secret', async () => {
    const { key } = await credentials.issue(headOf());
    const admin = poolOf(database.adminUrl);
    const { rows } = await admin.query<{ all: string }>('SELECT c::text AS all FROM platform.credential c');
    await admin.end();
    const secret = readKey(key)?.secret ?? Buffer.alloc(0);
    const stored = rows.map(({ all }) => all).join();
    expect(stored).toContain(tenantId);
    expect(stored).not.toContain(secret.toString('hex'));
    expect(stored).not.toContain(secret.toString('base64url'));
  });

  it('is nobody with another secret, another number, or the id of another tenant', async () => {
    const { key } = await credentials.issue(headOf());
    const other = await credentials.issue(headOf({ tenantId: randomUUID() }));
    const [own, foreign] = [readKey(key), readKey(other.key)];
    if (!own || !foreign) throw new Error('keys can be read');
    const forged = [
      writeKey({ ...own, secret: foreign.secret }),
      writeKey({ ...own, number: foreign.number }),
      writeKey({ ...own, tenantId: foreign.tenantId }),
      writeKey({ ...foreign, secret: own.secret }),
    ];
    for (const text of forged) expect(await credentials.authenticate(text)).toBeNull();
    expect(await credentials.authenticate(key)).toMatchObject({ tenantId });
  });

  it('is nobody once it has expired, even if it was recognised a moment before', async () => {
    let now = Date.now();
    const sut = new Credentials(pool, () => now);
    const { key } = await sut.issue(headOf({ expiresAt: new Date(now + HOUR_MS).toISOString() }));
    expect(await sut.authenticate(key)).not.toBeNull();
    now += HOUR_MS + 1;
    expect(await sut.authenticate(key)).toBeNull();
    await sut.settled();
  });

  it('cannot live for longer than twelve months and a day', async () => {
    await expect(credentials.issue(headOf({ expiresAt: inDays(368) }))).rejects.toThrow(/check constraint/);
    expect(await credentials.list(tenantId)).toEqual([]);
  });

  it('is listed without secret, with its last use', async () => {
    const { key, credentialId } = await credentials.issue(headOf());
    await credentials.authenticate(key);
    await credentials.settled();
    const listed = await credentials.list(tenantId);
    expect(listed).toMatchObject([{ credentialId, role: 'HEADTEACHER', label: 'Head', revokedAt: null }]);
    expect(listed[0]?.lastUsedAt).not.toBeNull();
    expect(Object.keys(listed[0] ?? {}).some((name) => /secret|hash|number/i.test(name))).toBe(false);
    expect(await credentials.list(randomUUID())).toEqual([]);
  });
});

describe('a key that was revoked', () => {
  it('is nobody at once here, and within a second in another process that knew it', async () => {
    let now = Date.now();
    const elsewhere = new Credentials(pool, () => now);
    const { key, credentialId } = await credentials.issue(headOf());
    expect(await credentials.authenticate(key)).not.toBeNull();
    expect(await elsewhere.authenticate(key)).not.toBeNull();
    expect(await credentials.revoke(tenantId, credentialId)).toBe(true);
    expect(await credentials.authenticate(key)).toBeNull();
    // It is asked all the while: an answer that is kept must not be kept alive by asking.
    for (const end = now + 1_000; now < end; now += 20) await elsewhere.authenticate(key);
    expect(await elsewhere.authenticate(key)).toBeNull();
    await elsewhere.settled();
  });

  it('is not revoked by another tenant', async () => {
    const { key, credentialId } = await credentials.issue(headOf());
    expect(await credentials.revoke(randomUUID(), credentialId)).toBe(false);
    expect(await credentials.authenticate(key)).not.toBeNull();
  });

  it('stays revoked, whatever is written', async () => {
    const { credentialId } = await credentials.issue(headOf());
    await credentials.revoke(tenantId, credentialId);
    const [before] = await credentials.list(tenantId);
    await credentials.revoke(tenantId, credentialId);
    expect(await credentials.list(tenantId)).toEqual([before]);
    const admin = poolOf(database.adminUrl);
    await expect(admin.query('UPDATE platform.credential SET revoked_at = NULL')).rejects.toThrow(/stays revoked/);
    await admin.end();
  });
});

describe('a session', () => {
  it('is worth its credential: signed in, signed out, and ended with the key', async () => {
    let now = Date.now();
    const sessions = new Sessions(pool, () => now);
    const { key, credentialId } = await credentials.issue(headOf());
    const actor = await credentials.authenticate(key);
    if (!actor) throw new Error('the key is good');
    const [first, second] = [await sessions.open(actor), await sessions.open(actor)];
    expect(await sessions.authenticate(first)).toEqual(actor);
    await sessions.close(first);
    expect(await sessions.authenticate(first)).toBeNull();
    expect(await sessions.authenticate(second)).toEqual(actor);
    await credentials.revoke(tenantId, credentialId);
    now += 950;
    expect(await sessions.authenticate(second)).toBeNull();
  });

  it('ends after twelve hours', async () => {
    let now = Date.now();
    const sessions = new Sessions(pool, () => now);
    const { key } = await credentials.issue(headOf());
    const actor = await credentials.authenticate(key);
    const token = actor ? await sessions.open(actor) : '';
    now += DAY_MS / 2 - 60_000;
    expect(await sessions.authenticate(token)).toEqual(actor);
    now += 120_000;
    expect(await sessions.authenticate(token)).toBeNull();
  });

  it('is nobody under the id of another tenant, and nobody where it is malformed', async () => {
    const sessions = new Sessions(pool);
    const actor = await credentials.authenticate((await credentials.issue(headOf())).key);
    const token = actor ? await sessions.open(actor) : '';
    const moved = randomUUID().replaceAll('-', '') + token.slice(32);
    for (const text of [moved, '', token.slice(1), `${token}x`, "x' OR 1=1"]) {
      expect(await sessions.authenticate(text)).toBeNull();
    }
    expect(await sessions.authenticate(token)).toEqual(actor);
  });
});

describe('row-level security', () => {
  const count = async (table: string, before = '', asker = pool): Promise<number> => {
    const client = await asker.connect();
    try {
      await client.query(`BEGIN; ${before}`);
      return (await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM platform.${table}`)).rows[0]?.n ?? -1;
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  };

  it('shows no key and no session to a connection that names no tenant', async () => {
    const actor = await credentials.authenticate((await credentials.issue(headOf())).key);
    if (actor) await new Sessions(pool).open(actor);
    for (const table of ['credential', 'session']) {
      expect(await count(table)).toBe(0);
      expect(await count(table, `SET LOCAL app.tenants = '${randomUUID()}'`)).toBe(0);
      expect(await count(table, `SET LOCAL app.tenants = '${tenantId}'`)).toBe(1);
    }
  });

  it('gives the tables to no other role, but to who reads whether a key still stands', async () => {
    const open: Readonly<Record<string, readonly string[]>> = {
      read: ['credential.credential_id', 'credential.expires_at', 'credential.revoked_at', 'credential.tenant_id'],
    };
    for (const role of ['read', 'project', 'append', 'seed'] as const) {
      const stranger = poolOf(database.urls[role]);
      const { rows } = await stranger.query<{ name: string }>(
        `SELECT c.relname || '.' || a.attname AS name
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         WHERE c.relnamespace = 'platform'::regnamespace AND c.relname IN ('credential', 'session')
           AND (has_column_privilege(c.oid, a.attnum, 'SELECT') OR has_column_privilege(c.oid, a.attnum, 'INSERT')
             OR has_column_privilege(c.oid, a.attnum, 'UPDATE') OR has_table_privilege(c.oid, 'DELETE'))
         ORDER BY 1`,
      );
      expect(rows.map(({ name }) => name)).toEqual(open[role] ?? []);
      await expect(stranger.query('SELECT * FROM platform.credential')).rejects.toThrow(/permission denied/);
      await expect(stranger.query('SELECT 1 FROM platform.session')).rejects.toThrow(/permission denied/);
      await stranger.end();
    }
  });

  it('shows who reads whether a key stands the keys of the named tenants alone', async () => {
    await credentials.issue(headOf());
    const reader = poolOf(database.urls.read);
    expect(await count('credential', '', reader)).toBe(0);
    expect(await count('credential', `SET LOCAL app.tenants = '${randomUUID()}'`, reader)).toBe(0);
    expect(await count('credential', `SET LOCAL app.tenants = '${tenantId}'`, reader)).toBe(1);
    await reader.end();
  });
});

describe('demo users', () => {
  it('have the same keys on each call, once stored, and live on when they are stored again', async () => {
    const [trust, other] = [randomUUID(), randomUUID()];
    const identities = Object.fromEntries(
      DEMO_NAMES.map((name) => {
        const actorId = randomUUID();
        const tenant = name === 'otherTrustLead' ? other : trust;
        return [name, { tenantId: tenant, tenantKind: 'group', role: 'TRUST_LEAD', actorId, personId: actorId }];
      }),
    ) as unknown as DemoIdentities;
    const sut = new DemoKeys(new Uint8Array(32).fill(7));
    const keys = sut.keys(identities);
    expect(await credentials.authenticate(keys.trustLead)).toBeNull();
    await sut.ensure(credentials, identities);
    const [first] = await credentials.list(other);
    await sut.ensure(credentials, identities);
    const [second, ...more] = await credentials.list(other);
    expect(sut.keys(identities)).toEqual(keys);
    expect(more).toEqual([]);
    expect(second?.credentialId).toBe(first?.credentialId);
    expect(Date.parse(second?.expiresAt ?? '')).toBeGreaterThan(Date.parse(first?.expiresAt ?? ''));
    for (const name of DEMO_NAMES) {
      const { tenantId: tenant, actorId } = identities[name];
      expect(await credentials.authenticate(keys[name])).toMatchObject({ tenantId: tenant, actorId });
    }
    const reinstalled = new DemoKeys(new Uint8Array(32).fill(8));
    await reinstalled.ensure(credentials, identities);
    const fresh = new Credentials(pool);
    expect(await fresh.authenticate(keys.clerk)).toBeNull();
    expect(await fresh.authenticate(reinstalled.keys(identities).clerk)).not.toBeNull();
    await fresh.settled();
  });
});
