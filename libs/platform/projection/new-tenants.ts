import type pg from 'pg';
import type { StoredEvent, TenantRow } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { ReadEvents } from './read-events.js';
import { RowFold, type AnyProjection, type RowVersion } from './row-fold.js';
import type { RowWriter } from './row-writer.js';
import { cellsOf, tenantsBehind, type Cells } from './tenants-behind.js';

/** Tenants of one transaction. Row-level security takes the list apart again for every row that is written. */
const WRITTEN_AT_ONCE = 16;

export interface NewTenantsOptions {
  readonly pool: pg.Pool;
  readonly writers: ReadonlyMap<AnyProjection, RowWriter>;
  readonly readEvents: ReadEvents;
  /** Events that are taken of one tenant; what is beyond is left to the engine's usual way. */
  readonly batch: number;
}

/** Which of these tenants have read models that stand below their head, and which have none at all. */
export interface Progress {
  readonly untouched: readonly TenantRow[];
  readonly behind: readonly TenantRow[];
}

/**
 * The short way for tenants that no read model has seen yet, some of them in one transaction. An import makes
 * 25,000 tenants of two events each, and a transaction a tenant would be most of the work. A cell is taken by making
 * its checkpoint, so whatever another process has begun is left to it.
 */
export class NewTenants {
  private readonly cells: Cells;

  constructor(private readonly options: NewTenantsOptions) {
    this.cells = cellsOf([...options.writers.keys()]);
  }

  /** Sorts tenants by how far their read models are. */
  async progress(tenants: readonly TenantRow[]): Promise<Progress> {
    const all = await tenantsBehind(this.options.pool, this.cells, tenants);
    return {
      untouched: all.filter(({ reached }) => reached === null),
      behind: all.filter(({ reached }) => reached !== null),
    };
  }

  /** Projects the first batch of each tenant; answers those that have more, or that could not be done together. */
  async project(tenants: readonly TenantRow[]): Promise<readonly Uuid[]> {
    const left: Uuid[] = [];
    for (const chunk of chunks(tenants, WRITTEN_AT_ONCE)) {
      const ids = chunk.map(({ tenantId }) => tenantId);
      left.push(...(await this.together(ids).catch(() => ids)));
    }
    return left;
  }

  private async together(ids: readonly Uuid[]): Promise<readonly Uuid[]> {
    const { pool, readEvents, batch } = this.options;
    const logs = await Promise.all(ids.map(async (id) => [id, await readEvents(id, 0, batch)] as const));
    await inTenants(pool, ids, async (client) => {
      const taken = await this.take(client, logs);
      for (const [projection, writer] of this.options.writers) {
        const mine = logs.filter(([id]) => taken.has(`${id}/${projection.name}`));
        await writer.addMany(client, versionsOf(projection, mine));
      }
    });
    return logs.flatMap(([id, events]) => (events.length < batch ? [] : [id]));
  }

  /** Makes the checkpoints that are missing, where they will stand; the cells that are this transaction's come back. */
  private async take(client: pg.PoolClient, logs: readonly Log[]): Promise<ReadonlySet<string>> {
    const { rows } = await client.query<{ cell: string }>(
      `INSERT INTO read.checkpoint (tenant_id, projection, version, position)
       SELECT t, p, v, l FROM unnest($1::uuid[], $2::bigint[]) AS a(t, l), unnest($3::text[], $4::int[]) AS b(p, v)
       ON CONFLICT DO NOTHING RETURNING tenant_id || '/' || projection AS cell`,
      [
        logs.map(([id]) => id),
        logs.map(([, events]) => events.at(-1)?.metadata.position ?? 0),
        this.cells.names,
        this.cells.versions,
      ],
    );
    return new Set(rows.map(({ cell }) => cell));
  }
}

type Log = readonly [Uuid, readonly StoredEvent[]];

function* chunks<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

const versionsOf = (projection: AnyProjection, logs: readonly Log[]): readonly (readonly [Uuid, RowVersion])[] =>
  logs.flatMap(([id, events]) => {
    const fold = new RowFold(projection);
    for (const event of events) if (projection.handles.includes(event.type)) fold.apply(event);
    return fold.changes().added.map((version) => [id, version] as const);
  });
