import { expect } from '@jest/globals';
import type { Uuid } from '#platform/kernel/event.js';
import type { WireEvent } from '#platform/messaging/kafka/wire.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool } from '#platform/postgres/open-pool.js';
import type { Feed, FeedCore } from '#platform/projection/feed.js';
import type { LogFollowerOptions } from '#platform/projection/log-follower.js';
import { ProjectionEngine } from '#platform/projection/projection-engine.js';
import { Replay } from '#platform/projection/replay.js';
import { count, Counted, poison, tally, totals, turns } from './counters.js';
import { testPlatform, type TestPlatform } from './test-tenant.js';
import { wireEvents } from './wire-log.js';

const PATIENCE_MS = 25_000;

/** What lies between the log and a feed: nothing, a bus in memory, Kafka. */
export interface FeedTransport {
  /** A further process's feed, not started. Unless it `sweeps`, nothing but deliveries tells it anything once it runs. */
  readonly feed: (options: LogFollowerOptions, sweeps: boolean) => Feed;
  /** Brings events to where feeds take them from, in this order, as often as they stand here. */
  readonly deliver: (events: readonly WireEvent[], feeds: readonly Feed[]) => Promise<void>;
  /** Has everything delivered again from a part of it on: 0 the beginning, 0.5 the middle. No feed runs meanwhile. */
  readonly rewind: (part: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One process that keeps the read models. */
export interface FeedProcess {
  readonly feed: Feed;
  readonly engine: ProjectionEngine;
  stop(): Promise<void>;
}

export interface StartFeed {
  /** What stands between feed and engine. */
  readonly around?: (engine: ProjectionEngine) => FeedCore;
  readonly sweeps?: boolean;
}

/** A database with its feeds, for the contract and for what only feeds with messages are asked. */
export class FeedStage {
  readonly faults: unknown[] = [];
  /** `position` of the read models whenever something follows on them. */
  readonly followed: { readonly tenantId: Uuid; readonly position: number }[] = [];
  private readonly processes: FeedProcess[] = [];

  private constructor(
    readonly platform: TestPlatform,
    readonly transport: FeedTransport,
  ) {}

  static async open(transport: FeedTransport): Promise<FeedStage> {
    const projections = [tally, turns];
    return new FeedStage(await testPlatform({ name: 'feed', events: [Counted], projections }), transport);
  }

  /** Starts a process; `around` may stand between feed and engine. */
  start({ around = (engine) => engine, sweeps = false }: StartFeed = {}): FeedProcess {
    const { store, urls } = this.platform;
    const engine = new ProjectionEngine({
      projectUrl: urls.project,
      projections: [tally, turns],
      readEvents: (tenantId, after, limit) => store.readTenant(tenantId, after, limit),
      batch: 20,
    });
    const options: LogFollowerOptions = {
      core: around(engine),
      tenants: () => store.tenants(),
      behind: (tenants) => engine.behind(tenants),
      afterwards: async (tenantId) => {
        this.followed.push({ tenantId, position: await engine.position(tenantId) });
        return true;
      },
      onError: (error) => this.faults.push(error),
    };
    const feed = this.transport.feed(options, sweeps);
    const process: FeedProcess = {
      feed,
      engine,
      stop: async () => {
        const at = this.processes.indexOf(process);
        if (at >= 0) this.processes.splice(at, 1);
        await feed.stop();
        await engine.close();
      },
    };
    this.processes.push(process);
    feed.start();
    return process;
  }

  get feeds(): readonly Feed[] {
    return this.processes.map(({ feed }) => feed);
  }

  /** Records numbers, and brings their events to the feeds. */
  async tell(tenantId: Uuid, numbers: readonly number[]): Promise<void> {
    await this.deliver(await this.record(tenantId, numbers));
  }

  /** Records numbers and keeps their events to oneself. */
  async record(tenantId: Uuid, numbers: readonly number[]): Promise<readonly WireEvent[]> {
    const from = await this.platform.store.head(tenantId);
    await count(this.platform, tenantId, numbers, { from });
    return (await wireEvents(this.platform, tenantId)).slice(from);
  }

  deliver(events: readonly WireEvent[]): Promise<void> {
    return this.transport.deliver(events, this.feeds);
  }

  /** Waits until the tables say so. */
  async shows(tenantId: Uuid, lines: readonly string[]): Promise<void> {
    let found: readonly string[] = [];
    await this.until(async () => {
      found = await totals(this.platform, tenantId);
      return JSON.stringify(found) === JSON.stringify(lines);
    }).catch(() => expect(found).toEqual(lines));
  }

  /** Waits until something is so; throws when it never is. */
  async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error('Waited in vain.');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** What the tables have and a fresh replay has not, or the other way round. */
  async differences(tenantId: Uuid): Promise<readonly unknown[]> {
    const { store, urls } = this.platform;
    const replay = new Replay(urls.project, [tally, turns], (...asked) => store.readTenant(...asked));
    return (await replay.tenant(tenantId).finally(() => replay.close())).differences;
  }

  /** How many checkpoints were made for a tenant. */
  async checkpointsOf(tenantId: Uuid): Promise<number> {
    const pool = openPool(this.platform.urls.project, 1);
    const found = await inTenants(pool, [tenantId], (client) =>
      client.query('SELECT FROM read.checkpoint WHERE tenant_id = $1', [tenantId]),
    ).finally(() => pool.end());
    return found.rowCount ?? 0;
  }

  /** Waits until everything that began has ended. */
  async idle(): Promise<void> {
    for (const feed of this.feeds) await feed.idle();
  }

  async reset(): Promise<void> {
    poison.on = false;
    for (const process of [...this.processes]) await process.stop();
    this.faults.length = 0;
    this.followed.length = 0;
  }

  async close(): Promise<void> {
    await this.transport.close();
    await this.platform.drop();
  }
}
