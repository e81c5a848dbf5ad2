import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '#platform/auth/actor.js';
import { aCommand, anEvent } from '#platform/event-store/event-store.fixtures.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { Counted, tally } from '#platform/testing/counters.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { connected, describeOnCitus } from './support/cluster.js';

const SCHOOLS = 10;
const READS = 120;

/** Each event adds one, so the sum of the rows is the sum of the checkpoints that the rows were written with. */
const SUM = `SELECT coalesce(sum(total), 0)::int AS total FROM read.tally_v1 WHERE to_at = 'infinity'`;

describeOnCitus(() => {
  let platform: TestPlatform;
  let reads: PostgresReadStore;
  let schools: string[];
  let lead: Actor;
  let stopped = false;

  beforeAll(async () => {
    platform = await testPlatform({ name: 'versions', events: [Counted], projections: [tally] });
    const group = randomUUID();
    await platform.store.createTenant(group, 'group');
    schools = await Promise.all(Array.from({ length: SCHOOLS }, () => platform.school()));
    lead = { ...platform.as('TRUST_LEAD', group).actor, tenantKind: 'group' };
    reads = new PostgresReadStore({
      readUrl: platform.urls.read,
      projections: [tally],
      clock: () => new Date().toISOString(),
      membersOf: () => Promise.resolve(schools),
    });
  }, 240_000);
  afterAll(async () => {
    await reads.close();
    await platform.drop();
  });

  const write = async (tenantId: string): Promise<void> => {
    for (let version = 0; !stopped; version += 1) {
      const events = [anEvent({ type: 'Counted', body: { counter: 'a', by: 1 } })];
      await platform.store.append(aCommand(tenantId, [{ streamId: 'a', expectedVersion: version, events }]));
      await platform.engine.catchUp(tenantId);
    }
  };

  it('gives answers that are never older than their version, nor newer, whatever is written meanwhile', async () => {
    const writing = Promise.all(schools.map(write));
    const seen: number[] = [];
    try {
      for (let n = 0; n < READS; n += 1) {
        const snapshot = reads.snapshot(lead, { versioned: true });
        const version = await snapshot.version('');
        const [first, again] = await reads.ask({ actor: lead, snapshot }, async ({ sql }) => [
          (await sql<{ total: number }>(SUM))[0]?.total,
          (await sql<{ total: number }>(`${SUM} AND total > $1`, [0]))[0]?.total,
        ]);
        await snapshot.end();
        expect([first, again]).toEqual([Number(version?.positions), Number(version?.positions)]);
        seen.push(first ?? 0);
      }
    } finally {
      stopped = true;
      await writing;
    }
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toBeGreaterThan(SCHOOLS);
  });

  it('says that a past is settled only when no node has a writer left', async () => {
    const writer = await connected(platform.urls.append);
    await writer.query('BEGIN');
    await writer.query(`SELECT store.create_tenant('${randomUUID()}', 'school')`);
    const during = await reads.lookAtWriters();
    await writer.query('COMMIT');
    await writer.end();
    const after = await reads.lookAtWriters();
    expect([during.idle, after.idle]).toEqual([false, true]);
    expect(after.clockMs).toBeGreaterThan(during.clockMs);
  });

  it('gives the rows of a date long after, and after read models were made anew', async () => {
    const [school = ''] = schools;
    const log = await platform.store.readTenant(school, 0, 10_000);
    const middle = log[Math.floor(log.length / 2)]?.metadata;
    const then = (): Promise<number | undefined> =>
      reads.ask(
        { actor: platform.as('CLERK', school).actor, asOf: middle?.recordedAt },
        async ({ sql, held }) =>
          (await sql<{ total: number }>(`SELECT sum(total)::int AS total FROM read.tally_v1 t WHERE ${held('t')}`))[0]
            ?.total,
      );
    const before = await then();
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(log.length);
    expect(await platform.engine.rebuild(school)).toBe(log.length);
    expect(await then()).toBe(before);
  });
});
