import type pg from 'pg';
import type { TenantRow } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';

/** Tenants that one question names: row-level security looks through the list for every row. */
const ASKED_AT_ONCE = 200;

/** Checkpoints that a tenant is to have, by name and version: of read models, of reactions. */
export interface Cells {
  readonly names: readonly string[];
  readonly versions: readonly number[];
}

/** How far a tenant's cells are. `lowest` leaves parked ones out: they go on when somebody mends them. */
export interface Progress {
  readonly cells: number;
  readonly lowest: number;
}

/** A tenant some of whose cells stand below its head. `reached` null: not one of them was begun. */
export interface BehindTenant extends TenantRow {
  readonly reached: number | null;
}

const PROGRESS = `SELECT tenant_id AS id, count(*)::int AS cells,
    coalesce(min(position) FILTER (WHERE parked_at IS NULL), 'Infinity'::float8)::float8 AS lowest FROM read.checkpoint
  WHERE tenant_id = ANY ($1::uuid[]) AND (projection, version) IN (SELECT * FROM unnest($2::text[], $3::int[]))
  GROUP BY tenant_id`;

/** The cells of these read models. */
export const cellsOf = (models: readonly { readonly name: string; readonly version: number }[]): Cells => ({
  names: models.map(({ name }) => name),
  versions: models.map(({ version }) => version),
});

/** Both as one list. */
export const together = (one: Cells, other: Cells): Cells => ({
  names: [...one.names, ...other.names],
  versions: [...one.versions, ...other.versions],
});

/** Those of the tenants that something is left to do for; one question for some hundred of them. `pool` of `trustlog_project`. */
export const tenantsBehind = async (
  pool: pg.Pool,
  cells: Cells,
  tenants: readonly TenantRow[],
): Promise<readonly BehindTenant[]> => {
  const begun = tenants.filter(({ head }) => head > 0);
  const behind: BehindTenant[] = [];
  for (let from = 0; from < begun.length; from += ASKED_AT_ONCE) {
    const some = begun.slice(from, from + ASKED_AT_ONCE);
    const ids = some.map(({ tenantId }) => tenantId);
    const { rows } = await inTenants(pool, ids, (client) =>
      client.query<Progress & { readonly id: Uuid }>(PROGRESS, [ids, cells.names, cells.versions]),
    );
    const progress = new Map(rows.map(({ id, ...at }) => [id, at]));
    for (const tenant of some) {
      const reached = reachedBy(progress.get(tenant.tenantId), cells);
      if ((reached ?? 0) < tenant.head) behind.push({ ...tenant, reached });
    }
  }
  return behind;
};

const reachedBy = (at: Progress | undefined, { names }: Cells): number | null => {
  if (!at) return null;
  return at.cells < names.length ? 0 : at.lowest;
};
