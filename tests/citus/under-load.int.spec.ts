import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type pg from 'pg';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { connected, describeOnCitus, nodesOf, onNode } from './support/cluster.js';
import { expectSoundLog } from './support/log-check.js';
import { Writers } from './support/writers.js';

const TENANTS = 12;
/** Stored between two of what happens to the cluster, and after the last. */
const BETWEEN = 30;
const KILLS = 12;
/** A part moves with those of all other tables that hold the same tenants. */
const MOVES = 2;

/**
 * Writers of a part wait while it moves. Citus's other way, logical replication, does not write into tables that have
 * row-level security.
 */
const MOVE = "SELECT citus_move_shard_placement($1::bigint, $2::int, $3::int, 'block_writes')";

describeOnCitus(() => {
  let db: TestDatabase;
  let admin: pg.Client;
  let store: PostgresEventStore;
  let tenants: string[];

  beforeAll(async () => {
    db = await testDatabase('under_load');
    admin = await connected(db.adminUrl);
    store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
  }, 240_000);
  beforeEach(async () => {
    tenants = Array.from({ length: TENANTS }, () => randomUUID());
    await store.createTenants(tenants, 'school');
  });
  afterAll(async () => {
    await store.close();
    await admin.end();
    await db.drop();
  });

  /** Where each part of the tenants' own table is. */
  const parts = async (): Promise<{ shard: string; node: number }[]> =>
    (
      await admin.query<{ shard: string; node: number }>(
        `SELECT s.shardid AS shard, n.nodeid AS node FROM pg_dist_shard s JOIN pg_dist_placement p USING (shardid)
         JOIN pg_dist_node n ON n.groupid = p.groupid WHERE s.logicalrelid = 'store.tenant_log'::regclass ORDER BY 1`,
      )
    ).rows;

  it('loses nothing, stores nothing twice and keeps the order while parts move to another node', async () => {
    const nodes = await nodesOf(admin);
    const before = (await parts()).slice(0, MOVES);
    const writers = new Writers(store, tenants);
    try {
      await writers.stored(BETWEEN);
      for (const { shard, node } of before) {
        const there = nodes.find(({ id }) => id !== node);
        await admin.query(MOVE, [shard, node, there?.id]);
        await writers.stored(BETWEEN);
      }
    } finally {
      await writers.stop();
    }
    expect((await parts()).slice(0, MOVES).map(({ node }, n) => node !== before[n]?.node)).toEqual([true, true]);
    const events = await expectSoundLog(admin, tenants, writers.told);
    expect(writers.count('unknown', 'failed', 'reused')).toBe(0);
    expect(events).toBeGreaterThan(BETWEEN * before.length);
  });

  it('evens out by Citus’s own rebalancing, under writers, with the same care', async () => {
    const [first, second] = await nodesOf(admin);
    for (const { shard, node } of await parts())
      if (node !== first?.id) await admin.query(MOVE, [shard, node, first?.id]);
    const writers = new Writers(store, tenants);
    try {
      await writers.stored(BETWEEN);
      await admin.query("SELECT citus_rebalance_start(shard_transfer_mode => 'block_writes')");
      await admin.query('SELECT citus_rebalance_wait()');
      await writers.stored(BETWEEN);
    } finally {
      await writers.stop();
    }
    expect((await parts()).filter(({ node }) => node === second?.id).length).toBeGreaterThan(0);
    await expectSoundLog(admin, tenants, writers.told);
    expect(writers.count('unknown', 'failed', 'reused')).toBe(0);
  });

  it('finds out by command id what became of appends whose connections are killed, on any server', async () => {
    const servers = [db.adminUrl, ...(await nodesOf(admin)).map((node) => onNode(db, node))];
    const killers = await Promise.all(servers.map(connected));
    const writers = new Writers(store, tenants);
    let killed = 0;
    try {
      await writers.stored(BETWEEN);
      for (let n = 0; killed < KILLS; n += 1) {
        const killer = killers[n % killers.length];
        const ended = await killer?.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND usename = 'trustlog_append' AND state = 'active' LIMIT 1`,
        );
        killed += ended?.rowCount ?? 0;
        await sleep(15);
      }
      await writers.stored(BETWEEN);
    } finally {
      await writers.stop();
      for (const killer of killers) await killer.end();
    }
    await expectSoundLog(admin, tenants, writers.told);
    // What is not known may be stored or not; whoever asks again with the same id is told.
    expect(writers.count('reused')).toBe(0);
    expect(writers.count('ok', 'replayed')).toBeGreaterThan(BETWEEN);
  });
});
