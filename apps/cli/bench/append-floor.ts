import type { Pool } from 'pg';
import type { AppendOutcome, AppendRequest } from '#platform/event-store/event-store.js';
import { CONTESTED } from './append-load.js';
import type { AppendSide } from './append-load.js';

const INSERT = {
  name: 'bench_floor',
  text: `INSERT INTO bench.floor_event (tenant_id, position, version, recorded_at, occurred_at, event_id, correlation_id,
    causation_id, schema_version, stream_id, type, actor_id, body)
    SELECT $1, e.position, e.version, now(), e.occurred_at, e.event_id, $2, $3, e.schema_version, $4, e.type, $5, e.body::json
    FROM unnest($6::bigint[], $7::bigint[], $8::timestamptz[], $9::uuid[], $10::integer[], $11::text[], $12::text[])
      AS e(position, version, occurred_at, event_id, schema_version, type, body)`,
} as const;

const isUniqueViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '23505';

/**
 * What the store is measured against: the same columns and the same two keys, written by the owner with one plain
 * prepared INSERT per append. No hash, no row-level security, no idempotency, no lock; positions are counted here.
 */
export class FloorLog implements AppendSide {
  private readonly heads = new Map<string, number>();

  private constructor(private readonly pool: Pool) {}

  static async create(owner: Pool): Promise<FloorLog> {
    await owner.query(`CREATE SCHEMA IF NOT EXISTS bench; DROP TABLE IF EXISTS bench.floor_event;
      CREATE TABLE bench.floor_event (LIKE store.event, PRIMARY KEY (tenant_id, position), UNIQUE (tenant_id, stream_id, version));
      ALTER TABLE bench.floor_event ALTER content_hash DROP NOT NULL, ALTER leaf_hash DROP NOT NULL`);
    return new FloorLog(owner);
  }

  async append(request: AppendRequest): Promise<AppendOutcome> {
    const [stream] = request.streams;
    if (stream === undefined) throw new Error('The floor takes one stream.');
    const { events, expectedVersion } = stream;
    const head = this.heads.get(request.tenantId) ?? 0;
    // As in a log that is read before it is written: the place follows from the version that the writer knows.
    const base = stream.streamId === CONTESTED ? expectedVersion : head;
    if (stream.streamId !== CONTESTED) this.heads.set(request.tenantId, head + events.length);
    const values = [
      request.tenantId,
      request.correlationId,
      request.causationId,
      stream.streamId,
      request.actorId,
      events.map((_, i) => base + i + 1),
      events.map((_, i) => expectedVersion + i + 1),
      events.map((event) => event.occurredAt),
      events.map((event) => event.eventId),
      events.map((event) => event.schemaVersion),
      events.map((event) => event.type),
      events.map((event) => JSON.stringify(event.body)),
    ];
    // Not `pool.query`, which throws a connection away with every error and would make the floor of `conflict` too low.
    const client = await this.pool.connect();
    try {
      await client.query({ ...INSERT, values });
      return { status: 'ok', firstPosition: base + 1, count: events.length, recordedAt: '' };
    } catch (error) {
      if (isUniqueViolation(error)) return { status: 'conflict' };
      throw error;
    } finally {
      client.release();
    }
  }
}
