import { checkTenantId } from '#platform/event-store/prepared-append.js';
import type { Uuid } from '#platform/kernel/event.js';
import { NO_LEAF } from '#platform/messaging/kafka/wire.js';
import { openPool, type Pool, type PoolClient } from '#platform/postgres/open-pool.js';
import { readingOf, readOf, type EventRow, type Read, type Reading } from './relay-read.js';

/** A lane that this relay has, and the epoch of its lease. */
export interface HeldLane {
  readonly lane: number;
  readonly epoch: number;
}

/** How far a tenant's events are published. */
export interface Cursor {
  readonly position: number;
  /** Of the event there, in hexadecimal; `NO_LEAF` at position 0. */
  readonly leaf: string;
  readonly logEpoch: Uuid;
}

/** A tenant that has something to be published. */
export interface BehindTenant {
  readonly tenantId: Uuid;
  readonly head: number;
  /** Null before anything of it was published. */
  readonly cursor: Cursor | null;
}

/** What a sweep found. */
export interface Behind {
  readonly tenants: readonly BehindTenant[];
  /** Events of all lanes asked for that are not published, those of tenants beyond the limit too. */
  readonly backlog: number;
  /** The epoch of the log; null when no tenant was found. */
  readonly logEpoch: Uuid | null;
}

/** Where a cursor stood and is to stand. */
export interface Move {
  readonly tenantId: Uuid;
  readonly from: Cursor;
  readonly to: Cursor;
  readonly laneEpoch: number;
}

const LEASE = { name: 'relay_lease', text: 'SELECT lane, epoch FROM platform.relay_lease($1, $2)' } as const;
const BEHIND = {
  name: 'relay_behind',
  text: 'SELECT * FROM platform.relay_behind($1, $2, $3)',
} as const;
const OPEN = {
  name: 'relay_open',
  text: `INSERT INTO platform.relay_cursor (tenant_id, position, log_epoch, lane_epoch)
    SELECT t, 0, $2, 0 FROM unnest($1::uuid[]) AS u(t) ON CONFLICT DO NOTHING`,
} as const;
const MOVE = {
  name: 'relay_move',
  text: `UPDATE platform.relay_cursor c
    SET position = u.to_position, leaf = u.to_leaf, log_epoch = u.to_epoch, lane_epoch = u.lane_epoch
    FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::bigint[], $5::bytea[], $6::uuid[], $7::bigint[])
      AS u(tenant_id, from_position, from_epoch, to_position, to_leaf, to_epoch, lane_epoch)
    WHERE c.tenant_id = u.tenant_id AND c.position = u.from_position AND c.log_epoch = u.from_epoch
      AND c.lane_epoch <= u.lane_epoch`,
} as const;

const DEADLINES = { connectionTimeoutMillis: 5_000, statement_timeout: 20_000, query_timeout: 25_000, keepAlive: true };

/** What a relay asks of PostgreSQL, as role `trustlog_relay`. */
export class RelayStore {
  private readonly pool: Pool;

  constructor(relayUrl: string) {
    this.pool = openPool(relayUrl, 3, { ...DEADLINES, pipeline: true, application_name: 'trustlog-relay' });
  }

  /** Says that this relay lives, and answers the lanes that are its own for so many milliseconds. */
  async lease(workerId: Uuid, milliseconds: number): Promise<readonly HeldLane[]> {
    const { rows } = await this.pool.query<{ lane: number; epoch: string }>({
      ...LEASE,
      values: [workerId, milliseconds],
    });
    return rows.map(({ lane, epoch }) => ({ lane, epoch: Number(epoch) }));
  }

  /** Gives all lanes back. */
  async leave(workerId: Uuid): Promise<void> {
    await this.pool.query('SELECT platform.relay_leave($1)', [workerId]);
  }

  /** Tenants of these lanes with something to publish, from `after` on and round again. */
  async behind(lanes: readonly number[], after: Uuid, limit: number): Promise<Behind> {
    interface Row {
      readonly tenant_id: Uuid;
      readonly head: string;
      readonly position: string | null;
      readonly leaf: Buffer | null;
      readonly cursor_epoch: Uuid | null;
      readonly log_epoch: Uuid;
      readonly backlog: string;
    }
    const { rows } = await this.pool.query<Row>({ ...BEHIND, values: [lanes, after, limit] });
    const tenants = rows.map(({ tenant_id: tenantId, head, position, leaf, cursor_epoch: logEpoch }) => ({
      tenantId,
      head: Number(head),
      cursor:
        logEpoch === null ? null : { position: Number(position), leaf: leaf?.toString('hex') ?? NO_LEAF, logEpoch },
    }));
    return { tenants, backlog: Number(rows[0]?.backlog ?? 0), logEpoch: rows[0]?.log_epoch ?? null };
  }

  /** Makes cursors at 0 for tenants that have none. */
  async open(tenantIds: readonly Uuid[], logEpoch: Uuid): Promise<void> {
    await this.inTenants(tenantIds, (client) => [client.query({ ...OPEN, values: [tenantIds, logEpoch] })]);
  }

  /** Reads several tenants in one trip, each as the only one that row-level security shows. */
  async read(readings: readonly Reading[], logEpoch: Uuid): Promise<readonly Read[]> {
    const answers = await this.pipelined((client) =>
      readings.flatMap(({ tenantId, after, limit }) => [
        client.query(setTenants([tenantId])),
        client.query(readingOf({ tenantId, after, limit })),
      ]),
    );
    return readings.map((reading, at) => readOf(reading, answers[at * 2 + 1]?.rows as unknown as EventRow[], logEpoch));
  }

  /** Moves cursors that still stand where they stood; answers how many did. */
  async move(moves: readonly Move[]): Promise<number> {
    const values = [
      moves.map(({ tenantId }) => tenantId),
      moves.map(({ from }) => from.position),
      moves.map(({ from }) => from.logEpoch),
      moves.map(({ to }) => to.position),
      moves.map(({ to }) => (to.position === 0 ? null : Buffer.from(to.leaf, 'hex'))),
      moves.map(({ to }) => to.logEpoch),
      moves.map(({ laneEpoch }) => laneEpoch),
    ];
    const ids = moves.map(({ tenantId }) => tenantId);
    const [moved] = await this.inTenants(ids, (client) => [client.query({ ...MOVE, values })]);
    return moved?.rowCount ?? 0;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private inTenants(tenantIds: readonly Uuid[], ask: Ask): Promise<readonly Answer[]> {
    return this.pipelined((client) => [client.query(setTenants(tenantIds)), ...ask(client)]).then((all) =>
      all.slice(1),
    );
  }

  /** One transaction whose statements leave in one write. */
  private async pipelined(ask: Ask): Promise<readonly Answer[]> {
    const client = await this.pool.connect();
    const asked = [client.query('BEGIN'), ...ask(client), client.query('COMMIT')];
    const settled = await Promise.allSettled(asked);
    const failed = settled.find((each) => each.status === 'rejected');
    client.release(failed !== undefined);
    if (failed !== undefined) throw failed.reason;
    return settled.slice(1, -1).map((each) => (each as PromiseFulfilledResult<Answer>).value);
  }
}

interface Answer {
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
}
type Ask = (client: PoolClient) => readonly Promise<Answer>[];

/** A literal, because SET takes no parameter. */
const setTenants = (tenantIds: readonly Uuid[]): string => {
  tenantIds.forEach(checkTenantId);
  return `SET LOCAL app.tenants = '${tenantIds.join(',')}'`;
};
