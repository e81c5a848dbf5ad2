import type { Uuid } from '#platform/kernel/event.js';

export interface PumpOptions {
  /** Brings one tenant up to its head. */
  readonly catchUp: (tenantId: Uuid) => Promise<void>;
  /** Tenants whose head is beyond what was projected; asked by the sweep, which finds what other processes appended. */
  readonly behind: () => Promise<readonly Uuid[]>;
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

  private then: (tenantId: Uuid) => Promise<void> = () => Promise.resolve();

  constructor(private readonly options: PumpOptions) {}

  /** Sets what is done for a tenant once its read models have caught up: reactions. */
  afterwards(then: (tenantId: Uuid) => Promise<void>): void {
    this.then = then;
  }

  start(): void {
    const sweep = async (): Promise<void> => {
      try {
        for (const tenantId of await this.options.behind()) this.wake(tenantId);
      } catch (error) {
        if (!this.stopped) this.options.onError(error);
      }
      if (!this.stopped) this.timer = setTimeout(() => void sweep(), this.options.sweepEvery ?? 500);
    };
    void sweep();
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

  private next(): void {
    for (const tenantId of this.waiting) {
      if (this.running.size >= (this.options.lanes ?? 2)) return;
      if (this.running.has(tenantId)) continue;
      this.waiting.delete(tenantId);
      const work = this.options
        .catchUp(tenantId)
        .then(() => this.then(tenantId))
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
