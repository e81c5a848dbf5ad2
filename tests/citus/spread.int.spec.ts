import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { aCommand, onStream } from '#platform/event-store/event-store.fixtures.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { planDistribution } from '#platform/postgres/citus/distribute.js';
import { distributeNew } from '#platform/postgres/citus/start.js';
import { migrate, migrationsFolder } from '#platform/postgres/migrate.js';
import { makeReadTables } from '#platform/projection/read-tables.js';
import { tally, turns } from '#platform/testing/counters.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { connected, describeOnCitus, nodesOf, onNode } from './support/cluster.js';

/** What a later release might bring: a column, an index, a policy, a table with a trigger, and a function. */
const LATER = `
ALTER TABLE store.tenant_log ADD COLUMN nickname text;
CREATE INDEX event_later ON store.event (tenant_id, event_id);
CREATE TABLE platform.later (tenant_id uuid NOT NULL, n integer NOT NULL, PRIMARY KEY (tenant_id, n));
ALTER TABLE platform.later ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.later FORCE ROW LEVEL SECURITY;
CREATE POLICY asked_tenants ON platform.later TO trustlog_platform
  USING (tenant_id = ANY ((SELECT string_to_array(current_setting('app.tenants', true), ',')::uuid[])::uuid[]))
  WITH CHECK (tenant_id = ANY ((SELECT string_to_array(current_setting('app.tenants', true), ',')::uuid[])::uuid[]));
GRANT SELECT, INSERT ON platform.later TO trustlog_platform;
-- A trigger on the plain database; "grants" say it; there.
CREATE FUNCTION platform.refuse_later() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'no; never'; END $f$;
CREATE TRIGGER only_grows BEFORE DELETE ON platform.later FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_later();`;

describeOnCitus(() => {
  let db: TestDatabase;
  let admin: pg.Client;
  let reader: pg.Client;
  const tenantId = randomUUID();
  const strangers = randomUUID();

  const ask = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await admin.query<Row>(sql, values)).rows;

  beforeAll(async () => {
    db = await testDatabase('spread', { afterMigrate: (owner) => makeReadTables(owner, [tally]) });
    admin = await connected(db.adminUrl);
    reader = await connected(db.urls.read);
    const store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
    for (const id of [tenantId, strangers]) {
      await store.createTenant(id, 'school');
      await store.append(aCommand(id, [onStream('a', 0, 2)]));
    }
    await store.close();
  }, 240_000);
  afterAll(async () => {
    await reader.end();
    await admin.end();
    await db.drop();
  });

  it('has every table of tenants on its nodes, all of one tenant together', async () => {
    expect(await planDistribution(admin)).toEqual([]);
    const tables = await ask<{ name: string; together: number; by: string }>(
      `SELECT table_name::text AS name, colocation_id AS together, distribution_column AS by FROM citus_tables
       WHERE citus_table_type = 'distributed' ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['store.event', 'store.tenant_log', 'read.checkpoint', 'read.tally_v1', 'platform.mail']),
    );
    expect(new Set(tables.map(({ together, by }) => `${String(together)} ${by}`)).size).toBe(1);
    expect(tables[0]?.by).toBe('tenant_id');
    expect((await nodesOf(admin)).length).toBeGreaterThan(1);
    const homes = await ask(`SELECT DISTINCT nodeport FROM citus_shards WHERE table_name = 'store.event'::regclass`);
    expect(homes.length).toBeGreaterThan(1);
  });

  it('has policies without a sub-select and no trigger, on the coordinator and on every part', async () => {
    for (const url of [db.adminUrl, ...(await nodesOf(admin)).map((node) => onNode(db, node))]) {
      const client = await connected(url);
      const { rows } = await client.query<{ parts: number; open: number; selects: number; triggers: number }>(
        `SELECT count(*)::int AS parts, count(*) FILTER (WHERE NOT (c.relrowsecurity AND c.relforcerowsecurity))::int AS open,
           (SELECT count(*)::int FROM pg_policy p WHERE pg_get_expr(p.polqual, p.polrelid) LIKE '%SELECT%') AS selects,
           (SELECT count(*)::int FROM pg_trigger t JOIN pg_class k ON k.oid = t.tgrelid
             WHERE NOT t.tgisinternal AND k.relnamespace IN ('store'::regnamespace, 'read'::regnamespace, 'platform'::regnamespace)
               AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.oid AND a.attname = 'tenant_id')) AS triggers
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname IN ('store', 'read', 'platform') AND c.relkind = 'r'
           AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')`,
      );
      await client.end();
      expect(rows[0]).toMatchObject({ open: 0, selects: 0, triggers: 0 });
      expect(rows[0]?.parts).toBeGreaterThan(10);
    }
  });

  it('carries an append to the tenant’s node in one trip', async () => {
    const [plan] = await ask<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN (FORMAT JSON) SELECT c FROM store.append_in($1, true, '{}', '', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}',
         '{}', '{}', '{}', '[]', '')`.replace('$1', `'${tenantId}'`),
    );
    expect(JSON.stringify(plan)).toMatch(/Distributed Query|Citus Adaptive/);
    expect(JSON.stringify(plan)).toMatch(/"Task Count": ?1/);
  });

  it('shows the named tenants’ rows, and none without a name', async () => {
    expect((await reader.query('SELECT FROM store.event')).rowCount).toBe(0);
    await reader.query('BEGIN');
    await reader.query(`SET LOCAL app.tenants = '${tenantId}'`);
    const { rows } = await reader.query<{ tenant_id: string }>('SELECT tenant_id FROM store.event');
    await reader.query('COMMIT');
    expect(rows).toEqual([{ tenant_id: tenantId }, { tenant_id: tenantId }]);
    expect((await reader.query('SELECT FROM store.event')).rowCount).toBe(0);
  });

  it('lets no SELECT name a tenant, neither on the coordinator nor on the node that it is carried to', async () => {
    const naming = `set_config('app.tenants', '${strangers}', false)`;
    const carried = `'SELECT ${naming.replaceAll("'", "''")}'`;
    for (const select of [
      `SELECT ${naming}`,
      `SELECT ${naming} FROM store.event WHERE tenant_id = '${strangers}'`,
      `SELECT count(*) FROM store.event WHERE tenant_id = '${strangers}' AND ${naming} <> ''`,
      `SELECT * FROM run_command_on_workers(${carried})`,
      `SELECT * FROM run_command_on_all_nodes(${carried})`,
      `SELECT * FROM run_command_on_shards('store.event', 'SELECT count(*) FROM %s')`,
      `SELECT run_command_on_workers(${carried}) FROM store.tenant_log WHERE tenant_id = '${strangers}'`,
    ])
      await expect(reader.query(select)).rejects.toMatchObject({ code: '42501' });
  });

  it('lets nobody write on the log, nor add a tenant or an event without the right to', async () => {
    const nothing = `true, '{}', '', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '[]', ''`;
    for (const statement of [
      'DELETE FROM store.event',
      `UPDATE store.tenant_log SET head = 0 WHERE tenant_id = '${tenantId}'`,
      `INSERT INTO store.tenant_log (tenant_id, kind) VALUES ('${randomUUID()}', 'school')`,
      `SELECT store.create_tenant('${randomUUID()}', 'school')`,
      `SELECT c FROM store.append_in('${tenantId}', ${nothing})`,
      `SELECT c FROM store.append_in_at('${tenantId}', ${nothing}, '{}')`,
      'SELECT * FROM store.heads()',
    ])
      await expect(reader.query(statement)).rejects.toMatchObject({ code: '42501' });
    const appender = await connected(db.urls.append);
    const seeds = `SELECT c FROM store.append_in_at('${tenantId}', ${nothing}, '{}')`;
    await expect(appender.query(seeds)).rejects.toMatchObject({ code: '42501' });
    await appender.end();
    expect(await ask('SELECT FROM store.event')).toHaveLength(4);
    expect(await ask('SELECT FROM store.tenant_log')).toHaveLength(2);
  });

  it('spreads a read model that a later release brings, when it is made', async () => {
    await migrate(db.urls.owner, { kind: 'citus', afterMigrate: (owner) => makeReadTables(owner, [tally, turns]) });
    expect(await planDistribution(admin)).toEqual([expect.objectContaining({ what: 'table', name: 'read.turns_v1' })]);
    await distributeNew(db.adminUrl, db.name);
    expect(await planDistribution(admin)).toEqual([]);
    await makeAgain();
    const [parts] = await ask<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_dist_shard WHERE logicalrelid IN ('read.turns_v1'::regclass, 'read.tally_v1'::regclass)`,
    );
    expect(parts?.n).toBe(8);
  });

  const makeAgain = (): Promise<unknown> =>
    migrate(db.urls.owner, { kind: 'citus', afterMigrate: (owner) => makeReadTables(owner, [tally, turns]) });

  it('applies a later migration to the tables on its nodes', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'trustlog-migrations-'));
    await cp(migrationsFolder, folder, { recursive: true });
    await writeFile(path.join(folder, '9999-later.sql'), LATER);
    expect(await migrate(db.urls.owner, { kind: 'citus', folder })).toEqual(['9999-later.sql']);
    await distributeNew(db.adminUrl, db.name);
    await rm(folder, { recursive: true });
    const platform = await connected(db.urls.platform);
    await platform.query('BEGIN');
    await platform.query(`SET LOCAL app.tenants = '${tenantId}'`);
    await platform.query('INSERT INTO platform.later VALUES ($1, 1)', [tenantId]);
    await expect(platform.query('INSERT INTO platform.later VALUES ($1, 1)', [strangers])).rejects.toThrow(/row-level/);
    await platform.query('ROLLBACK');
    await platform.end();
    expect(await ask('SELECT nickname FROM store.tenant_log')).toHaveLength(2);
    expect(await ask(`SELECT FROM citus_tables WHERE table_name = 'platform.later'::regclass`)).toHaveLength(1);
  });
});
