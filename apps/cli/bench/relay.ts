import { randomUUID } from 'node:crypto';
import { Partitioners, type Producer } from 'kafkajs';
import pg from 'pg';
import { aCommand, anEvent } from '#platform/event-store/event-store.fixtures.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { KafkaPublisher } from '#platform/messaging/kafka/kafka-publisher.js';
import type { OutgoingMessage } from '#platform/messaging/kafka/wire.js';
import { prepareDatabase } from '#platform/postgres/prepare-database.js';
import { roleSecret } from '#platform/postgres/role-secret.js';
import type { Publisher } from '#platform/relay/publisher.js';
import { RelayStore } from '#platform/relay/relay-store.js';
import { Relay } from '#platform/relay/relay.js';
import type { Settings } from '../../composition/settings.js';
import { inTurns, lineOf, type BenchLine } from './bench-line.js';
import { costOf, linesOf, type Clock } from './cost/cost.js';
import { processorClock, type ProcessorTime } from './cost/processor-time.js';
import { withBrokers } from './kafka/bench-broker.js';

export const RELAY_FIGURES = ['relay', 'cost_relay_program', 'cost_relay_database'] as const;

const ROUNDS = 9;
const TENANTS = 20;
const EVENTS = 10_000;
const BATCH = 500;

/** Counts what goes through to the brokers, and keeps the first round's messages for the floor. */
class Counting implements Publisher {
  readonly kept: OutgoingMessage[] = [];
  private left = 0;
  private reached: () => void = () => undefined;

  constructor(private readonly publisher: Publisher) {}

  /** Resolves when so many more were acknowledged. */
  next(count: number): Promise<void> {
    this.left = count;
    return new Promise((resolve) => {
      this.reached = resolve;
    });
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    await this.publisher.publish(messages);
    if (this.kept.length < EVENTS) this.kept.push(...messages);
    this.left -= messages.length;
    if (this.left === 0) this.reached();
  }

  close(): Promise<void> {
    return this.publisher.close();
  }
}

const append = async (store: PostgresEventStore): Promise<void> => {
  const body = { personId: randomUUID(), policyId: randomUUID(), versionId: randomUUID(), note: 'x'.repeat(120) };
  for (let tenant = 0; tenant < TENANTS; tenant += 1) {
    const tenantId: Uuid = randomUUID();
    await store.createTenant(tenantId, 'school');
    const events = Array.from({ length: EVENTS / TENANTS }, () => anEvent({ type: 'PolicyAcknowledged', body }));
    await store.append(aCommand(tenantId, [{ streamId: 'bench', expectedVersion: 0, events }]));
  }
};

const bare = async (producer: Producer, topic: string, messages: readonly OutgoingMessage[]): Promise<void> => {
  for (let from = 0; from < messages.length; from += BATCH) {
    await producer.send({ topic, acks: -1, messages: messages.slice(from, from + BATCH) });
  }
};

interface Side {
  /** Events a second. */
  readonly rate: number;
  readonly cost: ProcessorTime;
}

const measured = async (clock: Clock, work: () => Promise<void>): Promise<Side> => {
  const began = performance.now();
  let took = 0;
  const cost = await costOf(clock, async () => {
    await work();
    took = performance.now() - began;
    return EVENTS;
  });
  return { rate: (EVENTS * 1000) / took, cost };
};

/**
 * `relay`: a backlog of twenty tenants carried from the log to the brokers, cursors moved, beside a bare producer of
 * kafkajs that sends the very same messages from memory; and what each costs in processor time, without the brokers'.
 */
export const benchRelay = (settings: Settings): Promise<BenchLine[]> =>
  withBrokers(async (kafka) => {
    const secret = await roleSecret(settings.dataDir, settings.roleSecret);
    const urls = await prepareDatabase(settings.databaseUrl ?? '', { roleSecret: secret });
    const store = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project });
    await append(store).finally(() => store.close());
    const topic = `trustlog-bench.${randomUUID()}`;
    const client = kafkaClient(kafka, 'trustlog-bench');
    const [admin, producer] = [
      client.admin(),
      client.producer({ idempotent: true, maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner }),
    ];
    await Promise.all([admin.connect(), producer.connect()]);
    await admin.createTopics({ topics: [{ topic, numPartitions: 12 }], waitForLeaders: true });
    const publisher = new Counting(new KafkaPublisher({ settings: kafka, topic }));
    const faults: unknown[] = [];
    const relay = new Relay({
      ...{ store: new RelayStore(urls.relay), publisher, sweepMs: 10, idleSweepMs: 10 },
      onError: (error) => faults.push(error),
    });
    const cursors = new pg.Client(settings.databaseUrl);
    await cursors.connect();
    try {
      const first = publisher.next(EVENTS);
      relay.start();
      await first;
      const ours = async (): Promise<void> => {
        const all = publisher.next(EVENTS);
        await cursors.query('TRUNCATE platform.relay_cursor');
        relay.wake();
        await all;
      };
      const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 1 });
      const clock = await processorClock(pool).finally(() => pool.end());
      const floor = (): Promise<void> => bare(producer, topic, publisher.kept);
      await ours();
      await floor();
      const rounds = await inTurns(
        ROUNDS,
        () => measured(clock, ours),
        () => measured(clock, floor),
      );
      if (faults.length > 0) throw faults[0];
      return [
        lineOf(
          'relay',
          'events/s',
          rounds.map(({ value, floor }) => ({ value: value.rate, floor: floor.rate })),
        ),
        ...linesOf(
          'relay',
          rounds.map(({ value, floor }) => ({ value: value.cost, floor: floor.cost })),
        ),
      ];
    } finally {
      await Promise.allSettled([relay.stop(), cursors.end(), producer.disconnect()]);
      await admin.deleteTopics({ topics: [topic] }).finally(() => admin.disconnect());
    }
  });
