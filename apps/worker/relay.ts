import { KafkaPublisher } from '#platform/messaging/kafka/kafka-publisher.js';
import { EVENTS_TOPIC } from '#platform/messaging/kafka/topics.js';
import { RelayStore } from '#platform/relay/relay-store.js';
import { Relay } from '#platform/relay/relay.js';
import type { Installation } from '../composition/installation.js';

/** What carries the events of this installation to its brokers, not started; null without brokers. */
export const relayOf = (
  { settings, database, afterwards }: Installation,
  onError: (what: string, error: unknown) => void,
): Relay | null => {
  const { kafka } = settings;
  if (kafka === null) return null;
  const relay = new Relay({
    store: new RelayStore(database.urls.relay),
    publisher: new KafkaPublisher({ settings: kafka, topic: `${kafka.topicPrefix}${EVENTS_TOPIC}` }),
    onError: (error) => {
      onError('relay', error);
    },
  });
  // What this process appends itself, a reaction's command, is on its way at once.
  afterwards.relay = () => {
    relay.wake();
  };
  return relay;
};
