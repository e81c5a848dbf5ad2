import { randomUUID } from 'node:crypto';
import type { Admin, KafkaMessage } from 'kafkajs';
import { kafkaClient } from '#platform/messaging/kafka/client.js';

/** A message as it lies in the topic. */
export interface ReadMessage {
  readonly partition: number;
  readonly key: string;
  readonly position: number;
  readonly message: KafkaMessage;
}

/** Everything that a topic holds at this moment, each partition in its order. */
export const readTopic = async (
  admin: Admin,
  brokers: readonly string[],
  topic: string,
): Promise<readonly ReadMessage[]> => {
  const ends = await admin.fetchTopicOffsets(topic);
  const left = new Map(
    ends.flatMap(({ partition, high }) => (Number(high) > 0 ? [[partition, Number(high)] as const] : [])),
  );
  const consumer = kafkaClient({ brokers, topicPrefix: '' }, 'reader').consumer({ groupId: `reader-${randomUUID()}` });
  const read: ReadMessage[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch, heartbeat }) => {
      for (const message of batch.messages) read.push(readOf(batch.partition, message));
      if (Number(batch.lastOffset()) + 1 >= (left.get(batch.partition) ?? 0)) left.delete(batch.partition);
      await heartbeat();
    },
  });
  await until(() => left.size === 0);
  await consumer.disconnect();
  return read;
};

const readOf = (partition: number, message: KafkaMessage): ReadMessage => ({
  partition,
  key: String(message.key),
  position: Number(String(message.headers?.['trustlog-position'] ?? 'NaN')),
  message,
});

/** Waits for what must come; the test's own deadline ends it. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
};
