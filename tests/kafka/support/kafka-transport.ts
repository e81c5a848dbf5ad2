import { KafkaFeed, type KafkaFeedOptions } from '#platform/messaging/kafka/kafka-feed.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { KafkajsConsumer } from '#platform/messaging/kafka/kafkajs-consumer.js';
import type { MessageTransport } from '#platform/messaging/kafka/message-feed.contract.js';
import { encodeEvent } from '#platform/messaging/kafka/wire.js';
import { aTopic } from '#platform/testing/test-broker.js';

const NEVER = 3_600_000;
const rhythm = (sweeps: boolean): KafkaFeedOptions['rhythm'] => {
  const every = sweeps ? 100 : NEVER;
  return { usual: { every, patience: sweeps ? 300 : NEVER }, away: { every, patience: sweeps ? 0 : NEVER } };
};

const PARTITIONS = 2;

/** A topic of its own on these brokers, read by kafkajs. */
export const kafkaTransport = async (brokers: readonly string[]): Promise<MessageTransport> => {
  const kafka = kafkaClient({ brokers, topicPrefix: '' }, 'feed-spec');
  const [admin, producer] = [kafka.admin(), kafka.producer({ maxInFlightRequests: 1 })];
  await Promise.all([admin.connect(), producer.connect()]);
  const topic = aTopic('feed');
  const groupId = `group-of-${topic}`;
  await admin.createTopics({ topics: [{ topic, numPartitions: PARTITIONS }], waitForLeaders: true });
  const refused: MessageTransport['refused'] = [];
  return {
    refused,
    feed: (options, sweeps) =>
      new KafkaFeed({
        ...options,
        consumer: new KafkajsConsumer({ kafka, topic, groupId, onError: (_what, error) => options.onError(error) }),
        refused: (message) => refused.push(message),
        rhythm: rhythm(sweeps),
      }),
    deliver: async (events) => {
      await producer.send({ topic, acks: -1, messages: events.map((event) => encodeEvent(event)) });
    },
    publish: async (message) => {
      await producer.send({ topic, acks: -1, messages: [message] });
    },
    rewind: async (part) => {
      const partitions = (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({
        partition,
        offset: String(Math.floor(Number(high) * part)),
      }));
      await admin.setOffsets({ groupId, topic, partitions });
    },
    close: async () => {
      await admin.deleteTopics({ topics: [topic] });
      await Promise.all([admin.disconnect(), producer.disconnect()]);
    },
  };
};
