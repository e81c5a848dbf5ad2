import type { Pool, PoolClient, QueryConfig } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { instantOf } from './event-hash.js';
import { EVENT_COLUMNS, queryEvents } from './event-query.js';
import { EventStoreError } from './event-store.js';
import type { EventStore, StoredEvent, TenantRow } from './event-store.js';
import { checkTenantId } from './prepared-append.js';
import { reading } from './pg-errors.js';

const MICROSECONDS = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;
const STREAM = {
  name: 'store_read_stream',
  text: `SELECT ${EVENT_COLUMNS} FROM store.event WHERE tenant_id = $1 AND stream_id = $2 AND version > $3 ORDER BY version`,
} as const;
const TENANT = {
  name: 'store_read_tenant',
  text: `SELECT ${EVENT_COLUMNS} FROM store.event WHERE tenant_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
} as const;
const COMMAND = {
  name: 'store_find_command',
  text: `SELECT request_hash, position, command_count, ${MICROSECONDS('recorded_at')} FROM store.event
    WHERE tenant_id = $1 AND command_id = $2`,
} as const;
const HEAD = { name: 'store_head', text: 'SELECT head FROM store.tenant_log WHERE tenant_id = $1' } as const;

type Found = Awaited<ReturnType<EventStore['findCommand']>>;

/**
 * Reads of the log under row-level security. The pool's clients must pipeline: BEGIN, the tenant, the question and
 * COMMIT then leave in one write, and a read costs one round trip.
 */
export class EventReader {
  constructor(
    private readonly pool: Pool,
    private readonly onLost: () => void,
  ) {}

  async stream(tenantId: Uuid, streamId: string, after: number): Promise<readonly StoredEvent[]> {
    const query = { ...STREAM, values: [tenantId, streamId, after] };
    return this.inTenant(tenantId, (client) => queryEvents(client, tenantId, query));
  }

  async tenant(tenantId: Uuid, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const query = { ...TENANT, values: [tenantId, after, limit] };
    return this.inTenant(tenantId, (client) => queryEvents(client, tenantId, query));
  }

  async command(tenantId: Uuid, commandId: Uuid): Promise<Found> {
    type Row = [Buffer, string, number, string];
    const [row] = await this.ask<Row>(tenantId, { ...COMMAND, values: [tenantId, commandId] });
    if (row === undefined) return null;
    const [requestHash, first, count, recorded] = row;
    return { requestHash, firstPosition: Number(first), count, recordedAt: instantOf(Number(recorded)) };
  }

  async head(tenantId: Uuid): Promise<number> {
    const [row] = await this.ask<[string]>(tenantId, { ...HEAD, values: [tenantId] });
    if (row === undefined) throw new EventStoreError('STORE.UNKNOWN_TENANT', 'There is no such tenant.');
    return Number(row[0]);
  }

  async tenants(): Promise<readonly TenantRow[]> {
    type Row = { tenant_id: Uuid; kind: TenantRow['kind']; head: string };
    const { rows } = await reading(
      () => this.pool.query<Row>('SELECT tenant_id, kind, head FROM store.heads()'),
      this.onLost,
    );
    return rows.map((row) => ({ tenantId: row.tenant_id, kind: row.kind, head: Number(row.head) }));
  }

  async logEpoch(): Promise<Uuid> {
    const { rows } = await reading(
      () => this.pool.query<{ epoch: Uuid }>('SELECT epoch FROM store.log_epoch'),
      this.onLost,
    );
    const [row] = rows;
    if (row === undefined) throw new Error('store.log_epoch holds no row.');
    return row.epoch;
  }

  private async ask<Row extends unknown[]>(tenantId: Uuid, query: QueryConfig): Promise<Row[]> {
    const config = { ...query, rowMode: 'array' } as QueryConfig;
    return this.inTenant(tenantId, async (client) => (await client.query<Row>(config)).rows);
  }

  private inTenant<Answer>(tenantId: Uuid, question: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
    checkTenantId(tenantId);
    return reading(async () => {
      const client = await this.pool.connect();
      // A literal, because SET takes no parameter; the id was checked above.
      const asked: [Promise<unknown>, Promise<Answer>, Promise<unknown>] = [
        client.query(`BEGIN READ ONLY; SET LOCAL app.tenants = '${tenantId}'`),
        question(client),
        client.query('COMMIT'),
      ];
      const [begun, answered, ended] = await Promise.allSettled(asked);
      client.release([begun, answered, ended].some(({ status }) => status === 'rejected'));
      if (begun.status === 'rejected') throw begun.reason;
      if (answered.status === 'rejected') throw answered.reason;
      if (ended.status === 'rejected') throw ended.reason;
      return answered.value;
    }, this.onLost);
  }
}
