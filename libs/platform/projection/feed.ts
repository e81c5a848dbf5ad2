import type { StoredEvent, TenantRow } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';

/** An event as it was delivered, with what proves its place in the log. Leaves: 64 hexadecimal digits. */
export interface FedEvent {
  readonly logEpoch: Uuid;
  /** The leaf of the tenant's event before this one; 64 zeros at position 1. */
  readonly previousLeaf: string;
  readonly leaf: string;
  readonly event: StoredEvent;
}

/** Why delivered events were not believed; the log is read instead. Stable: counted and recorded under these. */
export type FeedFault =
  /** No tenant of this log. */
  | 'FEED.UNKNOWN_TENANT'
  /** The log was restored, promoted or seeded since: what stands at these positions now is something else. */
  | 'FEED.OTHER_EPOCH'
  /** The leaf at this place of the log is another one. */
  | 'FEED.OTHER_LOG'
  /** The log does not hold this event: not yet, or never. */
  | 'FEED.NOT_YET';

/**
 * What became of a delivery. `taken`: the read models have it, or had it already. `behind`: the log has to be read for
 * this tenant. `held`: another process is at it, and the log has to be looked at again. Anything else: not believed.
 */
export type Taken = 'taken' | 'behind' | 'held' | FeedFault;

/** What a feed hands events to. `ProjectionEngine` is one. */
export interface FeedCore {
  /** Projects events of one tenant that were delivered, in any order and any number of times. Throws when the database is away. */
  take(tenantId: Uuid, delivered: readonly FedEvent[]): Promise<Taken>;
  /** Brings a tenant's read models up to its head, from the log. */
  catchUp(tenantId: Uuid): Promise<void>;
  /** The same for many at once. */
  catchUpAll(tenants: readonly TenantRow[]): Promise<unknown>;
}

/** How a feed does. `away`: what it reads from does not answer, and the log itself is read meanwhile. */
export interface FeedHealth {
  /** `elsewhere`: other processes keep the read models. */
  readonly kind: 'in-process' | 'kafka' | 'elsewhere';
  readonly state: 'ok' | 'away';
  /** Records whose read models or reactions were seen to be behind, at the last look; null: this process does not look. */
  readonly behind: number | null;
}

/** Whatever keeps read models in step with the log. All of them pass `feed.contract.ts`. */
export interface Feed {
  start(): void;
  /** Says that this process has appended to a tenant's log. Never waits. */
  appended(tenantId: Uuid): void;
  /** Asks for a tenant's read models to be brought to its head from the log: after a rebuild, after a fault. Never waits. */
  heal(tenantId: Uuid): void;
  health(): FeedHealth;
  /** Waits until nothing is under way in this process. */
  idle(): Promise<void>;
  /** Finishes the batch in hand and takes no other. */
  stop(): Promise<void>;
}
