import type { PoolClient } from '#platform/postgres/open-pool.js';
import { contentHash, instantOf, leafHash } from '#platform/event-store/event-hash.js';
import type { Envelope, Place } from '#platform/event-store/event-hash.js';
import type { Uuid } from '#platform/kernel/event.js';
import { sameBytes } from './core/sha256.js';
import { ProofError } from './proof.errors.js';

/** Exact, because a leaf holds microseconds and a date may be far away. */
const MICROSECONDS = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;

/** Bodies are counted as they lie on disk; the first event always comes. */
const READ = {
  name: 'seal_read',
  text: `SELECT position, version, ${MICROSECONDS('recorded_at')}, ${MICROSECONDS('occurred_at')}, event_id,
      correlation_id, causation_id, schema_version, stream_id, type, actor_id, content_hash, leaf_hash, body::text
    FROM (SELECT e.*, sum(pg_column_size(body)) OVER (ORDER BY position) AS running FROM (
      SELECT * FROM store.event WHERE tenant_id = $1 AND position > $2 AND position <= $3
      ORDER BY position LIMIT $4) e) r
    WHERE running <= $5 OR position = $2 + 1 ORDER BY position`,
} as const;
const READ_EVENTS = 1_000;
const READ_BYTES = 4 << 20;

/** Columns of `READ`, in their order. */
type EventRow = [
  ...[position: string, version: string, recorded: string, occurred: string, eventId: Uuid, correlationId: Uuid],
  ...[causationId: Uuid | null, schemaVersion: number, streamId: string, type: string, actorId: string],
  ...[contentHash: Buffer, leafHash: Buffer, bodyText: string],
];

/** Which events are wanted: positions `after + 1` to `upTo`. */
export interface EventSpan {
  readonly tenantId: Uuid;
  readonly after: number;
  readonly upTo: number;
}

/** An event whose hashes are those of what it says. */
export interface CheckedEvent {
  readonly envelope: Envelope;
  readonly place: Place;
  readonly contentHash: Buffer;
  readonly leafHash: Buffer;
}

/**
 * Events of a span, the hashes of each made anew from what the row says. Throws `PROOF.EVENT_CHANGED` where the row has
 * other hashes, `PROOF.EVENT_MISSING` at a hole. The client's transaction must see the tenant.
 */
export async function* checkedEvents(
  client: PoolClient,
  { tenantId, after, upTo }: EventSpan,
): AsyncGenerator<CheckedEvent> {
  for (let at = after; at < upTo;) {
    const values = [tenantId, at, upTo, READ_EVENTS, READ_BYTES];
    const { rows } = await client.query<EventRow>({ ...READ, values, rowMode: 'array' });
    for (const row of rows) {
      at += 1;
      yield checked(tenantId, at, row);
    }
    if (rows.length === 0) throw missing(tenantId, at + 1);
  }
}

const checked = (tenantId: Uuid, position: number, row: EventRow): CheckedEvent => {
  const [stored, version, recorded, occurred, eventId, correlationId, causationId, schemaVersion, ...said] = row;
  const [streamId, type, actorId, storedContent, storedLeaf, bodyText] = said;
  if (Number(stored) !== position) throw missing(tenantId, position);
  const by = { actorId, causationId, correlationId };
  const occurredAt = instantOf(Number(occurred));
  const envelope = { tenantId, streamId, eventId, type, schemaVersion, occurredAt, ...by, bodyText };
  const place = { tenantId, position, recordedAt: instantOf(Number(recorded)), version: Number(version) };
  const content = contentHash(envelope);
  const leaf = leafHash(place, content);
  if (sameBytes(content, storedContent) && sameBytes(leaf, storedLeaf)) {
    return { envelope, place, contentHash: content, leafHash: leaf };
  }
  const message = `Event ${String(position)} of tenant ${tenantId} is not what was stored: its hashes are another's.`;
  throw new ProofError('PROOF.EVENT_CHANGED', message, { tenantId, position });
};

const missing = (tenantId: Uuid, position: number): ProofError => {
  const message = `Event ${String(position)} of tenant ${tenantId} is missing.`;
  return new ProofError('PROOF.EVENT_MISSING', message, { tenantId, position });
};
