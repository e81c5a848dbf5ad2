import type { Schools } from '#contracts/schools.port.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';

export interface EventFilter {
  readonly tenantId?: Uuid | null;
  readonly streamId?: string | null;
  readonly types?: readonly string[] | null;
  readonly personId?: Uuid | null;
  readonly from?: Instant | null;
  readonly to?: Instant | null;
  /** With `tenantId`: the one event that stands there. */
  readonly position?: number | null;
}

/**
 * The events that a question is about, as `e`, over the values of `filterValues`: $1 to $10. No filter by stream, type
 * or person finds what is told of a case: it would say by its answer what is withheld.
 */
export const FILTERED = `store.event e JOIN unnest($1::uuid[], $2::bigint[]) AS v(tenant_id, first) ON v.tenant_id = e.tenant_id
  WHERE e.position >= v.first AND e.recorded_at <= $3
    AND ($4::uuid IS NULL OR e.tenant_id = $4) AND ($5::text IS NULL OR e.stream_id = $5)
    AND ($6::text[] IS NULL OR e.type = ANY ($6)) AND ($7::text IS NULL OR e.actor_id = $7 OR e.body->>'personId' = $7)
    AND (e.stream_id NOT LIKE 'breach-%' OR ($5::text IS NULL AND $6::text[] IS NULL AND $7::text IS NULL))
    AND ($8::timestamptz IS NULL OR e.recorded_at >= $8) AND ($9::timestamptz IS NULL OR e.recorded_at < $9)
    AND ($10::bigint IS NULL OR e.position = $10)`;

/** $1 to $10: what may be seen, up to when, and which of it is asked for. */
export const filterValues = async (
  schools: Schools,
  scope: ReadScope,
  filter: EventFilter,
): Promise<readonly unknown[]> => {
  const from = await schools.visibleFrom(scope);
  const { tenantId, streamId, personId, position } = filter;
  return [
    scope.tenants,
    scope.tenants.map((tenant) => from.get(tenant) ?? 1),
    // The present ends with what the snapshot sees: nothing in it depends on whose clock is ahead.
    scope.past ? scope.at : 'infinity',
    ...[tenantId, streamId, filter.types?.length ? filter.types : null, personId, filter.from, filter.to, position].map(
      (value) => value ?? null,
    ),
  ];
};
