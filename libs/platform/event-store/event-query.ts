import pg from 'pg';
import type { ClientBase, QueryConfig } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { instantOf } from './event-hash.js';
import type { StoredEvent } from './event-store.js';

const MICROSECONDS = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;

/** What is selected of an event, in the order in which `eventOf` reads it. */
export const EVENT_COLUMNS = `type, schema_version, body, event_id, stream_id, version, position, ${MICROSECONDS('recorded_at')},
  ${MICROSECONDS('occurred_at')}, actor_id, causation_id, correlation_id`;

/** The texts of a row as the server sent them; only a causation may be missing. */
type Fields = readonly string[];

const eventOf = (tenantId: Uuid, fields: Fields): StoredEvent => ({
  type: fields[0] as string,
  schemaVersion: Number(fields[1]),
  body: JSON.parse(fields[2] as string) as JsonObject,
  metadata: {
    eventId: fields[3] as string,
    tenantId,
    streamId: fields[4] as string,
    version: Number(fields[5]),
    position: Number(fields[6]),
    recordedAt: instantOf(Number(fields[7])),
    occurredAt: instantOf(Number(fields[8])),
    actorId: fields[9] as string,
    causationId: fields[10] ?? null,
    correlationId: fields[11] as string,
  },
});

/**
 * A question whose rows are events. Each is made from the texts that came, where `pg` would first make a row of them:
 * that row is a third of what reading a log costs. How many came is compared with what the server says it sent.
 */
class EventQuery extends pg.Query {
  readonly events: StoredEvent[] = [];
  fault: Error | undefined;

  constructor(
    private readonly tenantId: Uuid,
    query: QueryConfig,
    done: (error: Error | undefined, result: { readonly rowCount: number | null }) => void,
  ) {
    super(query, done);
  }

  handleDataRow({ fields }: { readonly fields: Fields }): void {
    try {
      this.events.push(eventOf(this.tenantId, fields));
    } catch (error) {
      // Thrown here it would end in the socket, where nobody waits for it.
      this.fault ??= error instanceof Error ? error : new Error(String(error));
    }
  }
}

/** Asks for events of one tenant; the columns are `EVENT_COLUMNS`. */
export const queryEvents = (client: ClientBase, tenantId: Uuid, query: QueryConfig): Promise<readonly StoredEvent[]> =>
  new Promise((resolve, reject) => {
    const asked: EventQuery = new EventQuery(tenantId, query, (error, result) => {
      if (error) reject(error);
      else if (asked.fault !== undefined) reject(asked.fault);
      else if (result.rowCount !== asked.events.length) reject(new Error('Rows of events went past their reader.'));
      else resolve(asked.events);
    });
    client.query(asked);
  });
