import type pg from 'pg';
import type { TenantRow } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { plainArray } from '#platform/postgres/array-literal.js';
import { Checkpoints } from './checkpoints.js';
import { Folds } from './folds.js';
import { eachEvent, type ReadEvents } from './read-events.js';
import { tableName } from './read-table.sql.js';
import type { AnyProjection } from './row-fold.js';
import { RowWriter, type TenantsRow } from './row-writer.js';

export interface RebuildOptions {
  /** Of role `trustlog_project`. */
  readonly pool: pg.Pool;
  readonly projections: readonly AnyProjection[];
  readonly readEvents: ReadEvents;
  /** On a cluster, where a statement is led by one tenant. */
  readonly tenantByTenant: boolean;
}

/** A tenant's log, folded to a position. */
interface Folded {
  readonly tenantId: Uuid;
  readonly folds: Folds;
  readonly head: number;
}

/** Tenants whose logs are read at once. */
const READ_AT_ONCE = 2;
/** Transactions under way at once: while one is written, another is folded. */
const LANES = 2;
/** Tenants go together until they have so many events, or are so many. */
const TOGETHER = { events: 10_000, tenants: 50 } as const;

/**
 * Makes read models anew from the log. Each log is read once for all of them and folded in memory, before anything is
 * locked; then, in one transaction, what was recorded meanwhile is folded too, and the rows that are not what they
 * should be are replaced. Readers see the old rows or the new ones, never none.
 */
export class Rebuild {
  private readonly writers: ReadonlyMap<AnyProjection, RowWriter>;
  private readonly checkpoints: Checkpoints;

  constructor(private readonly options: RebuildOptions) {
    this.writers = new Map(options.projections.map((projection) => [projection, new RowWriter(projection)]));
    this.checkpoints = new Checkpoints(options.projections);
  }

  /** Tenants that fit into memory together, in one transaction; answers the positions that they have come to. */
  async together(tenants: readonly Pick<TenantRow, 'tenantId' | 'head'>[]): Promise<readonly number[]> {
    const folded: Folded[] = [];
    const left = [...tenants.entries()];
    const readNext = async (): Promise<void> => {
      for (let next = left.shift(); next; next = left.shift()) folded[next[0]] = await this.fold(next[1]);
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, readNext));
    const ids = tenants.map(({ tenantId }) => tenantId);
    return inTenants(this.options.pool, ids, (client) => this.replace(client, folded));
  }

  /** All of these tenants, as many together as fit; answers how many events were read. */
  async all(tenants: readonly TenantRow[], onDone?: (tenants: readonly Uuid[]) => void): Promise<number> {
    const chunks = this.options.tenantByTenant ? tenants.map((tenant) => [tenant]) : chunksOf(tenants);
    let events = 0;
    const lane = async (): Promise<void> => {
      for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
        const heads = await this.together(chunk);
        events += heads.reduce((sum, head) => sum + head, 0);
        onDone?.(chunk.map(({ tenantId }) => tenantId));
      }
    };
    // A lane that fails ends the other one too, once that has written what it is at.
    const lanes = Array.from({ length: LANES }, () =>
      lane().catch((error: unknown) => {
        chunks.length = 0;
        throw error;
      }),
    );
    for (const ended of await Promise.allSettled(lanes)) if (ended.status === 'rejected') throw ended.reason;
    return events;
  }

  private async fold({ tenantId, head: upTo }: Pick<TenantRow, 'tenantId' | 'head'>): Promise<Folded> {
    const folds = new Folds(this.options.projections);
    const head = await eachEvent(this.options.readEvents, tenantId, folds.apply, { upTo });
    return { tenantId, folds, head };
  }

  private async replace(client: pg.PoolClient, folded: readonly Folded[]): Promise<readonly number[]> {
    const { tenantByTenant } = this.options;
    const ids = folded.map(({ tenantId }) => tenantId);
    const reached = await (tenantByTenant ? this.lockEach(client, ids) : this.checkpoints.lockMany(client, ids));
    const heads: number[] = [];
    for (const tenant of folded) heads.push(await this.goOn(tenant, reached));
    await (tenantByTenant ? this.writeAll(client, folded) : this.writeDifference(client, folded));
    if (!tenantByTenant) await this.checkpoints.rebuilt(client, ids, heads);
    else for (const [n, id] of ids.entries()) await this.checkpoints.rebuiltOne(client, id, heads[n] ?? 0);
    return heads;
  }

  /** Folds what others have projected since; a checkpoint never goes back. */
  private goOn({ tenantId, folds, head }: Folded, reached: ReadonlyMap<Uuid, number>): Promise<number> {
    const upTo = reached.get(tenantId) ?? 0;
    return eachEvent(this.options.readEvents, tenantId, folds.apply, { after: head, upTo });
  }

  private async writeDifference(client: pg.PoolClient, folded: readonly Folded[]): Promise<void> {
    const ids = folded.map(({ tenantId }) => tenantId);
    const filled = await this.filled(client, ids);
    for (const [projection, writer] of this.writers) {
      const rows = rowsOf(projection, folded);
      const isEmpty = !filled.has(tableName(projection));
      await writer.addMany(client, isEmpty ? rows : await writer.removeOthers(client, ids, rows));
    }
  }

  private async writeAll(client: pg.PoolClient, folded: readonly Folded[]): Promise<void> {
    for (const [projection, writer] of this.writers) {
      for (const { tenantId } of folded) await writer.clear(client, tenantId);
      await writer.addMany(client, rowsOf(projection, folded));
    }
  }

  private async lockEach(client: pg.PoolClient, tenants: readonly Uuid[]): Promise<ReadonlyMap<Uuid, number>> {
    const reached = new Map<Uuid, number>();
    for (const tenantId of tenants) {
      const held = await this.checkpoints.lock(client, tenantId, { wait: true });
      reached.set(tenantId, Math.max(0, ...held.map(({ position }) => position)));
    }
    return reached;
  }

  /** The tables that hold rows of these tenants. */
  private async filled(client: pg.PoolClient, tenants: readonly Uuid[]): Promise<ReadonlySet<string>> {
    const looks = [...this.writers.keys()]
      .map(tableName)
      .map(
        (table) => `SELECT '${table}' AS name WHERE EXISTS (SELECT FROM ${table} WHERE tenant_id = ANY ($1::uuid[]))`,
      );
    const { rows } = await client.query<{ name: string }>(looks.join(' UNION ALL '), [plainArray(tenants)]);
    return new Set(rows.map(({ name }) => name));
  }
}

const rowsOf = (projection: AnyProjection, folded: readonly Folded[]): TenantsRow[] =>
  folded.flatMap(({ tenantId, folds }) => folds.rowsOf(projection).map((version): TenantsRow => [tenantId, version]));

/** Neighbours by id go together, so that two rebuilds lock in one order. */
const chunksOf = (tenants: readonly TenantRow[]): TenantRow[][] => {
  const chunks: TenantRow[][] = [];
  let events = Infinity;
  for (const tenant of [...tenants].sort((one, other) => (one.tenantId < other.tenantId ? -1 : 1))) {
    const chunk = chunks.at(-1);
    if (!chunk || chunk.length >= TOGETHER.tenants || events + tenant.head > TOGETHER.events) {
      chunks.push([tenant]);
      events = tenant.head;
    } else {
      chunk.push(tenant);
      events += tenant.head;
    }
  }
  return chunks;
};
