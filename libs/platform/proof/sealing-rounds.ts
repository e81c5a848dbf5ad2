import { setTimeout as sleep } from 'node:timers/promises';
import type { Uuid } from '#platform/kernel/event.js';
import { ProofError } from './proof.errors.js';
import type { UnsealedTenant } from './seal-state.js';
import type { Sealer } from './sealer.js';

export interface SealingRoundsOptions {
  readonly sealer: Pick<Sealer, 'seal' | 'unsealed'>;
  /** Told of every fault; a tenant's that goes on is told again at each look. */
  readonly onError: (error: unknown) => void;
  /** Milliseconds between looks at all heads. */
  readonly everyMs?: number;
}

/** A tenant is signed when so many events wait, or when it was signed so long ago. */
const EVENTS = 1_000;
const SECONDS = 10;
const EVERY_MS = 5_000;
/** Seconds after which a tenant that was stopped is looked at again: its cause may be gone. */
const PATIENCE = 60;
/** Tenants of one look, and how many of them at a time. */
const TENANTS = 500;
const AT_A_TIME = 4;
const FIRST: Uuid = '00000000-0000-0000-0000-000000000000';

/**
 * Signs what has come, every ten seconds or thousand events a tenant at the most. A look costs one comparison of all
 * heads with what is signed, in the database; only tenants that are behind are read. Several processes may do so:
 * whoever is second finds the work done.
 */
export class SealingRounds {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private after: Uuid = FIRST;

  constructor(private readonly options: SealingRoundsOptions) {}

  start(): void {
    this.running = this.run();
  }

  /** Lets what is being signed end. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** One look: signs what is due; answers how many tenants that were. */
  async round(): Promise<number> {
    const due = { events: EVENTS, seconds: SECONDS, patience: PATIENCE, after: this.after, limit: TENANTS };
    const tenants = await this.options.sealer.unsealed(due);
    this.after = tenants.length < TENANTS ? FIRST : (tenants.at(-1)?.tenantId ?? FIRST);
    const left = [...tenants];
    await Promise.all(Array.from({ length: AT_A_TIME }, () => this.work(left)));
    return tenants.length;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const done = await this.round().catch((error: unknown) => {
        this.options.onError(error);
        return 0;
      });
      // More are waiting than one look takes.
      if (done < TENANTS)
        await sleep(this.options.everyMs ?? EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async work(left: UnsealedTenant[]): Promise<void> {
    for (let next = left.pop(); next && !this.stopping.signal.aborted; next = left.pop()) {
      try {
        await this.options.sealer.seal(next.tenantId);
      } catch (error) {
        // Another process is at it.
        if (!(error instanceof ProofError && error.code === 'PROOF.BUSY')) this.options.onError(error);
      }
    }
  }
}
