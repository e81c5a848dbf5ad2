import { messageFeedContract } from '#platform/messaging/kafka/message-feed.contract.js';
import { feedContract } from '#platform/projection/feed.contract.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { kafkaTransport } from './support/kafka-transport.js';

const brokers = process.env['KAFKA_BROKERS']?.split(',') ?? [];

describeWhere(brokers.length > 0, 'the feed over Kafka', 'there is no broker', () => {
  feedContract(() => kafkaTransport(brokers));
  messageFeedContract(() => kafkaTransport(brokers));
});
