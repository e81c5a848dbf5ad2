import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';

/** Where a record stands: the log, and the read models that have come least far. */
export interface Reached {
  readonly tenant: Uuid;
  readonly head: number;
  readonly reached: number;
}

/** A read model: its name and version. */
export interface ReadModelName {
  readonly name: string;
  readonly version: number;
}

const MOVED = `SELECT t.tenant_id AS tenant, t.head::float8 AS head,
    CASE WHEN c.cells = cardinality($3::text[]) THEN c.reached ELSE 0 END AS reached
  FROM unnest($1::uuid[], $2::float8[]) AS k(tenant_id, known)
  JOIN store.tenant_log t ON t.tenant_id = k.tenant_id AND t.head > k.known
  CROSS JOIN LATERAL (
    SELECT coalesce(min(p.position), 0)::float8 AS reached, count(*)::int AS cells FROM read.checkpoint p
    WHERE p.tenant_id = t.tenant_id AND (p.projection, p.version) IN (SELECT * FROM unnest($3::text[], $4::int[]))) c`;

const AT = `SELECT k.tenant_id AS tenant, coalesce((
    SELECT e.position FROM store.event e
    WHERE e.tenant_id = k.tenant_id AND e.recorded_at <= clock_timestamp() - make_interval(secs => $2)
    ORDER BY e.position DESC LIMIT 1), 0)::float8 AS position
  FROM store.tenant_log k WHERE k.tenant_id = ANY ($1::uuid[])`;

/**
 * Of the tenants whose log is longer than their read models were known to have come, where they stand now. Tenants at
 * rest cost one row each of an index and nothing more.
 */
export const movedSince = (
  { sql }: ReadScope,
  known: ReadonlyMap<Uuid, number>,
  models: readonly ReadModelName[],
): Promise<Reached[]> =>
  sql<Reached>(MOVED, [
    [...known.keys()],
    [...known.values()],
    models.map(({ name }) => name),
    models.map(({ version }) => version),
  ]);

/** Where each record stood so many seconds ago. */
export const positionsAgo = async (
  { sql }: ReadScope,
  tenants: readonly Uuid[],
  seconds: number,
): Promise<ReadonlyMap<Uuid, number>> => {
  const rows = await sql<{ tenant: Uuid; position: number }>(AT, [tenants, seconds]);
  return new Map(rows.map(({ tenant, position }) => [tenant, position]));
};
