import type { TenantRow } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { FeedCore } from './feed.js';
import { Sweep, type SweepOptions } from './sweep.js';
import { TenantLanes } from './tenant-lanes.js';

/** Tenants from which on it pays to take those that are behind together. */
const MANY = 100;

export interface LogFollowerOptions extends SweepOptions {
  readonly core: FeedCore;
  /** What is done for a tenant once its read models have caught up; false: to be tried again after a while. */
  readonly afterwards: (tenantId: Uuid) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
  readonly lanes?: number;
}

/** How often it looks at all logs, and how long it leaves a tenant that is behind to others. Milliseconds. */
export interface Rhythm {
  readonly every: number;
  readonly patience: number;
}

/** Reads the log itself: for tenants that it is told of, and for those that a sweep over all heads finds behind. */
export class LogFollower {
  private readonly lanes: TenantLanes;
  private readonly sweeps: Sweep;
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly options: LogFollowerOptions) {
    this.sweeps = new Sweep(options);
    this.lanes = new TenantLanes({
      work: async (tenantId, fromLog) => {
        if (fromLog) await options.core.catchUp(tenantId);
        return options.afterwards(tenantId);
      },
      onError: options.onError,
      lanes: options.lanes,
    });
  }

  get behind(): number {
    return this.sweeps.behind;
  }

  /** Begins to sweep; `rhythm` is asked before each. */
  start(rhythm: () => Rhythm): void {
    if (this.stopped) return;
    this.turn = this.sweep(rhythm().patience)
      .catch((error: unknown) => {
        if (!this.stopped) this.options.onError(error);
      })
      .then(() => {
        if (this.stopped) return;
        this.timer = setTimeout(() => {
          this.start(rhythm);
        }, rhythm().every);
      });
  }

  /** Whether a tenant was among those of the last look. */
  knows(tenantId: Uuid): boolean {
    return this.sweeps.knows(tenantId);
  }

  /** A tenant's log has to be read. */
  heal(tenantId: Uuid): void {
    this.lanes.wake(tenantId);
  }

  /** The same in a while: somebody else is at it now. */
  healAfter(tenantId: Uuid, milliseconds: number): void {
    this.lanes.wakeAfter(tenantId, milliseconds);
  }

  /** A tenant's read models have caught up by other means; what follows on them is still to be done. */
  caughtUp(tenantId: Uuid): void {
    this.lanes.wake(tenantId, false);
  }

  idle(): Promise<void> {
    return this.lanes.idle();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.turn;
    await this.lanes.stop();
  }

  private async sweep(patience: number): Promise<void> {
    const due = await this.sweeps.due(patience);
    // After a start or an import: many at once cost a fraction of a transaction for each.
    if (due.length > MANY) await this.catchUpTogether(due);
    for (const { tenantId } of due) this.lanes.nudge(tenantId);
  }

  private async catchUpTogether(due: readonly TenantRow[]): Promise<void> {
    for (let from = 0; from < due.length && !this.stopped; from += MANY)
      await this.options.core.catchUpAll(due.slice(from, from + MANY));
  }
}
