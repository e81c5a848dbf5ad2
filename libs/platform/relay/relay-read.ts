import type { QueryConfig } from 'pg';
import { instantOf } from '#platform/event-store/event-hash.js';
import type { Uuid } from '#platform/kernel/event.js';
import { NO_LEAF, type UnreadEvent } from '#platform/messaging/kafka/wire.js';

/** A tenant whose events are to be read from `after + 1`. */
export interface Reading {
  readonly tenantId: Uuid;
  readonly after: number;
  readonly limit: number;
}

/** What was read of one tenant. */
export interface Read {
  /** Leaf of the event at `after`; `NO_LEAF` at 0, null when the log holds no such event. */
  readonly leafBefore: string | null;
  readonly events: readonly UnreadEvent[];
}

/** A double tells microseconds apart for the next two centuries, and costs a fraction of the exact `extract`. */
const MICROSECONDS = (column: string): string => `(date_part('epoch', ${column}) * 1000000)::bigint`;
/** The event at the cursor comes first, without its body; bodies are counted as they lie on disk, and the first always comes. */
const READ = {
  name: 'relay_read',
  text: `SELECT position, encode(leaf_hash, 'hex'), type, schema_version, event_id, stream_id, version,
      ${MICROSECONDS('recorded_at')}, ${MICROSECONDS('occurred_at')}, actor_id, causation_id, correlation_id,
      CASE WHEN position > $2 THEN body::text END
    FROM (SELECT e.*, sum(pg_column_size(body)) OVER (ORDER BY position) AS running FROM (
      SELECT * FROM store.event WHERE tenant_id = $1 AND position >= $2 ORDER BY position LIMIT $3) e) r
    WHERE running <= $4 OR position <= $2 + 1 ORDER BY position`,
} as const;
/** Bytes of bodies that one read brings at the most, one large event excepted. */
const READ_BYTES = 2 << 20;

/** The statement of a reading; its answer is for `readOf`. */
export const readingOf = ({ tenantId, after, limit }: Reading): QueryConfig & { readonly rowMode: 'array' } => ({
  ...READ,
  values: [tenantId, after, after === 0 ? limit : limit + 1, READ_BYTES],
  rowMode: 'array',
});

/** Columns of `READ`, in their order. */
export type EventRow = [
  ...[position: string, leaf: string, type: string, schemaVersion: number, eventId: Uuid, streamId: string],
  ...[version: string, recorded: string, occurred: string, actorId: string, causationId: Uuid | null],
  ...[correlationId: Uuid, bodyText: string],
];

const eventOf = (
  tenantId: Uuid,
  row: EventRow,
  before: Pick<UnreadEvent, 'logEpoch' | 'previousLeaf'>,
): UnreadEvent => ({
  logEpoch: before.logEpoch,
  previousLeaf: before.previousLeaf,
  leaf: row[1],
  bodyText: row[12],
  event: {
    type: row[2],
    schemaVersion: row[3],
    metadata: {
      eventId: row[4],
      tenantId,
      streamId: row[5],
      version: Number(row[6]),
      position: Number(row[0]),
      recordedAt: instantOf(Number(row[7])),
      occurredAt: instantOf(Number(row[8])),
      actorId: row[9],
      causationId: row[10],
      correlationId: row[11],
    },
  },
});

/** What was read of a tenant; nothing of its events where the log no longer holds the one at the cursor. */
export const readOf = ({ tenantId, after }: Reading, rows: readonly EventRow[], logEpoch: Uuid): Read => {
  if (after === 0) return { leafBefore: NO_LEAF, events: chained(tenantId, rows, { after, leaf: NO_LEAF, logEpoch }) };
  const [first, ...others] = rows;
  if (first === undefined || Number(first[0]) !== after) return { leafBefore: null, events: [] };
  const [, leaf] = first;
  return { leafBefore: leaf, events: chained(tenantId, others, { after, leaf, logEpoch }) };
};

interface Before {
  readonly after: number;
  readonly leaf: string;
  readonly logEpoch: Uuid;
}

/** Events with the leaf before each. Never over a hole: what comes after one is not to be published before it. */
const chained = (tenantId: Uuid, rows: readonly EventRow[], { after, leaf, logEpoch }: Before): UnreadEvent[] => {
  let previousLeaf = leaf;
  const events: UnreadEvent[] = [];
  for (const row of rows) {
    if (Number(row[0]) !== after + events.length + 1) break;
    events.push(eventOf(tenantId, row, { logEpoch, previousLeaf }));
    previousLeaf = row[1];
  }
  return events;
};
