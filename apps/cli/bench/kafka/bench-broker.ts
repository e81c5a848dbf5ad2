import { startBroker } from '#platform/messaging/kafka/broker/broker.js';
import { kafkaSettings, type KafkaSettings } from '#platform/messaging/kafka/settings.js';

/** The brokers that KAFKA_BROKERS names, or one started for the bench; without the means for that it is "not run". */
export const withBrokers = async <Answer>(work: (kafka: KafkaSettings) => Promise<Answer>): Promise<Answer> => {
  const named = kafkaSettings(process.env);
  if (named !== null) return work(named);
  const broker = await startBroker().catch((error: unknown) => {
    throw new Error(`not run: ${error instanceof Error ? error.message : String(error)}`);
  });
  return work({ brokers: broker.brokers, topicPrefix: '' }).finally(() => broker.stop());
};
