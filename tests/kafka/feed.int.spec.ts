import { randomUUID } from 'node:crypto';
import type { Admin, Kafka, Producer } from 'kafkajs';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { KafkaFeed, type KafkaFeedOptions } from '#platform/messaging/kafka/kafka-feed.js';
import { KafkajsConsumer } from '#platform/messaging/kafka/kafkajs-consumer.js';
import { encodeEvent } from '#platform/messaging/kafka/wire.js';
import { feedContract } from '#platform/projection/feed.contract.js';
import type { FeedTransport } from '#platform/testing/feed-stage.js';
import { describeWhere } from '#platform/testing/not-run.js';

const brokers = process.env['KAFKA_BROKERS']?.split(',') ?? [];
const NEVER = 3_600_000;
const rhythm = (sweeps: boolean): KafkaFeedOptions['rhythm'] => {
  const every = sweeps ? 100 : NEVER;
  return { usual: { every, patience: sweeps ? 300 : NEVER }, away: { every, patience: sweeps ? 0 : NEVER } };
};

const open = async (kafka: Kafka, admin: Admin, producer: Producer): Promise<FeedTransport> => {
  const topic = `feed-${randomUUID()}`;
  await admin.createTopics({ topics: [{ topic, numPartitions: 2 }], waitForLeaders: true });
  const groupId = `group-${topic}`;
  return {
    feed: (options, sweeps) => {
      const consumer = new KafkajsConsumer({
        kafka,
        topic,
        groupId,
        onError: (_what, error) => options.onError(error),
      });
      return new KafkaFeed({ ...options, consumer, refused: () => undefined, rhythm: rhythm(sweeps) });
    },
    deliver: async (events) => {
      await producer.send({ topic, acks: -1, messages: events.map((event) => encodeEvent(event)) });
    },
    rewind: async (part) => {
      const partitions = (await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => ({
        partition,
        offset: String(Math.floor(Number(high) * part)),
      }));
      await admin.setOffsets({ groupId, topic, partitions });
    },
    close: () => admin.deleteTopics({ topics: [topic] }),
  };
};

describeWhere(brokers.length > 0, 'the feed over Kafka', 'there is no broker', () => {
  const kafka = kafkaClient({ brokers, topicPrefix: '' }, 'feed-spec');
  const [admin, producer] = [kafka.admin(), kafka.producer({ maxInFlightRequests: 1, idempotent: true })];
  feedContract(async () => {
    await Promise.all([admin.connect(), producer.connect()]);
    const transport = await open(kafka, admin, producer);
    return {
      ...transport,
      close: async () => {
        await transport.close();
        await Promise.all([admin.disconnect(), producer.disconnect()]);
      },
    };
  });
});
