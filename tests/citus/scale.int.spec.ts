import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { aCommand, onStream } from '#platform/event-store/event-store.fixtures.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { withParts } from '#platform/postgres/database-url.js';
import { distribute, planDistribution } from '#platform/postgres/citus/distribute.js';
import { grantOnCluster } from '#platform/postgres/citus/start.js';
import { prepareDatabase, type PreparedDatabase } from '#platform/postgres/prepare-database.js';
import { makeReadTables } from '#platform/projection/read-tables.js';
import { ClusterDatabases } from '#platform/testing/cluster-databases.js';
import { tally } from '#platform/testing/counters.js';
import { connected, describeOnCitus } from './support/cluster.js';
import { expectSoundLog } from './support/log-check.js';

const SHARDS = 4;
const EVENTS = 30;

describeOnCitus(() => {
  const name = `trustlog_scale_${randomBytes(4).toString('hex')}`;
  const server = process.env['DATABASE_URL'] ?? '';
  const adminUrl = withParts(server, { database: name });
  const tenants = Array.from({ length: 8 }, () => randomUUID());
  let databases: ClusterDatabases;
  let admin: pg.Client;
  let urls: PreparedDatabase;

  const prepare = (kind?: 'citus'): Promise<PreparedDatabase> =>
    prepareDatabase(server, {
      ...{
        roleSecret: process.env['TRUSTLOG_ROLE_SECRET'] ?? 'a secret of this test',
        database: name,
        kind,
        shards: SHARDS,
      },
      afterMigrate: (owner) => makeReadTables(owner, [tally]),
    });
  const append = async (expected: number): Promise<void> => {
    const store = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project });
    for (const tenantId of tenants) await store.append(aCommand(tenantId, [onStream('a', expected, EVENTS)]));
    await store.close();
  };

  beforeAll(async () => {
    databases = await ClusterDatabases.of(server);
    await databases.create(name);
    urls = await prepare();
    admin = await connected(adminUrl);
    const store = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project });
    await store.createTenants(tenants, 'school');
    await store.close();
    await append(0);
  }, 240_000);
  afterAll(async () => {
    await admin.end();
    await databases.drop(name);
  });

  it('leaves a database alone that is not to be spread, though Citus is there', async () => {
    expect(urls.kind).toBe('postgres');
    expect((await admin.query('SELECT FROM citus_tables')).rowCount).toBe(0);
    expect((await planDistribution(admin)).slice(0, 1)).toMatchObject([{ what: 'table', name: 'store.tenant_log' }]);
    expect((await admin.query('SELECT FROM citus_tables')).rowCount).toBe(0);
  });

  it('is not spread by a mere start once it has rows', async () => {
    await expect(prepare('citus')).rejects.toThrow(/have rows \(store\.tenant_log, .*scale citus/s);
    expect((await admin.query('SELECT FROM citus_tables')).rowCount).toBe(0);
  });

  it('is taken up again where it was cut off, and refuses a start until then', async () => {
    await grantOnCluster(admin, name);
    const cut = (_step: unknown, done: number): void => {
      if (done === 4) throw new Error('cut off');
    };
    await expect(distribute(admin, { shards: SHARDS, onStep: cut })).rejects.toThrow('cut off');
    await expect(prepare()).rejects.toThrow(/scale citus/);
    const left = await planDistribution(admin);
    const done = await distribute(admin, { shards: SHARDS });
    expect(done).toEqual(left);
    expect(await planDistribution(admin)).toEqual([]);
  });

  it('has lost nothing and left nothing behind, and goes on', async () => {
    urls = await prepare();
    expect(urls.kind).toBe('citus');
    expect(await expectSoundLog(admin, tenants, null)).toBe(tenants.length * EVENTS);
    await append(EVENTS);
    expect(await expectSoundLog(admin, tenants, null)).toBe(2 * tenants.length * EVENTS);
    const { rows } = await admin.query<{ bytes: string }>(
      'SELECT coalesce(sum(pg_relation_size(logicalrelid)), 0) AS bytes FROM pg_dist_partition',
    );
    expect(Number(rows[0]?.bytes)).toBe(0);
  });
});
