import type { TenantRow } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Tenants from which on it pays to ask first which of them have something left to do. */
export const MANY = 100;
const AGAIN_AFTER_MS = 15_000;

export interface PumpOptions {
  /** Brings one tenant up to its head. */
  readonly catchUp: (tenantId: Uuid) => Promise<void>;
  /** Tenants whose head moved since the last sweep; it finds what other processes appended. */
  readonly moved: () => Promise<readonly TenantRow[]>;
  readonly onError: (error: unknown) => void;
  /** Milliseconds between sweeps. */
  readonly sweepEvery?: number;
  /** Tenants worked on at once. */
  readonly lanes?: number;
}

/** Feeds the projections in this process: an append wakes its tenant at once, a sweep finds the rest. */
export class ProjectionPump {
  private readonly waiting = new Set<Uuid>();
  private readonly running = new Map<Uuid, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  private then: (tenantId: Uuid) => Promise<boolean> = () => Promise.resolve(true);
  private sieve: (tenants: readonly TenantRow[]) => Promise<readonly Uuid[]> = (tenants) =>
    Promise.resolve(tenants.map(({ tenantId }) => tenantId));

  constructor(private readonly options: PumpOptions) {}

  /** Sets what is done for a tenant once its read models have caught up; false: to be tried again after a while. */
  afterwards(then: (tenantId: Uuid) => Promise<boolean>): void {
    this.then = then;
  }

  /** Sets which of many tenants there is something left to do for, once their read models have caught up. */
  sift(sieve: (tenants: readonly TenantRow[]) => Promise<readonly Uuid[]>): void {
    this.sieve = sieve;
  }

  start(): void {
    const sweep = async (): Promise<void> => {
      try {
        await this.sweep();
      } catch (error) {
        if (!this.stopped) this.options.onError(error);
      }
      if (!this.stopped) this.timer = setTimeout(() => void sweep(), this.options.sweepEvery ?? 500);
    };
    void sweep();
  }

  /** A few are simply woken; of many, as after a start, only those that have something left to do. */
  private async sweep(): Promise<void> {
    const moved = await this.options.moved();
    const few = moved.length <= MANY;
    for (const tenantId of few ? moved.map((row) => row.tenantId) : await this.sieve(moved)) this.wake(tenantId);
  }

  /** Says that a tenant has new events. Never waits. */
  wake(tenantId: Uuid): void {
    if (this.stopped) return;
    this.waiting.add(tenantId);
    this.next();
  }

  /** Waits until nothing is under way. */
  async idle(): Promise<void> {
    while (this.running.size > 0 || this.waiting.size > 0) {
      this.next();
      await Promise.race([...this.running.values()]);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.waiting.clear();
    await Promise.allSettled(this.running.values());
  }

  private later(tenantId: Uuid): void {
    setTimeout(() => {
      this.wake(tenantId);
    }, AGAIN_AFTER_MS).unref();
  }

  private next(): void {
    for (const tenantId of this.waiting) {
      if (this.running.size >= (this.options.lanes ?? 2)) return;
      if (this.running.has(tenantId)) continue;
      this.waiting.delete(tenantId);
      const work = this.options
        .catchUp(tenantId)
        .then(() => this.then(tenantId))
        .then((done) => {
          if (!done) this.later(tenantId);
        })
        .catch((error: unknown) => {
          this.options.onError(error);
        })
        .finally(() => {
          this.running.delete(tenantId);
          this.next();
        });
      this.running.set(tenantId, work);
    }
  }
}
