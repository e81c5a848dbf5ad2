import { messageFeedContract } from '#platform/messaging/kafka/message-feed.contract.js';
import { feedContract } from '#platform/projection/feed.contract.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { brokerHere, testBrokers } from '#platform/testing/test-broker.js';
import { kafkaTransport } from './support/kafka-transport.js';

const { possible, why } = await brokerHere();

describeWhere(possible, 'the feed over Kafka', why, () => {
  feedContract(async () => kafkaTransport(await testBrokers()));
  messageFeedContract(async () => kafkaTransport(await testBrokers()));
});
