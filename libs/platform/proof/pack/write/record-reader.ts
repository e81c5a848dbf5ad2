import { contentHash as hashOf, instantOf } from '#platform/event-store/event-hash.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { PoolClient } from '#platform/postgres/open-pool.js';
import { LEAF } from '../check/leaves.js';
import { eventLine, withheldLine } from './event-text.js';
import type { EventText } from './pack-plan.js';

/** Positions of a tenant's record. */
export interface Span {
  readonly tenantId: Uuid;
  readonly first: number;
  readonly last: number;
}

const MICROSECONDS = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;
const RANGE = {
  name: 'pack_range',
  text: `SELECT
    (SELECT coalesce(max(position), 0)::float8 FROM store.event WHERE tenant_id = $1 AND recorded_at < $2) AS before,
    (SELECT coalesce(max(position), 0)::float8 FROM store.event WHERE tenant_id = $1 AND recorded_at < $3) AS last`,
} as const;
const READ = {
  name: 'pack_read',
  text: `SELECT position, version, ${MICROSECONDS('recorded_at')}, ${MICROSECONDS('occurred_at')}, event_id,
      correlation_id, causation_id, schema_version, stream_id, type, actor_id, encode(content_hash, 'hex'), body::text
    FROM store.event WHERE tenant_id = $1 AND position >= $2 AND position <= $3 ORDER BY position LIMIT $4`,
} as const;
const LEAVES = {
  name: 'pack_leaves',
  text: `SELECT position::float8 AS position, leaf_hash FROM store.event
    WHERE tenant_id = $1 AND position > $2 AND position <= $3 ORDER BY position LIMIT $4`,
} as const;
const EVENTS = 1_000;
const HASHES = 20_000;

type EventRow = [
  ...[position: string, version: string, recorded: string, occurred: string, eventId: Uuid, correlationId: Uuid],
  ...[causationId: Uuid | null, schemaVersion: number, streamId: string, type: string, actorId: string],
  ...[contentHash: string, bodyText: string],
];

/** First and last position of what was recorded in a time; `to` is the first instant after it. */
export const spanOf = async (
  client: PoolClient,
  tenantId: Uuid,
  time: { readonly from: Instant | null; readonly to: Instant | null },
): Promise<Span> => {
  const values = [tenantId, time.from ?? '-infinity', time.to ?? 'infinity'];
  const { rows } = await client.query<{ before: number; last: number }>({ ...RANGE, values });
  const { before, last } = rows[0] ?? { before: 0, last: 0 };
  return { tenantId, first: before + 1, last: Math.max(before, last) };
};

/** The last position that was recorded before the append in which this one stands. */
export const lastBefore = async (client: PoolClient, tenantId: Uuid, position: number): Promise<number> => {
  const { rows } = await client.query<{ last: number }>(
    `SELECT coalesce(max(e.position), 0)::float8 AS last FROM store.event e
     WHERE e.tenant_id = $1 AND e.position < $2 AND e.recorded_at < (
       SELECT l.recorded_at FROM store.event l WHERE l.tenant_id = $1 AND l.position = $2)`,
    [tenantId, position],
  );
  return rows[0]?.last ?? 0;
};

/** Whether an event is withheld, by what of it is told to nobody. */
export type IsWithheld = (event: { readonly streamId: string; readonly type: string }) => boolean;

/** Events as they stand, whatever their hashes are: whoever checks the pack is to see what the log says. */
export async function* eventTexts(
  client: PoolClient,
  { tenantId, first, last }: Span,
  isWithheld: IsWithheld,
): AsyncGenerator<readonly EventText[]> {
  for (let next = first; next <= last;) {
    const values = [tenantId, next, last, EVENTS];
    const { rows } = await client.query<EventRow>({ ...READ, values, rowMode: 'array' });
    const events = rows.map((row) => textOf(tenantId, row, isWithheld));
    if (events.length > 0) yield events;
    if (rows.length < EVENTS) return;
    next = (events.at(-1)?.position ?? last) + 1;
  }
}

const textOf = (tenantId: Uuid, row: EventRow, isWithheld: IsWithheld): EventText => {
  const [position, version, recorded, occurred, eventId, correlationId, causationId, schemaVersion, ...others] = row;
  const [streamId, type, actorId, contentHash, bodyText] = others;
  const place = { position: Number(position), recordedAt: instantOf(Number(recorded)), version: Number(version) };
  const said = { tenantId, streamId, eventId, type, schemaVersion, actorId, causationId, correlationId, bodyText };
  const occurredAt = instantOf(Number(occurred));
  const withheld = isWithheld({ streamId, type });
  const line = withheld ? withheldLine(contentHash, place) : eventLine({ ...said, occurredAt, ...place });
  const intact = hashOf({ ...said, occurredAt }).toString('hex') === contentHash;
  return { position: place.position, line, intact };
};

/** The leaf hashes of the first `size` events, end to end; zeros where an event is missing. */
export const leafHashes = async (client: PoolClient, tenantId: Uuid, size: number): Promise<Buffer> => {
  const leaves = Buffer.alloc(size * LEAF);
  for (let after = 0; after < size;) {
    const { rows } = await client.query<{ position: number; leaf_hash: Buffer }>({
      ...LEAVES,
      values: [tenantId, after, size, HASHES],
    });
    for (const { position, leaf_hash: leaf } of rows) leaves.set(leaf.subarray(0, LEAF), (position - 1) * LEAF);
    if (rows.length < HASHES) break;
    after = rows.at(-1)?.position ?? size;
  }
  return leaves;
};

/** How many events of a span are withheld, by the streams that they stand in. */
export const countWithheld = async (
  client: PoolClient,
  { tenantId, first, last }: Span,
  streams: string,
): Promise<number> => {
  const { rows } = await client.query<{ n: number }>(
    'SELECT count(*)::float8 AS n FROM store.event WHERE tenant_id = $1 AND position BETWEEN $2 AND $3 AND stream_id LIKE $4',
    [tenantId, first, last, streams],
  );
  return rows[0]?.n ?? 0;
};
