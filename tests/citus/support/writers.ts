import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreError, type AppendRequest } from '#platform/event-store/event-store.js';
import { aCommand, onStream } from '#platform/event-store/event-store.fixtures.js';
import type { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';

/** What became of one command, as its writer was told. */
export interface Told {
  readonly commandId: string;
  readonly tenantId: string;
  readonly status: 'ok' | 'replayed' | 'conflict' | 'reused' | 'unknown' | 'failed';
  readonly firstPosition?: number;
  readonly count?: number;
  readonly recordedAt?: string;
}

const WRITERS = 8;
const HOT = 2;

/** Writers that append to these tenants until they are stopped: streams of their own, and some that they share. */
export class Writers {
  readonly told: Told[] = [];
  private stopped = false;
  private readonly work: Promise<unknown>;

  constructor(
    private readonly store: PostgresEventStore,
    private readonly tenants: readonly string[],
  ) {
    this.work = Promise.all(Array.from({ length: WRITERS }, (_, writer) => this.write(writer)));
  }

  /** Waits until so many more commands were stored. */
  async stored(more: number): Promise<void> {
    const wanted = this.count('ok') + more;
    while (this.count('ok') < wanted) await sleep(20);
  }

  count(...statuses: Told['status'][]): number {
    return this.told.filter(({ status }) => statuses.includes(status)).length;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.work;
  }

  private async write(writer: number): Promise<void> {
    for (let n = 0; !this.stopped; n += 1) {
      const tenantId = this.tenants[(writer + n * 3) % this.tenants.length] ?? '';
      const own = onStream(`own-${String(writer)}-${String(n)}`, 0, 1 + (n % 3));
      const streams = n % 2 === 0 ? [own] : [own, await this.hot(tenantId, n)];
      const commandId = randomUUID();
      const requestHash = createHash('sha256').update(commandId).digest();
      this.told.push(await this.append({ ...aCommand(tenantId, streams), commandId, requestHash }));
    }
  }

  private async hot(tenantId: string, n: number): Promise<ReturnType<typeof onStream>> {
    const streamId = `hot-${String(n % HOT)}`;
    const seen = await this.store.readStream(tenantId, streamId).catch(() => []);
    return onStream(streamId, seen.at(-1)?.metadata.version ?? 0);
  }

  private async append(request: AppendRequest): Promise<Told> {
    const { commandId, tenantId } = request;
    try {
      return { commandId, tenantId, ...(await this.store.append(request)) };
    } catch (error) {
      if (!(error instanceof EventStoreError)) throw error;
      await sleep(10);
      return { commandId, tenantId, status: error.code === 'STORE.OUTCOME_UNKNOWN' ? 'unknown' : 'failed' };
    }
  }
}
