import { setTimeout as sleep } from 'node:timers/promises';
import { Partitioners, type Producer } from 'kafkajs';
import { PublishError, type PublishFault, type Publisher } from '#platform/relay/publisher.js';
import { kafkaClient, type OnKafkaComplaint } from './client.js';
import type { KafkaSettings } from './settings.js';
import type { OutgoingMessage } from './wire.js';

export interface KafkaPublisherOptions {
  readonly settings: KafkaSettings;
  /** With its prefix. */
  readonly topic: string;
  readonly onComplaint?: OnKafkaComplaint;
  /** How long a batch may take before the producer is given up; kafkajs alone would wait for minutes. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 15_000;
const GOODBYE_MS = 1_000;
const ALL_COPIES = -1;

/**
 * Publishes by an idempotent producer of kafkajs, one request at a time. A producer that failed in any way is not used
 * again: after a failed `connect` it sends without being idempotent, and after a lost batch its numbers no longer fit
 * those of the broker, which then refuses everything.
 */
export class KafkaPublisher implements Publisher {
  private producer: Producer | undefined;

  constructor(private readonly options: KafkaPublisherOptions) {}

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    const { topic, deadlineMs = DEADLINE_MS } = this.options;
    try {
      const producer = this.producer ?? (await this.connect(deadlineMs));
      const sent = producer.send({ topic, messages: [...messages], acks: ALL_COPIES, timeout: deadlineMs });
      await within(deadlineMs, sent);
    } catch (error) {
      await this.drop();
      throw publishErrorOf(error, topic);
    }
  }

  async close(): Promise<void> {
    await this.drop();
  }

  private async connect(deadlineMs: number): Promise<Producer> {
    const { settings, onComplaint } = this.options;
    const producer = kafkaClient(settings, 'trustlog-relay', onComplaint).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      metadataMaxAge: 60_000,
      retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2_000 },
    });
    try {
      await within(deadlineMs, producer.connect());
    } catch (error) {
      void leave(producer);
      throw error;
    }
    this.producer = producer;
    return producer;
  }

  private async drop(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    if (producer === undefined) return;
    // A broker that hangs does not answer a goodbye either.
    await Promise.race([leave(producer), sleep(GOODBYE_MS, undefined, { ref: false })]);
  }
}

const leave = (producer: Producer): Promise<void> => producer.disconnect().catch(() => undefined);

class Late extends Error {}

const within = async <Answer>(milliseconds: number, work: Promise<Answer>): Promise<Answer> => {
  // Whoever comes too late has nobody left to complain to.
  work.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late('The brokers did not answer in time.')), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const FAULTS: readonly (readonly [RegExp, PublishFault, (topic: string) => string])[] = [
  [
    /UNKNOWN_TOPIC_OR_PARTITION|does not host this topic/,
    'RELAY.TOPIC_MISSING',
    (topic) =>
      `The topic ${topic} is missing; make it by \`npm run -s trustlog -- kafka setup\`. Events wait meanwhile.`,
  ],
  [
    /AUTHORIZATION_FAILED|Not authorized|SASL|authentication/i,
    'RELAY.NOT_ALLOWED',
    (topic) => `The brokers do not let this user write to ${topic}; check KAFKA_USERNAME and its ACLs (docs/kafka.md).`,
  ],
  [
    /MESSAGE_TOO_LARGE|RECORD_LIST_TOO_LARGE|larger than the max/i,
    'RELAY.TOO_LARGE',
    (topic) => `A message is larger than ${topic} takes; compare its max.message.bytes by \`kafka setup --dry-run\`.`,
  ],
  [
    /ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|Connection|timed out|timeout|in time|LEADER_NOT_AVAILABLE|NOT_LEADER|NOT_ENOUGH_REPLICAS|no leader/i,
    'RELAY.UNREACHABLE',
    () => 'No broker takes events at the moment; they wait and are published when one does.',
  ],
];

const publishErrorOf = (error: unknown, topic: string): PublishError => {
  const said = textOf(error);
  const known = FAULTS.find(([pattern]) => pattern.test(said));
  if (known === undefined) {
    return new PublishError('RELAY.REFUSED', 'The brokers refuse events; the log says why. They are tried again.', {
      cause: error,
    });
  }
  const [, code, sentence] = known;
  return new PublishError(code, sentence(topic), { cause: error });
};

/** What an error and those behind it say, and by which name of the protocol. */
const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const type = 'type' in error ? String(error.type) : '';
  const code = 'code' in error ? String(error.code) : '';
  return [error.name, error.message, type, code, error.cause === undefined ? '' : textOf(error.cause)].join(' ');
};
