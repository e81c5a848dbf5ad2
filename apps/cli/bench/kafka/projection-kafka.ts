import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { KafkaFeed } from '#platform/messaging/kafka/kafka-feed.js';
import { KafkaPublisher } from '#platform/messaging/kafka/kafka-publisher.js';
import { KafkajsConsumer } from '#platform/messaging/kafka/kafkajs-consumer.js';
import type { KafkaSettings } from '#platform/messaging/kafka/settings.js';
import type { Feed } from '#platform/projection/feed.js';
import { InProcessFeed } from '#platform/projection/in-process-feed.js';
import type { LogFollowerOptions } from '#platform/projection/log-follower.js';
import { ProjectionEngine } from '#platform/projection/projection-engine.js';
import { tableName } from '#platform/projection/read-table.sql.js';
import { RelayStore } from '#platform/relay/relay-store.js';
import { Relay } from '#platform/relay/relay.js';
import { projections } from '../../../composition/features.js';
import { openInstallation, type Installation } from '../../../composition/installation.js';
import type { Settings } from '../../../composition/settings.js';
import { seedSandbox } from '../../sandbox/seed-sandbox.js';
import { inTurns, lineOf, type BenchLine, type BenchRound } from '../bench-line.js';
import { withBrokers } from './bench-broker.js';

const ROUNDS = 5;
const PARTITIONS = 12;
const NEVER = 3_600_000;
const LOOK_MS = 5;

/** `projection_kafka`: the sandbox's whole record through a topic, beside the feed inside the process; all read models, nothing that follows on them. */
export const benchProjectionKafka = (settings: Settings): Promise<BenchLine[]> =>
  withBrokers(async (kafka) => {
    await seedSandbox(settings, () => undefined);
    const installation = await openInstallation(settings, { onError: () => undefined });
    const topic = `trustlog-bench.${randomUUID()}`;
    const client = kafkaClient(kafka, 'trustlog-bench');
    const [admin, database] = [client.admin(), new pg.Client(settings.databaseUrl)];
    await Promise.all([admin.connect(), database.connect()]);
    try {
      await admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS }], waitForLeaders: true });
      const events = await publishAll(installation, kafka, topic);
      const inKafka = (): Promise<number> =>
        round(installation, database, (options) => kafkaFeed(options, kafka, topic));
      const inProcess = (): Promise<number> =>
        round(installation, database, (options) => new InProcessFeed({ ...options, sweepEvery: NEVER }));
      await inKafka();
      await inProcess();
      const rounds = await inTurns(ROUNDS, inKafka, inProcess);
      return [
        lineOf(
          'projection_kafka',
          'events/s',
          rounds.map((each) => perSecond(each, events)),
        ),
      ];
    } finally {
      await admin.deleteTopics({ topics: [topic] }).catch(() => undefined);
      await Promise.allSettled([admin.disconnect(), database.end(), installation.close()]);
    }
  });

const publishAll = async ({ database, store }: Installation, kafka: KafkaSettings, topic: string): Promise<number> => {
  const events = (await store.tenants()).reduce((sum, { head }) => sum + head, 0);
  const relay = new Relay({
    store: new RelayStore(database.urls.relay),
    publisher: new KafkaPublisher({ settings: kafka, topic }),
    onError: () => undefined,
  });
  relay.start();
  while (relay.status().published < events) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  await relay.stop();
  return events;
};

const kafkaFeed = (options: LogFollowerOptions, kafka: KafkaSettings, topic: string): Feed =>
  new KafkaFeed({
    ...options,
    consumer: new KafkajsConsumer({
      kafka: kafkaClient(kafka, 'trustlog-bench'),
      ...{ topic, groupId: `${topic}.${randomUUID()}`, onError: () => undefined },
    }),
    refused: () => undefined,
    // Only messages may bring anything here.
    rhythm: { usual: { every: NEVER, patience: NEVER }, away: { every: NEVER, patience: NEVER } },
  });

/** Milliseconds from the first event that reaches the read models, all of them empty, to the last. */
const round = async (
  { store, database: { urls } }: Installation,
  database: pg.Client,
  feedOn: (options: LogFollowerOptions) => Feed,
): Promise<number> => {
  await empty(database);
  const engine = new ProjectionEngine({
    projectUrl: urls.project,
    projections,
    readEvents: (tenantId, after, limit) => store.readTenant(tenantId, after, limit),
  });
  let began = 0;
  const begin = (): void => {
    began ||= performance.now();
  };
  const feed = feedOn({
    core: {
      take: (...given) => {
        begin();
        return engine.take(...given);
      },
      catchUp: (tenantId) => {
        begin();
        return engine.catchUp(tenantId);
      },
      catchUpAll: (tenants) => {
        begin();
        return engine.catchUpAll(tenants);
      },
    },
    tenants: () => store.tenants(),
    behind: (tenants) => engine.behind(tenants),
    afterwards: () => Promise.resolve(true),
    onError: () => undefined,
  });
  feed.start();
  const tenants = await store.tenants();
  do await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  while (began === 0 || (await engine.behind(tenants)).length > 0);
  const took = performance.now() - began;
  await feed.stop();
  await engine.close();
  return took;
};

/** Checkpoints never go away; here the administrator makes them. */
const empty = async (database: pg.Client): Promise<void> => {
  const tables = projections.map((projection) => tableName(projection)).join(', ');
  await database.query(
    `BEGIN; SET LOCAL session_replication_role = replica; TRUNCATE read.checkpoint, ${tables}; COMMIT`,
  );
};

const perSecond = ({ value, floor }: BenchRound, events: number): BenchRound => ({
  value: (events * 1_000) / value,
  floor: (events * 1_000) / floor,
});
