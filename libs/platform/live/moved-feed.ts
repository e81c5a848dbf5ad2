import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { Latest } from './latest.js';
import { movedSince, positionsAgo, type ReadModelName, type Reached } from './reached.query.js';
import { VisibleTenants } from './visible-tenants.js';
import { Watcher, type Moved } from './watcher.js';

export interface MovedFeedOptions {
  readonly reads: PostgresReadStore;
  /** The read models that must have come to a position before anybody is told of it. */
  readonly models: readonly ReadModelName[];
  readonly onError: (error: unknown) => void;
  /** Milliseconds between two looks at the database while somebody watches. */
  readonly every?: number;
}

/** From where a watcher counts events. */
export interface Since {
  readonly positions: ReadonlyMap<Uuid, number>;
  /** Seconds since the watcher's screen was asked: for records that `positions` does not name. Null: from now on. */
  readonly askedAgo: number | null;
}

const EVERY_MS = 350;
const SOONEST_MS = 50;
/** What was asked just before may not show what was recorded just before that. */
const MARGIN_SECONDS = 1;

/**
 * Tells how far records have come, to whoever may see them. One statement looks for all watchers of the process, only
 * while there are any; a write in this process makes it look at once. Works beside other processes on one database.
 */
export class MovedFeed {
  private readonly watchers = new Set<Watcher>();
  private readonly visible: VisibleTenants;
  private readonly reached = new Map<Uuid, number>();
  private timer: NodeJS.Timeout | undefined;
  private lookedAt = 0;
  private looking: Promise<void> | null = null;
  private stopped = false;
  private failing = false;

  constructor(private readonly options: MovedFeedOptions) {
    this.visible = new VisibleTenants(options.reads);
  }

  /** Watches as this actor; ends when the iterator is returned. Throws what the read store throws. */
  async watch(actor: Actor, since: Since): Promise<AsyncIterableIterator<readonly Moved[]>> {
    const tenants = await this.visible.add(actor);
    try {
      await this.look();
      const from = await this.origin(tenants, since);
      const watcher = new Watcher(from, () => this.visible.of(actor), this.reached);
      const latest = new Latest(
        () => watcher.compose(),
        () => this.leave(watcher, actor),
      );
      watcher.onMoved = () => {
        latest.offer();
      };
      this.watchers.add(watcher);
      this.schedule(this.options.every ?? EVERY_MS);
      return latest;
    } catch (error) {
      this.visible.remove(actor);
      throw error;
    }
  }

  /** Says that this process has brought the read models of a tenant further. */
  wake(tenantId: Uuid): void {
    if (this.watchers.size === 0 || !this.visible.includes(tenantId)) return;
    const next = Math.max(0, this.lookedAt + SOONEST_MS - Date.now());
    this.schedule(next, true);
  }

  /** How many watch; for limits and figures. */
  get size(): number {
    return this.watchers.size;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking?.catch(() => undefined);
  }

  private leave(watcher: Watcher, actor: Actor): void {
    this.watchers.delete(watcher);
    this.visible.remove(actor);
    if (this.visible.isEmpty()) this.reached.clear();
    if (this.watchers.size > 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(after: number, sooner = false): void {
    if (this.stopped || (this.timer && !sooner)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.turn();
    }, after);
    this.timer.unref();
  }

  private async turn(): Promise<void> {
    try {
      await this.look();
      this.failing = false;
    } catch (error) {
      // A database that is away is said once, not three times a second.
      if (!this.stopped && !this.failing) this.options.onError(error);
      this.failing = true;
    }
    if (this.watchers.size > 0) this.schedule(this.options.every ?? EVERY_MS);
  }

  /** One look at a time; who asks meanwhile gets one that began after they asked. */
  private async look(): Promise<void> {
    const running = this.looking;
    if (running) await running.catch(() => undefined);
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = null;
    });
    await this.looking;
  }

  private async lookOnce(): Promise<void> {
    this.lookedAt = Date.now();
    const rows = await this.ask(this.visible.all());
    const joined = await this.visible.refresh(rows);
    const all = joined.length > 0 ? [...rows, ...(await this.ask(joined))] : rows;
    for (const { tenant, reached } of all) this.reached.set(tenant, reached);
    for (const watcher of this.watchers) watcher.onMoved();
  }

  private async ask(tenants: readonly Uuid[]): Promise<Reached[]> {
    if (tenants.length === 0) return [];
    const known = new Map(tenants.map((tenant) => [tenant, this.reached.get(tenant) ?? 0]));
    const { reads, models } = this.options;
    return reads.askAcross(tenants, (scope) => movedSince(scope, known, models));
  }

  private async origin(tenants: readonly Uuid[], { positions, askedAgo }: Since): Promise<ReadonlyMap<Uuid, number>> {
    const unnamed = tenants.filter((tenant) => !positions.has(tenant));
    if (askedAgo === null || unnamed.length === 0) return positions;
    const ago = await this.options.reads.askAcross(tenants, (scope) =>
      positionsAgo(scope, unnamed, askedAgo + MARGIN_SECONDS),
    );
    return new Map([...ago, ...positions]);
  }
}
