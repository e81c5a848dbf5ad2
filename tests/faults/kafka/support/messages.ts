import { randomUUID } from 'node:crypto';
import type { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { encodeEvent, type OutgoingMessage, type UnreadEvent } from '#platform/messaging/kafka/wire.js';
import { HEADER } from '#platform/messaging/kafka/wire-headers.js';
import { RelayStore } from '#platform/relay/relay-store.js';
import { INJECTED } from './judge.js';

/** A message as anybody might write it. */
export interface AnyMessage {
  readonly key: string | null;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** The first events of a tenant, as its relay sends them. */
export const sentEvents = async (
  relayUrl: string,
  store: PostgresEventStore,
  tenantId: Uuid,
): Promise<UnreadEvent[]> => {
  const relayStore = new RelayStore(relayUrl);
  const reading = { tenantId, after: 0, limit: 200 };
  const [read] = await relayStore.read([reading], await store.logEpoch()).finally(() => relayStore.close());
  return [...(read?.events ?? [])];
};

/** Sends messages in this order past every relay, each marked as none of theirs. */
export const inject = async (
  { direct, topic }: { readonly direct: readonly string[]; readonly topic: string },
  messages: readonly AnyMessage[],
): Promise<void> => {
  const producer = kafkaClient({ brokers: direct, topicPrefix: '' }, 'fault-injector').producer();
  await producer.connect();
  const marked = messages.map((message) => ({ ...message, headers: { ...message.headers, [INJECTED]: '1' } }));
  await producer.send({ topic, acks: -1, messages: marked }).finally(() => producer.disconnect());
};

/** Everything twice, and besides from the last to the first. */
export const twiceAndBackwards = (events: readonly UnreadEvent[]): readonly AnyMessage[] => {
  const messages = events.map(encodeEvent);
  return [...messages].reverse().concat(messages.flatMap((message) => [message, message]));
};

/** What nobody should send: torn JSON, another tenant's key, a tenant of no log, another content, another epoch, nothing. */
export const nonsense = (event: UnreadEvent, other: UnreadEvent): readonly AnyMessage[] => {
  const sound = encodeEvent(event);
  const stranger: UnreadEvent = {
    ...event,
    event: { ...event.event, metadata: { ...event.event.metadata, tenantId: STRANGER } },
  };
  return [
    { ...sound, value: sound.value.slice(0, -20) },
    { ...sound, value: '{"tenantid":"' },
    { ...sound, value: null },
    { ...sound, headers: {} },
    { ...sound, key: null },
    { ...sound, key: other.event.metadata.tenantId },
    { ...encodeEvent(stranger) },
    { ...sound, value: sound.value.replace('"by":', '"by":9') },
    encodeEvent({ ...event, logEpoch: randomUUID() }),
    { ...sound, headers: { ...sound.headers, [HEADER.position]: '999999' } },
    { key: 'x'.repeat(1_000), value: '\u0000'.repeat(10_000), headers: { 'content-type': 'image/png' } },
  ] satisfies readonly (AnyMessage | OutgoingMessage)[];
};

/** A tenant that no log knows. */
export const STRANGER = '7e57ab1e-0000-4000-8000-000000000000';
