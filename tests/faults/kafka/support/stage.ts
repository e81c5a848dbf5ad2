import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { Admin } from 'kafkajs';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { makeReadTables } from '#platform/projection/read-tables.js';
import { tenantIn } from '#platform/relay/relay.fixtures.js';
import { tally, turns } from '#platform/testing/counters.js';
import { aTopic } from '#platform/testing/test-broker.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import type { FaultLine } from './fault-table.js';
import { Judge } from './judge.js';
import { startParts, type Doctored, type Parts, type WorkerOrders } from './parts.js';
import { SteadyWriter } from './steady-writer.js';
import { isWhole } from './whole.js';

export interface StageOptions {
  /** Where the stage itself looks, whatever the fault. */
  readonly direct: readonly string[];
  /** Where its workers come; default the same. */
  readonly through?: readonly string[];
  readonly leaseMs: number;
  readonly copies?: number;
}

/** Makes the fault and ends with it. */
export type Cause = (writer: SteadyWriter) => Promise<void>;

export interface FaultOptions {
  readonly lanes?: readonly number[];
  /** The topic loses what it held: that is the fault. */
  readonly forgets?: boolean;
}

const PARTITIONS = 6;
const EIGHT = [0, 2, 4, 6, 9, 11, 13, 15];
const PATIENCE_MS = 240_000;
const LOOK_MS = 100;

/** A log, a topic and workers, under a steady load, that one fault after the other is done to. */
export class FaultStage {
  readonly lines: FaultLine[] = [];
  readonly workers: Parts[] = [];
  readonly topic = aTopic('faults');
  readonly groupId = `group-${randomUUID()}`;

  private constructor(
    readonly options: StageOptions,
    readonly db: TestDatabase,
    readonly store: PostgresEventStore,
    readonly judge: Judge,
  ) {}

  static async open(options: StageOptions): Promise<FaultStage> {
    const db = await testDatabase('kafka_faults', { afterMigrate: (owner) => makeReadTables(owner, [tally, turns]) });
    const store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
    const stage = new FaultStage(options, db, store, new Judge(db, store));
    await stage.makeTopic();
    return stage;
  }

  orders(over: Partial<WorkerOrders> = {}): WorkerOrders {
    const { topic, groupId, db, options } = this;
    const { append, project, relay } = db.urls;
    const brokers = options.through ?? options.direct;
    return { urls: { append, project, relay }, brokers, topic, groupId, leaseMs: options.leaseMs, ...over };
  }

  /** A further worker in this process. */
  join(over: Partial<WorkerOrders> = {}, doctored: Doctored = {}): Parts {
    const parts = startParts(this.orders(over), doctored);
    this.workers.push(parts);
    return parts;
  }

  async leave(parts: Parts): Promise<void> {
    this.workers.splice(this.workers.indexOf(parts), 1);
    await parts.stop();
  }

  async makeTopic(): Promise<void> {
    const topic = { topic: this.topic, numPartitions: PARTITIONS, replicationFactor: this.options.copies ?? 1 };
    await this.administer((admin) => admin.createTopics({ topics: [topic], waitForLeaders: true }));
  }

  async administer<Answer>(work: (admin: Admin) => Promise<Answer>): Promise<Answer> {
    const admin = kafkaClient({ brokers: this.options.direct, topicPrefix: '' }, 'fault-stage').admin();
    await admin.connect();
    return work(admin).finally(() => admin.disconnect());
  }

  /** Puts a steady load on the log, lets the fault happen, and keeps account of what was left of it. */
  async suffer(fault: string, cause: Cause, { lanes = EIGHT, forgets = false }: FaultOptions = {}): Promise<void> {
    const writer = new SteadyWriter(this.store, lanes.map(tenantIn));
    await writer.start();
    try {
      await this.carried(writer.heads);
      const began = performance.now();
      await cause(writer);
      const ended = performance.now();
      const taken = this.taken();
      await this.carried(writer.heads);
      const caughtUp = performance.now();
      // It goes by messages again, and not only because the log is looked at.
      await this.until('deliveries are taken again', () => this.taken() > taken);
      await writer.writes(3);
      await writer.stop();
      await this.carried(writer.heads);
      await this.until('every message is dealt with', () => this.hasNoLag());
      const found = await this.verdict(writer, forgets);
      this.told({ fault, seconds: (ended - began) / 1000, catchUp: (caughtUp - ended) / 1000, ...found });
      expect({ lost: found.lost, duplicated: found.duplicated }).toEqual({ lost: 0, duplicated: 0 });
    } finally {
      await writer.stop();
    }
  }

  /** Waits until both have what was written up to now; writing goes on meanwhile. */
  carried(written: ReadonlyMap<Uuid, number>): Promise<void> {
    const heads = new Map(written);
    return this.until('brokers and read models have everything', () => this.judge.isCarried(heads));
  }

  /** Waits for what must come by itself; says what did not. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`It did not come true that ${what}: ${JSON.stringify(this.states())}`);
      await sleep(LOOK_MS);
    }
  }

  async close(): Promise<void> {
    for (const parts of [...this.workers]) await this.leave(parts);
    await Promise.all([this.judge.close(), this.store.close()]);
    await this.db.drop();
  }

  private async verdict(
    writer: SteadyWriter,
    forgets: boolean,
  ): Promise<Omit<FaultLine, 'fault' | 'seconds' | 'catchUp'>> {
    const found = await this.judge.readModels(writer);
    const place = { brokers: this.options.direct, topic: this.topic };
    const inTopic = await this.administer((admin) => this.judge.topic({ admin, ...place }, writer.heads, forgets));
    return { ...found, lost: found.lost + inTopic.lost, repeats: inTopic.repeats };
  }

  private told(line: FaultLine): void {
    this.lines.push(line);
    if (isWhole) process.stdout.write(`${line.fault}: caught up after ${line.catchUp.toFixed(1)} s\n`);
  }

  private taken(): number {
    return this.workers.reduce((sum, parts) => sum + parts.taken(), 0);
  }

  private async hasNoLag(): Promise<boolean> {
    const { groupId, topic } = this;
    return this.administer(async (admin) => {
      const ends = await admin.fetchTopicOffsets(topic);
      const [given] = await admin.fetchOffsets({ groupId, topics: [topic] });
      const committed = new Map(given?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      return ends.every(({ partition, high }) => (committed.get(partition) ?? -1) >= Number(high) || high === '0');
    });
  }

  private states(): unknown {
    return this.workers.map((parts) => [parts.relayStatus(), parts.feed?.health()]);
  }
}
