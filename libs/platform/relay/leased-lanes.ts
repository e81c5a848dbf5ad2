import { randomUUID } from 'node:crypto';
import type { Uuid } from '#platform/kernel/event.js';
import type { HeldLane, RelayStore } from './relay-store.js';

/** Lanes that the tenants fall into. The migration makes as many. */
export const LANES = 16;

/** The lane of a tenant: the last byte of its id, which is random in every version of UUID that is used. */
export const laneOf = (tenantId: Uuid): number => Number.parseInt(tenantId.slice(-2), 16) % LANES;

const LEASE_MS = 15_000;
const RENEW_MS = 4_000;
/** This clock and the database's may run apart a little, and a batch that is under way takes its time. */
const MARGIN_MS = 3_000;

export interface LeasedLanesOptions {
  readonly store: Pick<RelayStore, 'lease' | 'leave'>;
  readonly onError: (error: unknown) => void;
  readonly leaseMs?: number;
  readonly renewMs?: number;
  readonly now?: () => number;
}

/** The lanes that are this relay's own, renewed in the background; none once the lease may have run out. */
export class LeasedLanes {
  readonly workerId: Uuid = randomUUID();
  private held: ReadonlyMap<number, number> = new Map();
  private until = 0;
  private timer: NodeJS.Timeout | undefined;
  private renewing: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly options: LeasedLanesOptions) {}

  /** Takes its share and goes on renewing it. */
  async start(): Promise<void> {
    await this.renew();
    const again = (): void => {
      if (this.stopped) return;
      this.timer = setTimeout(() => {
        this.renewing = this.renew().then(again);
      }, this.options.renewMs ?? RENEW_MS);
    };
    again();
  }

  /** The lanes that are surely its own at this moment. */
  lanes(): readonly number[] {
    return this.now() < this.until ? [...this.held.keys()] : [];
  }

  /** The epoch of the lane of a tenant; null when it is not surely its own. */
  epochFor(tenantId: Uuid): number | null {
    return this.now() < this.until ? (this.held.get(laneOf(tenantId)) ?? null) : null;
  }

  /** Gives all back; an unreachable database lets them run out. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.renewing;
    this.held = new Map();
    await this.options.store.leave(this.workerId).catch(this.options.onError);
  }

  private async renew(): Promise<void> {
    const { store, onError, leaseMs = LEASE_MS } = this.options;
    const asked = this.now();
    try {
      const lanes: readonly HeldLane[] = await store.lease(this.workerId, leaseMs);
      this.held = new Map(lanes.map(({ lane, epoch }) => [lane, epoch]));
      this.until = asked + leaseMs - Math.min(MARGIN_MS, leaseMs / 5);
    } catch (error) {
      onError(error);
    }
  }

  private now(): number {
    return this.options.now?.() ?? performance.now();
  }
}
