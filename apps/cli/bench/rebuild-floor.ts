import pg from 'pg';
import type { StoredEvent } from '#platform/event-store/event-store.js';

const PAGE = 5_000;

interface FloorEvent {
  readonly position: string;
  readonly stream_id: string;
  readonly type: string;
  readonly body: StoredEvent['body'];
}

/**
 * The least that any rebuild does: one pass over the log by key, one fold (the last event of each stream), one bulk
 * upsert a page with the checkpoint in its transaction. As the owner, without row-level security or history.
 */
export const rebuildFloor = async (adminUrl: string, tenants: readonly string[]): Promise<number> => {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 1 });
  try {
    await pool.query(`CREATE TABLE IF NOT EXISTS bench_row (tenant_id uuid, stream_id text, type text, events int, body jsonb, PRIMARY KEY (tenant_id, stream_id));
      CREATE TABLE IF NOT EXISTS bench_checkpoint (tenant_id uuid PRIMARY KEY, position bigint); TRUNCATE bench_row, bench_checkpoint`);
    let events = 0;
    for (const tenant of tenants) events += await onePass(pool, tenant);
    return events;
  } finally {
    await pool.end();
  }
};

const onePass = async (pool: pg.Pool, tenant: string): Promise<number> => {
  let after = 0;
  for (;;) {
    const { rows } = await pool.query<FloorEvent>({
      name: 'floor-read',
      text: 'SELECT position, stream_id, type, body FROM store.event WHERE tenant_id = $1 AND position > $2 ORDER BY position LIMIT $3',
      values: [tenant, after, PAGE],
    });
    const last = rows.at(-1);
    if (!last) return after;
    after = Number(last.position);
    const folded = new Map<string, { type: string; events: number; body: string }>();
    for (const { stream_id: stream, type, body } of rows) {
      folded.set(stream, { type, events: (folded.get(stream)?.events ?? 0) + 1, body: JSON.stringify(body) });
    }
    await write(pool, tenant, after, folded);
  }
};

const write = async (
  pool: pg.Pool,
  tenant: string,
  position: number,
  folded: ReadonlyMap<string, { type: string; events: number; body: string }>,
): Promise<void> => {
  const rows = [...folded.values()];
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({
      name: 'floor-write',
      text: `INSERT INTO bench_row SELECT $1, u.s, u.t, u.n, u.b::jsonb FROM unnest($2::text[], $3::text[], $4::int[], $5::text[]) AS u(s, t, n, b)
        ON CONFLICT (tenant_id, stream_id) DO UPDATE SET type = EXCLUDED.type, events = bench_row.events + EXCLUDED.events, body = EXCLUDED.body`,
      values: [
        tenant,
        [...folded.keys()],
        rows.map(({ type }) => type),
        rows.map(({ events }) => events),
        rows.map(({ body }) => body),
      ],
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
