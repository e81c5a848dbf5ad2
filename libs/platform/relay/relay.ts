import type { Uuid } from '#platform/kernel/event.js';
import { ChunkCarrier } from './chunk-carrier.js';
import { LeasedLanes, type LeasedLanesOptions } from './leased-lanes.js';
import { PublishError, type Publisher, type PublishFault } from './publisher.js';
import { RelayPass, type Chunk } from './relay-pass.js';
import type { Move, RelayStore } from './relay-store.js';

export interface RelayOptions extends Pick<LeasedLanesOptions, 'leaseMs' | 'renewMs'> {
  readonly store: RelayStore;
  readonly publisher: Publisher;
  /** Told of every fault; one that goes on is told again at each attempt. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds between sweeps while events come. */
  readonly sweepMs?: number;
  /** Milliseconds between sweeps when none have come for a while. */
  readonly idleSweepMs?: number;
}

/** How a relay does. */
export interface RelayStatus {
  /** `away`: nothing can be published or asked for at the moment; `fault` says why. */
  readonly state: 'starting' | 'ok' | 'away';
  readonly fault: { readonly code: PublishFault | 'RELAY.FAILED'; readonly message: string } | null;
  readonly lanes: readonly number[];
  /** Events of its lanes that were not published at the last look. */
  readonly backlog: number;
  /** Age of the oldest of them that was seen, in milliseconds. */
  readonly lagMs: number;
  readonly published: number;
  /** Attempts that failed. */
  readonly failures: number;
  /** Cursors that somebody else had moved: events that were published twice. */
  readonly overtaken: number;
  /** Tenants that were published again from the beginning because their log was another. */
  readonly rewound: number;
}

const SWEEP_MS = 50;
const IDLE_SWEEP_MS = 250;
/** How long after the last event the short interval holds. */
const TRAFFIC_MS = 10_000;
const TENANTS = 1_000;
const PER_TENANT = 250;
const PASS_EVENTS = 4_000;
const BACK_OFF_MS = [100, 250, 500, 1_000, 2_000, 5_000] as const;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Carries events from the log to Kafka, those of one tenant in their order. What a crash leaves between publishing and
 * moving the cursor is published again, and so is what two relays both believe to be theirs: consumers know a
 * repeated position by its number.
 */
export class Relay {
  private readonly lanes: LeasedLanes;
  private readonly carrier: ChunkCarrier;
  private readonly counts = { failures: 0, overtaken: 0, rewound: 0 };
  private state: RelayStatus['state'] = 'starting';
  private fault: RelayStatus['fault'] = null;
  private backlog = 0;
  private lagMs = 0;
  private after: Uuid = FIRST;
  private lastTraffic = 0;
  private failuresInARow = 0;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();
  private wakeUp: () => void = () => undefined;
  private woken = false;

  constructor(private readonly options: RelayOptions) {
    const { store, publisher, onError, leaseMs, renewMs } = options;
    this.carrier = new ChunkCarrier(publisher, onError);
    this.lanes = new LeasedLanes({ store, onError, leaseMs, renewMs });
  }

  start(): void {
    this.running = this.run();
  }

  /** Says that something was appended. Never waits. */
  wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  status(): RelayStatus {
    const { state, fault, backlog, lagMs, counts, carrier } = this;
    const failures = counts.failures + carrier.failures;
    return {
      state,
      fault,
      backlog,
      lagMs,
      lanes: this.lanes.lanes(),
      ...counts,
      published: carrier.published,
      failures,
    };
  }

  /** Finishes what is being published and gives its lanes back. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.running;
    await this.lanes.stop();
    await this.options.publisher.close();
    await this.options.store.close();
  }

  private async run(): Promise<void> {
    await this.lanes.start();
    while (!this.stopped) {
      this.woken = false;
      await this.pause(await this.turn());
    }
  }

  /** One sweep and what it found; answers how long to wait for the next. */
  private async turn(): Promise<number> {
    try {
      const events = await this.sweep();
      this.failuresInARow = 0;
      this.state = 'ok';
      this.fault = null;
      if (events > 0) this.lastTraffic = performance.now();
      if (events > 0) return 0;
      const { sweepMs = SWEEP_MS, idleSweepMs = IDLE_SWEEP_MS } = this.options;
      return performance.now() - this.lastTraffic < TRAFFIC_MS ? sweepMs : idleSweepMs;
    } catch (error) {
      return this.failed(error);
    }
  }

  private failed(error: unknown): number {
    this.state = 'away';
    this.counts.failures += 1;
    const known = error instanceof PublishError;
    this.fault = known
      ? { code: error.code, message: error.message }
      : {
          code: 'RELAY.FAILED',
          message: 'The log cannot be read at the moment; its events wait and are published later.',
        };
    this.options.onError(error);
    this.failuresInARow += 1;
    return BACK_OFF_MS[Math.min(this.failuresInARow, BACK_OFF_MS.length) - 1] ?? 0;
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopped || milliseconds === 0 || (this.woken && this.state === 'ok')) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        // While the brokers are away an append must not make each of their attempts come at once.
        if (this.state !== 'ok' && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = () => undefined;
  }

  /** Publishes a bounded part of what the lanes are behind; answers how many events that was. */
  private async sweep(): Promise<number> {
    const { store } = this.options;
    const { tenants, backlog, logEpoch } = await store.behind(this.lanes.lanes(), this.after, TENANTS);
    this.backlog = backlog;
    if (backlog === 0) this.lagMs = 0;
    const due = tenants.filter(({ tenantId }) => !this.carrier.isAside(tenantId));
    if (logEpoch === null || due.length === 0) return 0;
    this.after = tenants.at(-1)?.tenantId ?? FIRST;
    const pass = new RelayPass({
      ...{ store, tenants: due, logEpoch },
      laneEpoch: (tenantId) => this.lanes.epochFor(tenantId),
      perTenant: Math.max(PER_TENANT, Math.floor(PASS_EVENTS / due.length)),
      onRewound: () => (this.counts.rewound += 1),
    });
    return this.carry(pass);
  }

  /** Reads the next chunk while one is published, and moves cursors while the next is on its way. */
  private async carry(pass: RelayPass): Promise<number> {
    let events = 0;
    let moving: Promise<void> = Promise.resolve();
    let next = pass.next();
    try {
      for (let chunk = await next; chunk !== null && !this.stopped; chunk = await next) {
        next = pass.next();
        // Looked at when it is its turn; a fault before that must not go unheard.
        next.catch(() => undefined);
        this.lagMs = ageOf(chunk);
        const moves = await this.carrier.carry(chunk);
        await moving;
        moving = this.move(moves);
        moving.catch(() => undefined);
        events += chunk.messages.length;
      }
    } finally {
      await Promise.allSettled([next, moving]);
    }
    await moving;
    return events;
  }

  private async move(moves: readonly Move[]): Promise<void> {
    if (moves.length === 0) return;
    this.counts.overtaken += moves.length - (await this.options.store.move(moves));
  }
}

/** How long the oldest event of a chunk has waited, in milliseconds. */
const ageOf = ({ oldest }: Chunk): number => (oldest === null ? 0 : Math.max(0, Date.now() - Date.parse(oldest)));
