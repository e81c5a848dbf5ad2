import pg from 'pg';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { DomainEvent, RecordedEvent } from '#platform/kernel/event.js';
import { columnsOf } from '#platform/projection/read-table.sql.js';
import type { AnyProjection, Row } from '#platform/projection/row-fold.js';

const PAGE = 5_000;
const TABLE = 'bench_one';

interface RawEvent {
  readonly [column: string]: unknown;
  readonly position: string;
  readonly type: string;
}

/**
 * One pass of read, fold and bulk upsert for one read model: the same events and the same fold, the rows that hold now
 * and no past, one upsert a page with the checkpoint in its transaction. As the owner, without row-level security.
 */
export const rebuildOneFloor = async (
  adminUrl: string,
  tenants: readonly string[],
  projection: AnyProjection,
): Promise<number> => {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  const columns = columnsOf(projection).map(([name, type]) => `${name} ${type}`);
  const key = Object.keys(projection.table.key).join(', ');
  try {
    await pool.query(`CREATE TABLE IF NOT EXISTS ${TABLE} (tenant_id uuid, ${columns.join(', ')}, position bigint,
        recorded_at timestamptz, PRIMARY KEY (tenant_id, ${key}));
      CREATE TABLE IF NOT EXISTS bench_checkpoint (tenant_id uuid PRIMARY KEY, position bigint);
      TRUNCATE ${TABLE}, bench_checkpoint`);
    let events = 0;
    for (const tenant of tenants) events += await onePass(pool, tenant, projection);
    return events;
  } finally {
    await pool.end();
  }
};

const onePass = async (pool: pg.Pool, tenant: string, projection: AnyProjection): Promise<number> => {
  const rows = new Map<string, Row>();
  for (let after = 0; ;) {
    const { rows: events } = await pool.query<RawEvent>({
      name: 'one-read',
      text: `SELECT position, version, recorded_at::text AS "recordedAt", occurred_at::text AS "occurredAt", event_id AS "eventId",
          correlation_id AS "correlationId", causation_id AS "causationId", stream_id AS "streamId", type,
          schema_version AS "schemaVersion", actor_id AS "actorId", body
        FROM store.event WHERE tenant_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
      values: [tenant, after, PAGE],
    });
    const last = events.at(-1);
    if (!last) return after;
    after = Number(last.position);
    const changed = new Map<string, Row>();
    for (const event of events) if (projection.handles.includes(event.type)) fold(projection, event, rows, changed);
    await write(pool, { tenant, position: after, projection }, [...changed.values()]);
  }
};

const fold = (
  projection: AnyProjection,
  { type, body, schemaVersion, ...metadata }: RawEvent,
  rows: Map<string, Row>,
  changed: Map<string, Row>,
): void => {
  const event = { type, body, schemaVersion, metadata } as unknown as StoredEvent;
  const recorded = event as unknown as RecordedEvent<DomainEvent<string, never>>;
  for (const key of projection.keys(recorded)) {
    const name = JSON.stringify(key);
    const row = projection.evolve(rows.get(name) ?? null, recorded, key);
    if (!row) continue;
    const { position, recordedAt } = metadata as { position?: string; recordedAt?: string };
    rows.set(name, row);
    changed.set(name, { ...row, position: position ?? null, recorded_at: recordedAt ?? null });
  }
};

interface Page {
  readonly tenant: string;
  readonly position: number;
  readonly projection: AnyProjection;
}

const write = async (pool: pg.Pool, { tenant, position, projection }: Page, rows: readonly Row[]): Promise<void> => {
  const columns = [...columnsOf(projection), ['position', 'bigint'], ['recorded_at', 'timestamptz']] as const;
  const names = columns.map(([name]) => name).join(', ');
  const key = Object.keys(projection.table.key);
  const set = columns.flatMap(([name]) => (key.includes(name) ? [] : [`${name} = EXCLUDED.${name}`])).join(', ');
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({
      name: 'one-write',
      text: `INSERT INTO ${TABLE} (tenant_id, ${names}) SELECT $1, u.* FROM unnest(${columns
        .map(([, type], n) => `$${n + 2}::${type}[]`)
        .join(', ')}) AS u ON CONFLICT (tenant_id, ${key.join(', ')}) DO UPDATE SET ${set}`,
      values: [tenant, ...columns.map(([name]) => rows.map((row) => row[name] ?? null))],
    });
    await client.query(
      'INSERT INTO bench_checkpoint VALUES ($1, $2) ON CONFLICT (tenant_id) DO UPDATE SET position = EXCLUDED.position',
      [tenant, position],
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
};
