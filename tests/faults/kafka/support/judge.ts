import { expect } from '@jest/globals';
import type { Admin } from 'kafkajs';
import pg from 'pg';
import type { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { Replay } from '#platform/projection/replay.js';
import type { HeldLane } from '#platform/relay/relay-store.js';
import { isGapless } from '#platform/relay/relay.fixtures.js';
import { tally, turns } from '#platform/testing/counters.js';
import type { TestDatabase } from '#platform/testing/test-database.js';
import { readTopic, type ReadMessage } from '../../../kafka/support/read-topic.js';
import type { SteadyWriter } from './steady-writer.js';

/** What was found in the log, the read models and the topic when all was quiet again. */
export interface Verdict {
  readonly events: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly repeats: number;
}

interface Counts {
  readonly tenantId: Uuid;
  readonly stored: number;
  readonly sum: number;
  readonly turns: number;
  readonly total: number;
}

const BEHIND = `SELECT count(*)::int AS behind FROM unnest($1::uuid[], $2::bigint[]) AS u(id, head)
  WHERE (SELECT count(*) FROM read.checkpoint c WHERE c.tenant_id = u.id AND c.position >= u.head) < 2
    OR NOT EXISTS (SELECT FROM platform.relay_cursor r WHERE r.tenant_id = u.id AND r.position >= u.head)`;
const COUNTS = `SELECT u.id AS "tenantId", count(e.*)::int AS stored, coalesce(sum((e.body->>'by')::int), 0)::int AS sum,
    coalesce((SELECT sum(turns) FROM read.turns_v1 r WHERE r.tenant_id = u.id AND r.to_at = 'infinity'), 0)::int AS turns,
    coalesce((SELECT sum(total) FROM read.tally_v1 r WHERE r.tenant_id = u.id AND r.to_at = 'infinity'), 0)::int AS total
  FROM unnest($1::uuid[]) AS u(id) LEFT JOIN store.event e ON e.tenant_id = u.id GROUP BY u.id`;

/** A message that a test forged or sent once more by itself has this header. */
export const INJECTED = 'x-injected';

/** Looks behind row-level security at what became of every event. */
export class Judge {
  private readonly admin: pg.Pool;

  constructor(
    private readonly db: TestDatabase,
    private readonly store: PostgresEventStore,
  ) {
    this.admin = new pg.Pool({ connectionString: db.adminUrl, max: 1 });
  }

  /** Whether brokers and read models have all events up to these heads. */
  async isCarried(heads: ReadonlyMap<Uuid, number>): Promise<boolean> {
    const { rows } = await this.admin.query<{ behind: number }>(BEHIND, [[...heads.keys()], [...heads.values()]]);
    return rows[0]?.behind === 0;
  }

  /** Compares what was acknowledged with what the read models hold: their sums, and every row with a fresh replay. */
  async readModels({ tenants, heads, sums }: SteadyWriter): Promise<Pick<Verdict, 'events' | 'lost' | 'duplicated'>> {
    const { rows } = await this.admin.query<Counts>(COUNTS, [tenants]);
    const by = (much: (counts: Counts) => number): number => rows.reduce((all, counts) => all + much(counts), 0);
    const lost = by((row) => Math.max(0, (heads.get(row.tenantId) ?? 0) - row.turns));
    const duplicated = by((row) => Math.max(0, row.turns - row.stored));
    for (const { tenantId, stored, sum, total } of rows) {
      expect({ stored, sum, total }).toEqual({
        ...{ stored: heads.get(tenantId), sum: sums.get(tenantId), total: sums.get(tenantId) },
      });
    }
    expect(await this.differences(tenants)).toEqual([]);
    return { events: by(({ stored }) => stored), lost, duplicated };
  }

  /** Each tenant's messages lie in one partition, none before the one in front of it; `forgets`: the first may be gone. */
  async topic(
    { admin, brokers, topic }: { readonly admin: Admin; readonly brokers: readonly string[]; readonly topic: string },
    heads: ReadonlyMap<Uuid, number>,
    forgets: boolean,
  ): Promise<Pick<Verdict, 'lost' | 'repeats'>> {
    const read = (await readTopic(admin, brokers, topic)).filter(
      ({ message }) => !(INJECTED in (message.headers ?? {})),
    );
    let [lost, repeats] = [0, 0];
    for (const [tenantId, head] of heads) {
      const mine = read.filter(({ key }) => key === tenantId);
      const positions = mine.map(({ position }) => position - (forgets ? firstOf(mine) - 1 : 0));
      expect({ tenantId, inOrder: isGapless(positions) }).toEqual({ tenantId, inOrder: true });
      expect(new Set(mine.map(({ partition }) => partition)).size).toBe(mine.length === 0 ? 0 : 1);
      const distinct = new Set(positions).size;
      repeats += positions.length - distinct;
      lost += forgets ? 0 : head - distinct;
    }
    return { lost, repeats };
  }

  /** Every lane with the epoch of whoever has it now. */
  async lanes(): Promise<readonly HeldLane[]> {
    const { rows } = await this.admin.query<HeldLane>('SELECT lane, epoch::int FROM platform.relay_lane ORDER BY lane');
    return rows;
  }

  /** Rows that the read models hold of a tenant, whatever it is. */
  async rowsOf(tenantId: Uuid): Promise<number> {
    const { rows } = await this.admin.query<{ count: number }>(
      `SELECT (SELECT count(*) FROM read.turns_v1 WHERE tenant_id = $1)::int
        + (SELECT count(*) FROM read.checkpoint WHERE tenant_id = $1)::int AS count`,
      [tenantId],
    );
    return rows[0]?.count ?? 0;
  }

  async close(): Promise<void> {
    await this.admin.end();
  }

  /** Rows of the read models that a replay of the log would not have made, or the other way round. */
  private async differences(tenants: readonly Uuid[]): Promise<readonly unknown[]> {
    const { store } = this;
    const replay = new Replay(this.db.urls.project, [tally, turns], (...asked) => store.readTenant(...asked));
    const found: unknown[] = [];
    for (const tenantId of tenants) found.push(...(await replay.tenant(tenantId)).differences);
    await replay.close();
    return found;
  }
}

const firstOf = (messages: readonly ReadMessage[]): number =>
  messages.reduce((least, { position }) => Math.min(least, position), Number.MAX_SAFE_INTEGER);
