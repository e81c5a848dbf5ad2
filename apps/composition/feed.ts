import type { ProjectedSignal } from '#platform/live/projected-signal.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { KafkaFeed } from '#platform/messaging/kafka/kafka-feed.js';
import { KafkajsConsumer } from '#platform/messaging/kafka/kafkajs-consumer.js';
import { RefusedMessages } from '#platform/messaging/kafka/refused-messages.js';
import { EVENTS_TOPIC } from '#platform/messaging/kafka/topics.js';
import type { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Pool } from '#platform/postgres/open-pool.js';
import type { Feed } from '#platform/projection/feed.js';
import { feedElsewhere } from '#platform/projection/feed-elsewhere.js';
import { InProcessFeed } from '#platform/projection/in-process-feed.js';
import type { LogFollowerOptions } from '#platform/projection/log-follower.js';
import type { ProjectionEngine } from '#platform/projection/projection-engine.js';
import type { Cells } from '#platform/projection/tenants-behind.js';
import type { Settings } from './settings.js';

/** What is done once read models have caught up. Whoever runs it sets it before the feed starts. */
export interface Afterwards {
  /** Its checkpoints, if it has some. */
  cells?: Cells;
  /** False: to be tried again after a while. */
  work: (tenantId: Uuid) => Promise<boolean>;
  /** Told of what this process appends, where a broker stands between the log and the read models. */
  relay: (tenantId: Uuid) => void;
}

/** Consumers of the read models share the partitions of the topic; led by the prefix as the topic is. */
const GROUP = 'trustlog.projector';

export interface FeedParts {
  readonly store: PostgresEventStore;
  readonly engine: ProjectionEngine;
  readonly platformPool: Pool;
  readonly projected: ProjectedSignal;
  readonly onError: (what: string, error: unknown) => void;
}

/** What keeps the read models of this installation, as its settings say; not started. */
export const openFeed = (
  { role, kafka }: Settings,
  { store, engine, platformPool, projected, onError }: FeedParts,
): { readonly feed: Feed; readonly afterwards: Afterwards } => {
  const afterwards: Afterwards = { work: () => Promise.resolve(true), relay: () => undefined };
  const options: LogFollowerOptions = {
    core: engine,
    tenants: () => store.tenants(),
    behind: (tenants) => engine.behind(tenants, afterwards.cells),
    afterwards: (tenantId) => {
      projected.tell(tenantId);
      return afterwards.work(tenantId);
    },
    onError: (error) => {
      onError('projection', error);
    },
  };
  if (role === 'api') return { feed: feedElsewhere, afterwards };
  if (!kafka) return { feed: new InProcessFeed(options), afterwards };
  const topic = `${kafka.topicPrefix}${EVENTS_TOPIC}`;
  const refused = new RefusedMessages(platformPool, topic, (error) => {
    onError('refused messages', error);
  });
  const consumer = new KafkajsConsumer({
    kafka: kafkaClient(kafka, 'trustlog-projector'),
    topic,
    groupId: `${kafka.topicPrefix}${GROUP}`,
    onError,
  });
  const feed = new KafkaFeed({
    ...options,
    consumer,
    refused: refused.record,
    onStopped: () => refused.flush(),
    onAppended: (tenantId) => {
      afterwards.relay(tenantId);
    },
  });
  return { feed, afterwards };
};
