import type { IncomingMessage } from './wire.js';

/** A message with its place in the partition. */
export interface ConsumedMessage extends IncomingMessage {
  readonly offset: string;
}

/** Messages of one partition in order, as a client of Kafka hands them over. */
export interface ConsumedBatch {
  readonly partition: number;
  readonly messages: readonly ConsumedMessage[];
  /** False once the partition was given to somebody else, or the consumer is to stop: leave the rest. */
  isMine(): boolean;
  /** Says that this consumer lives; throws when the partition is about to be given to somebody else. */
  beat(): Promise<void>;
  /** Everything up to this offset is stored: it need not be delivered again. */
  done(offset: string): void;
}

/**
 * All that is asked of a client of Kafka: `KafkajsConsumer` is one, and another takes its place by passing
 * `feed.contract.ts`. Delivers at least once; a batch whose handler throws is delivered again.
 */
export interface MessageConsumer {
  /** Consumes until `stop`, whatever happens to the brokers; batches of different partitions may come side by side. */
  start(take: (batch: ConsumedBatch) => Promise<void>): void;
  /** Whether the brokers have not been heard of for some seconds. */
  isAway(): boolean;
  /** Waits for the batches in hand, and leaves the group. */
  stop(): Promise<void>;
}
