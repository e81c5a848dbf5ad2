import { shaped } from '#platform/event-store/event-shapes.js';
import type { EventShapes, StoredEvent, TenantRow } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { isClusterUrl } from '#platform/postgres/citus/cluster-client.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool, type PoolClient } from '#platform/postgres/open-pool.js';
import { Checkpoints, type Checkpoint } from './checkpoints.js';
import { Delivered } from './delivered.js';
import type { FedEvent, FeedCore, Taken } from './feed.js';
import { NewTenants } from './new-tenants.js';
import type { ReadEvents } from './read-events.js';
import { Rebuild } from './rebuild.js';
import { RowFold, type AnyProjection } from './row-fold.js';
import { RowWriter } from './row-writer.js';
import { cellsOf, tenantsBehind, type BehindTenant, type Cells, together } from './tenants-behind.js';

export interface ProjectionEngineOptions {
  /** URL of role `trustlog_project`. */
  readonly projectUrl: string;
  readonly projections: readonly AnyProjection[];
  readonly readEvents: ReadEvents;
  /** What delivered bodies are to the code of today; `readEvents` gives them so by itself. Absent: as they were stored. */
  readonly shapes?: EventShapes;
  /** Events a transaction takes at the most. */
  readonly batch?: number;
  readonly poolSize?: number;
  /** Told when a cell was parked; the error's text goes no further than the operator. */
  readonly onParked?: (projection: string, tenantId: Uuid, error: Error) => void;
}

/**
 * Keeps read models in step with the log. For one tenant and one batch: drop what a checkpoint has seen, read what
 * is missing from the log, write rows and checkpoint in one transaction. A cell (projection, version, tenant) whose
 * event cannot be projected is parked and hurts no other cell.
 */
export class ProjectionEngine implements FeedCore {
  private readonly pool: Pool;
  private readonly writers: ReadonlyMap<AnyProjection, RowWriter>;
  private readonly checkpoints: Checkpoints;
  private readonly batch: number;
  private readonly newTenants: NewTenants;
  private readonly anew: Rebuild;

  constructor(private readonly options: ProjectionEngineOptions) {
    this.pool = openPool(options.projectUrl, options.poolSize ?? 3);
    this.writers = new Map(options.projections.map((projection) => [projection, new RowWriter(projection)]));
    this.checkpoints = new Checkpoints(options.projections);
    this.batch = options.batch ?? 500;
    const { pool, writers, batch } = this;
    const { projections, readEvents } = options;
    this.newTenants = new NewTenants({ pool, writers, readEvents, batch });
    this.anew = new Rebuild({ pool, projections, readEvents, tenantByTenant: isClusterUrl(options.projectUrl) });
  }

  /** Brings all read models of a tenant up to its head. Safe in several processes at once. */
  async catchUp(tenantId: Uuid): Promise<void> {
    for (;;) {
      const moved = await this.step(tenantId, this.options.projections).catch(() => this.stepApart(tenantId));
      if (moved < this.batch) return;
    }
  }

  /**
   * Takes events of one tenant as a feed delivered them, in one transaction: what the checkpoints have seen is dropped,
   * a hole of at most a batch before the first is read from the log. Events whose ends do not stand in the log, and
   * those that cannot be projected, are left: the log is to be read for this tenant.
   */
  async take(tenantId: Uuid, delivered: readonly FedEvent[]): Promise<Taken> {
    const fed = Delivered.of(tenantId, delivered);
    if (!fed) return 'behind';
    try {
      return await inTenants(
        this.pool,
        [tenantId],
        async (client) => (await fed.doubt(client)) ?? this.takeIn(client, tenantId, fed),
      );
    } catch (error) {
      // A poison event is parked by whoever reads it in the log, where it is what it is.
      if (error instanceof Error && !isConnectionFault(error)) return 'behind';
      throw error;
    }
  }

  /** Of these tenants those whose read models, or whose other cells given here, stand below their head. */
  async behind(tenants: readonly TenantRow[], others?: Cells): Promise<readonly BehindTenant[]> {
    const own = cellsOf(this.options.projections);
    return tenantsBehind(this.pool, others ? together(own, others) : own, tenants);
  }

  /** Brings many tenants up to their heads, new ones many in one transaction; answers how many were behind. */
  async catchUpAll(tenants: readonly TenantRow[]): Promise<number> {
    const { untouched, behind } = await this.newTenants.progress(tenants);
    const left = await this.newTenants.project(untouched);
    for (const tenantId of [...behind.map((tenant) => tenant.tenantId), ...left]) await this.catchUp(tenantId);
    return untouched.length + behind.length;
  }

  /** Lowest position that all projections of a tenant have reached; a parked cell counts with where it stands. */
  async position(tenantId: Uuid): Promise<number> {
    return inTenants(this.pool, [tenantId], (client) => this.checkpoints.lowest(client, tenantId));
  }

  /** Names of the projections whose cell of this tenant is parked. */
  async parked(tenantId: Uuid): Promise<readonly string[]> {
    return inTenants(this.pool, [tenantId], (client) => this.checkpoints.parked(client, tenantId));
  }

  /** Makes all read models of a tenant anew from its log, in one transaction; answers the position that they come to. */
  async rebuild(tenantId: Uuid): Promise<number> {
    const [head = 0] = await this.anew.together([{ tenantId, head: Infinity }]);
    return head;
  }

  /**
   * Makes all read models of many tenants anew, small ones some together. `onDone` is told after each transaction, which
   * stands whatever becomes of the next; answers how many events were read.
   */
  async rebuildAll(tenants: readonly TenantRow[], onDone?: (tenants: readonly Uuid[]) => void): Promise<number> {
    return this.anew.all(tenants, onDone);
  }

  /** Takes parked cells of a tenant up again; they go on where they stand. */
  async unpark(tenantId: Uuid): Promise<void> {
    await inTenants(this.pool, [tenantId], (client) => this.checkpoints.unpark(client, tenantId));
    await this.catchUp(tenantId);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** One transaction over one batch; answers how many events it took. Nothing to do, or another process at it: 0. */
  private async step(tenantId: Uuid, projections: readonly AnyProjection[]): Promise<number> {
    return inTenants(this.pool, [tenantId], async (client) => {
      const held = (await this.checkpoints.lock(client, tenantId, { wait: false })).filter(
        (checkpoint) => !checkpoint.parked && projections.includes(checkpoint.projection),
      );
      if (held.length === 0) return 0;
      const events = await this.options.readEvents(tenantId, lowestOf(held), this.batch);
      await this.projectAll(client, tenantId, { held, events });
      return events.length;
    });
  }

  private async takeIn(client: PoolClient, tenantId: Uuid, fed: Delivered): Promise<Taken> {
    const all = await this.checkpoints.lock(client, tenantId, { wait: false });
    const held = all.filter(({ parked }) => !parked);
    const outcome = all.length < this.options.projections.length ? 'held' : 'taken';
    const from = lowestOf(held);
    if (from >= fed.last) return outcome;
    const missing = fed.first - 1 - from;
    if (missing > this.batch) return 'behind';
    const hole = missing > 0 ? await this.options.readEvents(tenantId, from, missing) : [];
    const events = [...hole, ...shaped(fed.after(from), this.options.shapes)];
    await this.projectAll(client, tenantId, { held, events });
    return outcome;
  }

  private async projectAll(client: PoolClient, tenantId: Uuid, { held, events }: Step): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    assertDense(events, lowestOf(held));
    for (const checkpoint of held) await this.project(client, tenantId, checkpoint, events);
    await this.checkpoints.advance(client, tenantId, held, last.metadata.position);
  }

  private async project(
    client: PoolClient,
    tenantId: Uuid,
    { projection, position }: Checkpoint,
    events: readonly StoredEvent[],
  ): Promise<void> {
    const mine = events.filter((e) => e.metadata.position > position && projection.handles.includes(e.type));
    if (mine.length === 0) return;
    const fold = new RowFold(projection);
    const writer = this.writers.get(projection) as RowWriter;
    for (const [key, version] of await writer.read(client, tenantId, fold.keysOf(mine))) fold.learn(key, version);
    for (const event of mine) fold.apply(event);
    await writer.write(client, tenantId, fold.changes());
  }

  /** After a batch failed: each projection alone, and the one that fails is parked. */
  private async stepApart(tenantId: Uuid): Promise<number> {
    const moved: number[] = [];
    for (const projection of this.options.projections) {
      try {
        moved.push(await this.step(tenantId, [projection]));
      } catch (error) {
        await this.park(tenantId, projection, error instanceof Error ? error : new Error(String(error)));
      }
    }
    return Math.max(0, ...moved);
  }

  private async park(tenantId: Uuid, projection: AnyProjection, error: Error): Promise<void> {
    if (isConnectionFault(error)) throw error;
    await inTenants(this.pool, [tenantId], (client) =>
      this.checkpoints.park(client, tenantId, projection, error.message),
    );
    this.options.onParked?.(projection.name, tenantId, error);
  }
}

/** Checkpoints that a transaction holds, and what it brings them: from the lowest of them on, without holes. */
interface Step {
  readonly held: readonly Checkpoint[];
  readonly events: readonly StoredEvent[];
}

/** Infinity where nothing is held: nothing is to be done then. */
const lowestOf = (held: readonly Checkpoint[]): number => Math.min(...held.map(({ position }) => position));

/** The log has no holes; a batch that shows one was not read from it. */
const assertDense = (events: readonly StoredEvent[], after: number): void => {
  events.forEach(({ metadata }, n) => {
    if (metadata.position !== after + n + 1) throw new Error(`Position ${String(after + n + 1)} is missing.`);
  });
};

/** A lost database is nobody's poison: the cell stays as it is and is tried again. */
const isConnectionFault = (error: Error): boolean => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(08|57|53|40|55|ECONN|EPIPE)/.test(code);
};
