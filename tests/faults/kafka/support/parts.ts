import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { KafkaFeed } from '#platform/messaging/kafka/kafka-feed.js';
import { KafkaPublisher } from '#platform/messaging/kafka/kafka-publisher.js';
import { KafkajsConsumer } from '#platform/messaging/kafka/kafkajs-consumer.js';
import type { RefusedMessage } from '#platform/messaging/kafka/refused-messages.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { ProjectionEngine } from '#platform/projection/projection-engine.js';
import type { FeedCore } from '#platform/projection/feed.js';
import type { DatabaseUrls } from '#platform/postgres/roles.js';
import type { Publisher } from '#platform/relay/publisher.js';
import { RelayStore } from '#platform/relay/relay-store.js';
import { Relay, type RelayStatus } from '#platform/relay/relay.js';
import { tally, turns } from '#platform/testing/counters.js';

/** What a worker is told. Plain JSON: it may be another process. */
export interface WorkerOrders {
  readonly urls: Pick<DatabaseUrls, 'append' | 'project' | 'relay'>;
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly groupId: string;
  /** How long its lanes outlive it; short where a fault is to be short. */
  readonly leaseMs: number;
  /** It relays nothing, or reads nothing. */
  readonly only?: 'relay' | 'feed';
}

/** Where a fault is put in. */
export interface Doctored {
  readonly publisher?: (real: Publisher) => Publisher;
  readonly relayStore?: (real: RelayStore) => RelayStore;
}

/** Relay and projector as a worker has them, over two small read models. */
export interface Parts {
  readonly relay: Relay | null;
  readonly feed: KafkaFeed | null;
  /** Deliveries that were believed. */
  taken(): number;
  readonly refused: readonly RefusedMessage[];
  relayStatus(): RelayStatus | undefined;
  stop(): Promise<void>;
}

const startRelay = (orders: WorkerOrders, { publisher, relayStore }: Doctored): Relay => {
  const { urls, brokers, topic, leaseMs } = orders;
  const real = {
    publisher: new KafkaPublisher({ settings: { brokers, topicPrefix: '' }, topic }),
    store: new RelayStore(urls.relay),
  };
  const relay = new Relay({
    store: relayStore?.(real.store) ?? real.store,
    publisher: publisher?.(real.publisher) ?? real.publisher,
    ...{ leaseMs, renewMs: leaseMs / 4 },
    onError: () => undefined,
  });
  relay.start();
  return relay;
};

/** Starts them in this process. */
export const startParts = (orders: WorkerOrders, doctored: Doctored = {}): Parts => {
  const { urls, brokers, topic, groupId, only } = orders;
  const store = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project });
  const engine = new ProjectionEngine({
    projectUrl: urls.project,
    projections: [tally, turns],
    readEvents: (tenantId, after, limit) => store.readTenant(tenantId, after, limit),
  });
  const counts = { taken: 0 };
  const refused: RefusedMessage[] = [];
  const core: FeedCore = {
    take: async (tenantId, events) => {
      const taken = await engine.take(tenantId, events);
      if (taken === 'taken') counts.taken += events.length;
      return taken;
    },
    catchUp: (tenantId) => engine.catchUp(tenantId),
    catchUpAll: (tenants) => engine.catchUpAll(tenants),
  };
  const kafka = kafkaClient({ brokers, topicPrefix: '' }, 'fault-worker');
  const feed =
    only === 'relay'
      ? null
      : new KafkaFeed({
          core,
          consumer: new KafkajsConsumer({ kafka, topic, groupId, onError: () => undefined }),
          refused: (message) => refused.push(message),
          tenants: () => store.tenants(),
          behind: (tenants) => engine.behind(tenants),
          afterwards: () => Promise.resolve(true),
          onError: () => undefined,
        });
  feed?.start();
  const relay = only === 'feed' ? null : startRelay(orders, doctored);
  return {
    ...{ relay, feed, refused },
    taken: () => counts.taken,
    relayStatus: () => relay?.status(),
    stop: async () => {
      await Promise.all([relay?.stop(), feed?.stop()]);
      await Promise.all([engine.close(), store.close()]);
    },
  };
};
