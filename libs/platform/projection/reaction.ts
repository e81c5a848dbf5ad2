import type { StoredEvent } from '#platform/event-store/event-store.js';

/**
 * A policy of the process: <do this> when <that happened>. Runs after the read models have seen the event, at
 * least once; what it does must be idempotent by the event's id. Not for history that is made or replayed.
 */
export interface Reaction {
  /** `send-link-when-asked` */
  readonly name: string;
  readonly handles: readonly string[];
  readonly react: (event: StoredEvent) => Promise<void>;
}
