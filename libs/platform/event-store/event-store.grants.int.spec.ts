import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { onOneServer } from '#platform/testing/not-run.js';
import { testDatabase } from '#platform/testing/test-database.js';
import type { TestDatabase } from '#platform/testing/test-database.js';
import { aCommand, onStream } from './event-store.fixtures.js';
import { PostgresEventStore } from './postgres-event-store.js';

const DENIED = '42501';
const [mine, theirs] = [randomUUID(), randomUUID()];
let db: TestDatabase;

type Login = keyof TestDatabase['urls'];

/** What each statement of one connection, in order, was answered: rows, or the code of the error. */
const answers = async (url: string, ...statements: string[]): Promise<(number | string)[]> => {
  const client = new pg.Client(url);
  await client.connect();
  const found: (number | string)[] = [];
  for (const statement of statements) {
    found.push(
      await client.query(statement).then(
        (result) => result.rowCount ?? 0,
        (error: unknown) => (error instanceof pg.DatabaseError ? (error.code ?? '') : String(error)),
      ),
    );
  }
  await client.end();
  return found;
};
const answer = async (role: Login, statement: string) => (await answers(db.urls[role], statement))[0];

beforeAll(async () => {
  db = await testDatabase('store_grants');
  const store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
  for (const tenantId of [mine, theirs]) {
    await store.createTenant(tenantId, 'school');
    await store.append(aCommand(tenantId, [onStream('a', 0, 2)]));
  }
  await store.close();
});
afterAll(() => db.drop());

describe('the appending roles', () => {
  it.each(['append', 'seed'] as const)('cannot touch the tables behind the function (%s)', async (role) => {
    for (const statement of [
      'SELECT FROM store.event',
      'SELECT head FROM store.tenant_log',
      `INSERT INTO store.tenant_log (tenant_id, kind) VALUES ('${randomUUID()}', 'school')`,
      'INSERT INTO store.event SELECT * FROM store.event',
      'UPDATE store.tenant_log SET head = 0',
      'SELECT * FROM store.heads()',
      'SELECT store.renew_log_epoch()',
    ]) {
      expect([statement, await answer(role, statement)]).toEqual([statement, DENIED]);
    }
  });

  it('have one way in each', async () => {
    const client = new pg.Client(db.adminUrl);
    await client.connect();
    const { rows } = await client.query<{ f: string; who: string[] }>(
      `SELECT p.proname AS f, array_agg(r.rolname::text ORDER BY r.rolname) AS who
       FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a LEFT JOIN pg_roles r ON r.oid = a.grantee
       WHERE p.pronamespace = 'store'::regnamespace AND a.grantee <> p.proowner GROUP BY p.proname ORDER BY p.proname`,
    );
    await client.end();
    expect(Object.fromEntries(rows.map(({ f, who }) => [f, who]))).toMatchObject({
      append: ['trustlog_append'],
      append_one: ['trustlog_append'],
      append_at: ['trustlog_seed'],
      create_tenant: ['trustlog_append', 'trustlog_seed'],
      heads: ['trustlog_platform', 'trustlog_project'],
      renew_log_epoch: ['trustlog_owner'],
    });
  });
});

describe('the reading roles', () => {
  it.each(['read', 'project'] as const)('see the tenants they asked for and none without asking (%s)', async (role) => {
    const both = `BEGIN; SET LOCAL app.tenants = '${mine},${theirs}'`;
    expect(
      await answers(
        db.urls[role],
        'SELECT FROM store.event',
        `BEGIN; SET LOCAL app.tenants = '${mine}'`,
        'SELECT FROM store.event',
        `SELECT FROM store.event WHERE tenant_id = '${theirs}'`,
        'SELECT FROM store.tenant_log',
        'COMMIT',
        'SELECT FROM store.event',
        both,
        'SELECT FROM store.event',
      ),
    ).toEqual([0, 0, 2, 0, 1, 0, 0, 0, 4]);
  });

  it.each(['read', 'project', 'platform'] as const)('write nothing (%s)', async (role) => {
    for (const statement of [
      'INSERT INTO store.event SELECT * FROM store.event',
      "UPDATE store.event SET type = 'Forged'",
      'DELETE FROM store.event',
      'TRUNCATE store.event',
      'UPDATE store.tenant_log SET head = 0',
      'UPDATE store.log_epoch SET since = since',
    ]) {
      expect([statement, await answer(role, statement)]).toEqual([statement, DENIED]);
    }
  });

  it('cannot name a tenant from within a SELECT', async () => {
    for (const role of ['append', 'seed', 'read', 'project', 'platform', 'owner'] as const) {
      expect([role, await answer(role, `SELECT set_config('app.tenants', '${theirs}', false)`)]).toEqual([
        role,
        DENIED,
      ]);
    }
  });
});

describe('the owner and the administrator', () => {
  it('do not see the log as owner, for row-level security binds the owner too', async () => {
    expect(await answer('owner', 'SELECT FROM store.event')).toBe(0);
  });

  onOneServer.each([
    "UPDATE store.event SET type = 'Forged'",
    'DELETE FROM store.event',
    'TRUNCATE store.event',
    'DELETE FROM store.tenant_log',
  ])('are refused by the trigger: %s', async (statement) => {
    expect(await answers(db.adminUrl, statement)).toEqual([DENIED]);
    expect(await answer('owner', statement)).toBe(DENIED);
  });

  it('renew the epoch of the log', async () => {
    const store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
    const before = await store.logEpoch();
    expect(await answer('owner', 'SELECT store.renew_log_epoch()')).toBe(1);
    expect(await store.logEpoch()).not.toBe(before);
    await store.close();
  });
});
