import type { Uuid } from '#platform/kernel/event.js';

const AGAIN_AFTER_MS = 15_000;
const LANES = 2;

export interface TenantLanesOptions {
  /** Works on one tenant; `fromLog`: its read models have to be brought to its head first. False: to be tried again after a while. */
  readonly work: (tenantId: Uuid, fromLog: boolean) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
  /** Tenants worked on at once. */
  readonly lanes?: number;
  /** Milliseconds after which a tenant whose work answered false is tried again. */
  readonly againAfter?: number;
}

/** Work by tenant: each in one lane at a time, some tenants at once; asked for again meanwhile, it is done once more. */
export class TenantLanes {
  private readonly waiting = new Map<Uuid, boolean>();
  private readonly running = new Map<Uuid, Promise<void>>();
  private readonly resting = new Map<Uuid, NodeJS.Timeout>();
  private stopped = false;

  constructor(private readonly options: TenantLanesOptions) {}

  /** Asks for a tenant. Never waits. */
  wake(tenantId: Uuid, fromLog = true): void {
    if (this.stopped) return;
    this.waiting.set(tenantId, fromLog || this.waiting.get(tenantId) === true);
    this.next();
  }

  /** As `wake`, but leaves alone who is worked on or rests after a failure. */
  nudge(tenantId: Uuid): void {
    if (!this.resting.has(tenantId) && !this.running.has(tenantId)) this.wake(tenantId);
  }

  /** Asks for a tenant in a while. */
  wakeAfter(tenantId: Uuid, milliseconds: number): void {
    if (this.stopped || this.resting.has(tenantId)) return;
    const timer = setTimeout(() => {
      this.resting.delete(tenantId);
      this.wake(tenantId);
    }, milliseconds);
    timer.unref();
    this.resting.set(tenantId, timer);
  }

  /** Waits until nobody waits and nobody is worked on; who rests is not waited for. */
  async idle(): Promise<void> {
    while (this.running.size > 0 || this.waiting.size > 0) {
      this.next();
      await Promise.race([...this.running.values()]);
    }
  }

  /** Finishes what is under way and begins nothing more. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.waiting.clear();
    for (const timer of this.resting.values()) clearTimeout(timer);
    this.resting.clear();
    await Promise.allSettled(this.running.values());
  }

  private next(): void {
    for (const [tenantId, fromLog] of this.waiting) {
      if (this.running.size >= (this.options.lanes ?? LANES)) return;
      if (this.running.has(tenantId)) continue;
      this.waiting.delete(tenantId);
      this.running.set(
        tenantId,
        Promise.resolve().then(() => this.run(tenantId, fromLog)),
      );
    }
  }

  private async run(tenantId: Uuid, fromLog: boolean): Promise<void> {
    try {
      const done = await this.options.work(tenantId, fromLog);
      if (!done) this.wakeAfter(tenantId, this.options.againAfter ?? AGAIN_AFTER_MS);
    } catch (error) {
      if (!this.stopped) this.options.onError(error);
    } finally {
      this.running.delete(tenantId);
      this.next();
    }
  }
}
