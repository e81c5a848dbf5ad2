import { setTimeout as sleep } from 'node:timers/promises';
import { aCommand, anEvent } from '#platform/event-store/event-store.fixtures.js';
import type { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Between two rounds; the load is steady and leaves the machine room for what is tested. */
const ROUND_MS = 60;

/** Appends an event to each of its tenants, round after round, and knows what was acknowledged. */
export class SteadyWriter {
  /** Acknowledged events of each tenant. */
  readonly heads = new Map<Uuid, number>();
  /** What they add up to. */
  readonly sums = new Map<Uuid, number>();
  private isOver = false;
  private rounds = 0;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: PostgresEventStore,
    readonly tenants: readonly Uuid[],
  ) {}

  async start(): Promise<void> {
    for (const tenantId of this.tenants) await this.store.createTenant(tenantId, 'school');
    this.working = this.work();
    await this.writes(2);
  }

  /** Waits for so many rounds more. */
  async writes(rounds: number): Promise<void> {
    const enough = this.rounds + rounds;
    // A writer that failed has ended, and says why.
    while (this.rounds < enough && !this.isOver) await sleep(20);
    if (this.isOver) await this.working;
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.working;
  }

  private async work(): Promise<void> {
    try {
      while (!this.isOver) {
        await Promise.all(this.tenants.map((tenantId) => this.write(tenantId)));
        this.rounds += 1;
        await sleep(ROUND_MS);
      }
    } finally {
      this.isOver = true;
    }
  }

  private async write(tenantId: Uuid): Promise<void> {
    const expectedVersion = this.heads.get(tenantId) ?? 0;
    // Each adds something else: what is left out or taken twice shows in the sum.
    const by = 1 + ((expectedVersion * 7) % 97);
    const events = [anEvent({ type: 'Counted', body: { counter: 'a', by } })];
    const outcome = await this.store.append(aCommand(tenantId, [{ streamId: 'a', expectedVersion, events }]));
    if (outcome.status === 'conflict') throw new Error('Somebody else writes into this record.');
    this.heads.set(tenantId, expectedVersion + 1);
    this.sums.set(tenantId, (this.sums.get(tenantId) ?? 0) + by);
  }
}
