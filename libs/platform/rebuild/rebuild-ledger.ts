import type { Instant, Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { Pool } from '#platform/postgres/open-pool.js';

/** How a rebuild stands. `stopping`: somebody asked for it, and the read model under way is finished first. */
export type RebuildStatus = 'waiting' | 'running' | 'stopping' | 'done' | 'stopped' | 'failed';

/** One rebuild as it is shown. */
export interface RebuildView {
  readonly tenantId: Uuid;
  readonly rebuildId: Uuid;
  readonly status: RebuildStatus;
  /** Read models made anew, of how many. */
  readonly done: number;
  readonly of: number;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly endedAt: Instant | null;
  /** The read model that could not be made. */
  readonly failedModel: string | null;
}

/** A rebuild to begin with. */
export interface RebuildToOpen {
  readonly tenantId: Uuid;
  readonly rebuildId: Uuid;
  readonly askedBy: string;
  readonly askedAt: Instant;
}

/** A rebuild that this worker holds, where it was left. */
export interface HeldRebuild {
  readonly tenantId: Uuid;
  readonly rebuildId: Uuid;
  readonly done: number;
}

interface Row {
  readonly tenant_id: Uuid;
  readonly rebuild_id: Uuid;
  readonly done: number;
  readonly of_models: number;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly stop_asked: boolean;
  readonly began: boolean;
  readonly outcome: 'done' | 'stopped' | 'failed' | null;
  readonly ended_at: Date | null;
  readonly failed_model: string | null;
}

/** How long a worker that says nothing is believed to be at work. */
const LEASE = `interval '20 seconds'`;

const OPEN = `INSERT INTO platform.rebuild (tenant_id, rebuild_id, asked_by, asked_at, of_models)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`;
const CLAIM = `UPDATE platform.rebuild SET lease_id = $2, lease_until = now() + ${LEASE}, began = true
  WHERE tenant_id = $1 AND rebuild_id = (
    SELECT rebuild_id FROM platform.rebuild WHERE tenant_id = $1 AND ended_at IS NULL
      AND (lease_until IS NULL OR lease_until < now())
      AND NOT EXISTS (SELECT FROM platform.rebuild r WHERE r.tenant_id = $1 AND r.ended_at IS NULL
        AND r.lease_until >= now())
    ORDER BY asked_at, rebuild_id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING rebuild_id, done`;
const NOTE = `UPDATE platform.rebuild SET done = greatest(done, $4), lease_until = now() + ${LEASE}
  WHERE tenant_id = $1 AND rebuild_id = $2 AND lease_id = $3 AND ended_at IS NULL RETURNING stop_asked`;
const LEAVE = `UPDATE platform.rebuild SET lease_id = NULL, lease_until = NULL
  WHERE tenant_id = $1 AND rebuild_id = $2 AND lease_id = $3 AND ended_at IS NULL`;
const END = `UPDATE platform.rebuild SET ended_at = now(), outcome = $4, failed_model = $5,
    lease_id = NULL, lease_until = NULL
  WHERE tenant_id = $1 AND rebuild_id = $2 AND lease_id = $3 AND ended_at IS NULL`;
const LATEST = `SELECT DISTINCT ON (tenant_id) * FROM platform.rebuild WHERE tenant_id = ANY ($1)
  ORDER BY tenant_id, asked_at DESC, rebuild_id`;

/** What is to be made anew, how far it is, and who is at it. `pool` of role `trustlog_platform`. */
export class RebuildLedger {
  private readonly listeners = new Set<() => void>();

  /** `models`: how many read models a record has. */
  constructor(
    private readonly pool: Pool,
    private readonly models: number,
  ) {}

  /** Calls when this process puts something on the list or asks for a stop. */
  listen(listener: () => void): void {
    this.listeners.add(listener);
  }

  async open({ tenantId, rebuildId, askedBy, askedAt }: RebuildToOpen): Promise<void> {
    await this.run(tenantId, OPEN, [tenantId, rebuildId, askedBy, askedAt, this.models]);
    for (const listener of this.listeners) listener();
  }

  async askStop(tenantId: Uuid, rebuildId: Uuid): Promise<void> {
    const text = 'UPDATE platform.rebuild SET stop_asked = true WHERE tenant_id = $1 AND rebuild_id = $2';
    await this.run(tenantId, text, [tenantId, rebuildId]);
  }

  /** Tenants where something is to be done that nobody is at. */
  async waiting(): Promise<readonly Uuid[]> {
    const { rows } = await this.pool.query<{ id: Uuid }>('SELECT platform.tenants_with_rebuild_open() AS id');
    return rows.map(({ id }) => id);
  }

  /** Takes a tenant's oldest open rebuild; null when there is none, or another worker is at one of this tenant. */
  async claim(tenantId: Uuid, leaseId: Uuid): Promise<HeldRebuild | null> {
    const [row] = await this.run<{ rebuild_id: Uuid; done: number }>(tenantId, CLAIM, [tenantId, leaseId]);
    return row ? { tenantId, rebuildId: row.rebuild_id, done: row.done } : null;
  }

  /** Says how far it is; answers whether to go on, to stop, or that somebody else has it now. */
  async note({ tenantId, rebuildId }: HeldRebuild, leaseId: Uuid, done: number): Promise<'go on' | 'stop' | 'lost'> {
    const [row] = await this.run<{ stop_asked: boolean }>(tenantId, NOTE, [tenantId, rebuildId, leaseId, done]);
    if (!row) return 'lost';
    return row.stop_asked ? 'stop' : 'go on';
  }

  /** Leaves it for whoever comes next. */
  async leave({ tenantId, rebuildId }: HeldRebuild, leaseId: Uuid): Promise<void> {
    await this.run(tenantId, LEAVE, [tenantId, rebuildId, leaseId]);
  }

  async end(
    { tenantId, rebuildId }: HeldRebuild,
    leaseId: Uuid,
    { outcome, failedModel }: { readonly outcome: 'done' | 'stopped' | 'failed'; readonly failedModel: string | null },
  ): Promise<void> {
    await this.run(tenantId, END, [tenantId, rebuildId, leaseId, outcome, failedModel]);
  }

  /** The newest rebuild of each of these tenants that has one. */
  async latest(tenants: readonly Uuid[]): Promise<readonly RebuildView[]> {
    if (tenants.length === 0) return [];
    const { rows } = await inTenants(this.pool, tenants, (client) => client.query<Row>(LATEST, [tenants]));
    return rows.map(viewOf);
  }

  private async run<Found extends object>(tenantId: Uuid, text: string, values: unknown[]): Promise<Found[]> {
    const { rows } = await inTenants(this.pool, [tenantId], (client) => client.query<Found>(text, values));
    return rows;
  }
}

const statusOf = ({ outcome, stop_asked, began }: Row): RebuildStatus => {
  if (outcome) return outcome;
  if (stop_asked) return 'stopping';
  return began ? 'running' : 'waiting';
};

const viewOf = (row: Row): RebuildView => ({
  tenantId: row.tenant_id,
  rebuildId: row.rebuild_id,
  status: statusOf(row),
  done: row.done,
  of: row.of_models,
  askedBy: row.asked_by,
  askedAt: row.asked_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  failedModel: row.failed_model,
});
