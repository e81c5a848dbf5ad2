import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { Pool } from '#platform/postgres/open-pool.js';
import { sqlOf } from './read-scope.js';
import { readRefusals } from './read-refusals.js';
import type { ReadSql } from './read-store.js';

/** Name and version of a projection. */
export interface Projected {
  readonly name: string;
  readonly version: number;
}

const POLL_MS = 10;
const WAIT_AT_MOST = 5_000;

/** Waits until the read models of a tenant have come as far as a position. */
export class PositionWait {
  private readonly names: readonly string[];
  private readonly versions: readonly number[];

  constructor(
    private readonly pool: Pool,
    private readonly projections: readonly Projected[],
    private readonly waitAtMost = WAIT_AT_MOST,
  ) {
    this.names = projections.map(({ name }) => name);
    this.versions = projections.map(({ version }) => version);
  }

  /** `startedAt` in milliseconds since 1970: a wait that begins late has no longer than others. */
  async until(tenant: Uuid, position: number, startedAt: number): Promise<void> {
    const deadline = Math.max(Date.now(), startedAt) + this.waitAtMost;
    for (;;) {
      const { head, reached } = await inTenants(this.pool, [tenant], (client) => this.progress(sqlOf(client), tenant));
      if (reached >= position) return;
      if (position > head) throw readRefusals.beyondHead();
      if (Date.now() > deadline) throw readRefusals.notReached();
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** How far a tenant's log and all of its read models are, as a transaction that is open for the tenant sees them. */
  async progress(sql: ReadSql, tenant: Uuid): Promise<{ readonly head: number; readonly reached: number }> {
    const [row] = await sql<{ head: number; reached: number; cells: number }>(
      `SELECT (SELECT head::float8 FROM store.tenant_log WHERE tenant_id = $1) AS head,
         coalesce(min(position), 0)::float8 AS reached, count(*)::int AS cells
       FROM read.checkpoint WHERE tenant_id = $1 AND (projection, version) IN (SELECT * FROM unnest($2::text[], $3::int[]))`,
      [tenant, this.names, this.versions],
    );
    return { head: row?.head ?? 0, reached: row?.cells === this.projections.length ? row.reached : 0 };
  }
}
