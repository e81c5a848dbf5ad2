import type { OutgoingMessage } from '#platform/messaging/kafka/wire.js';

/** What a relay hands messages to. */
export interface Publisher {
  /**
   * Publishes in this order, and resolves when every copy that counts has all of them. Throws `PublishError`; then some
   * of them may have been published all the same. Never called twice at once.
   */
  publish(messages: readonly OutgoingMessage[]): Promise<void>;
  close(): Promise<void>;
}

/** Stable codes of what keeps messages from being published. */
export type PublishFault =
  /** No broker answers, or none that leads the partition. */
  | 'RELAY.UNREACHABLE'
  | 'RELAY.TOPIC_MISSING'
  /** The brokers do not let this user write. */
  | 'RELAY.NOT_ALLOWED'
  /** A message is larger than the topic takes. */
  | 'RELAY.TOO_LARGE'
  /** Any other refusal. */
  | 'RELAY.REFUSED';

/** Messages could not be published. The message says what to do and holds nothing of them. */
export class PublishError extends Error {
  override readonly name = 'PublishError';
  constructor(
    readonly code: PublishFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
