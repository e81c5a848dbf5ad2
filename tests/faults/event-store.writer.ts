import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppendOutcome, AppendRequest, StreamAppend } from '#platform/event-store/event-store.js';
import { EventStoreError } from '#platform/event-store/event-store.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';

/** What the test tells a writing process. */
export interface WriterOrders {
  readonly name: string;
  readonly appendUrl: string;
  readonly readUrl: string;
  readonly tenants: readonly string[];
  readonly writers: number;
  readonly seed: number;
}

/** What a writing process saw, one line of JSON each. */
export interface Seen {
  readonly kind: 'ok' | 'conflict' | 'unknown' | 'busy' | 'bad' | 'repeat';
  readonly tenantId: string;
  readonly commandId: string;
  readonly at: number;
  readonly took: number;
  readonly firstPosition?: number;
  readonly count?: number;
  readonly recordedAt?: string;
  /** Of a repeat: the first answer again. */
  readonly same?: boolean;
}

/** Mulberry32: small, seeded, good enough to choose by. */
const random = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const say = (seen: Seen): void => {
  process.stdout.write(`${JSON.stringify(seen)}\n`);
};

const HOT_STREAMS = 3;

class Writer {
  private readonly stored: { request: AppendRequest; outcome: AppendOutcome }[] = [];
  private own = 0;

  constructor(
    private readonly store: PostgresEventStore,
    private readonly orders: WriterOrders,
    private readonly label: string,
    private readonly chance: () => number,
  ) {}

  async work(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const dice = this.chance();
      if (dice < 0.1) await this.bad();
      else if (dice < 0.25) await this.repeat();
      else await this.write(dice < 0.6);
    }
  }

  private tenant(): string {
    const { tenants } = this.orders;
    return tenants[Math.floor(this.chance() * tenants.length)] ?? '';
  }

  private request(tenantId: string, streams: readonly StreamAppend[]): AppendRequest {
    const commandId = randomUUID();
    const requestHash = createHash('sha256').update(commandId).digest();
    return {
      tenantId,
      commandId,
      requestHash,
      actorId: this.label,
      causationId: null,
      correlationId: commandId,
      streams,
    };
  }

  private part(streamId: string, expectedVersion: number, count: number): StreamAppend {
    const event = () => ({
      eventId: randomUUID(),
      type: 'SomethingTested',
      schemaVersion: 1,
      occurredAt: '2026-01-01T00:00:00Z',
      body: { by: this.label, note: 'x'.repeat(Math.floor(this.chance() * 400)) },
    });
    return { streamId, expectedVersion, events: Array.from({ length: count }, event) };
  }

  /** On a hot stream and one of its own together, or on its own alone. */
  private async write(hot: boolean): Promise<void> {
    const tenantId = this.tenant();
    this.own += 1;
    const mine = this.part(`${this.label}-${this.own}`, 0, 1 + Math.floor(this.chance() * 3));
    if (!hot) return this.append(this.request(tenantId, [mine]));
    const streamId = `hot-${Math.floor(this.chance() * HOT_STREAMS)}`;
    const version = (await this.versionOf(tenantId, streamId)) ?? 0;
    const isGuard = this.chance() < 0.2;
    await this.append(this.request(tenantId, [this.part(streamId, version, isGuard ? 0 : 1), mine]));
  }

  private async versionOf(tenantId: string, streamId: string): Promise<number | null> {
    try {
      return (await this.store.readStream(tenantId, streamId)).at(-1)?.metadata.version ?? 0;
    } catch {
      await sleep(10);
      return null;
    }
  }

  private async append(request: AppendRequest): Promise<void> {
    const at = Date.now();
    const base = { tenantId: request.tenantId, commandId: request.commandId, at };
    try {
      const outcome = await this.store.append(request);
      const took = Date.now() - at;
      if (outcome.status === 'ok' || outcome.status === 'replayed') {
        const { firstPosition, count, recordedAt } = outcome;
        this.stored.push({ request, outcome });
        say({ kind: 'ok', ...base, took, firstPosition, count, recordedAt });
      } else {
        say({ kind: 'conflict', ...base, took });
      }
    } catch (error) {
      if (!(error instanceof EventStoreError)) throw error;
      const kind = error.code === 'STORE.OUTCOME_UNKNOWN' ? 'unknown' : 'busy';
      say({ kind, ...base, took: Date.now() - at });
      await sleep(5);
    }
  }

  private async repeat(): Promise<void> {
    const first = this.stored[Math.floor(this.chance() * this.stored.length)];
    if (first === undefined) return;
    const at = Date.now();
    const { tenantId, commandId } = first.request;
    const again = await this.store.append(first.request).catch(() => null);
    if (again === null) return;
    const same = JSON.stringify({ ...again, status: '' }) === JSON.stringify({ ...first.outcome, status: '' });
    say({
      kind: 'repeat',
      tenantId,
      commandId,
      at,
      took: Date.now() - at,
      same: same && again.status === 'replayed',
    });
  }

  /** Refused before the queue, by the database for an unknown tenant, or by the table for a version out of the blue. */
  private async bad(): Promise<void> {
    const at = Date.now();
    const tenantId = this.tenant();
    const sound = this.part(`bad-${this.label}`, 0, 1);
    const choice = Math.floor(this.chance() * 3);
    const request = [
      this.request(tenantId, [{ ...sound, events: sound.events.map((event) => ({ ...event, body: { nul: '\0' } })) }]),
      this.request(randomUUID(), [sound]),
      this.request(tenantId, [{ ...sound, expectedVersion: 7 }]),
    ][choice];
    if (request === undefined) return;
    const stored = await this.store.append(request).then(
      (outcome) => outcome.status === 'ok',
      () => false,
    );
    say({ kind: 'bad', tenantId, commandId: request.commandId, at, took: Date.now() - at, same: !stored });
  }
}

const main = async (): Promise<void> => {
  const orders = JSON.parse(process.argv[2] ?? '') as WriterOrders;
  const store = new PostgresEventStore({ appendUrl: orders.appendUrl, readUrl: orders.readUrl, lockTimeout: 1_000 });
  // The test says that it is enough by closing our input.
  let over = false;
  process.stdin.resume().once('end', () => (over = true));
  const writers = Array.from({ length: orders.writers }, (_, i) => {
    const label = `${orders.name}-${i}`;
    return new Writer(store, orders, label, random(orders.seed * 1000 + i)).work(() => over);
  });
  await Promise.all(writers);
  await store.close();
};

await main();
