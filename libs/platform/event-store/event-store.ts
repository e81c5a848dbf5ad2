import type { EventMetadata, Instant, Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';

/** An event that is to be stored; personal fields of `body` are sealed already. */
export interface NewEvent {
  readonly eventId: Uuid;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: Instant;
  readonly body: JsonObject;
}

/**
 * What one command does to one stream. `expectedVersion` is the version the decision was made on, 0 for a new stream.
 * Without events it is a guard: the command stands only if the stream still has that version.
 */
export interface StreamAppend {
  readonly streamId: string;
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
}

/** One command: all of its streams are appended to, or none. */
export interface AppendRequest {
  readonly tenantId: Uuid;
  /** Appending the same id again answers as the first time; see `replayed` and `reused`. */
  readonly commandId: Uuid;
  /** SHA-256 over the canonical form of what was asked; tells a repeat from another request under the same id. */
  readonly requestHash: Uint8Array;
  readonly actorId: string;
  readonly causationId: Uuid | null;
  readonly correlationId: Uuid;
  readonly streams: readonly StreamAppend[];
}

/** Where an answer stands: a position always names its tenant and the epoch of the log that gave it. */
export interface Position {
  readonly tenantId: Uuid;
  readonly position: number;
}

/** What the store answers. Anything else (unknown tenant, bad input, lost database) is thrown as `EventStoreError`. */
export type AppendOutcome =
  | {
      /** `replayed`: this command id was stored before with the same request; these are its first answer's values. */
      readonly status: 'ok' | 'replayed';
      readonly firstPosition: number;
      readonly count: number;
      readonly recordedAt: Instant;
    }
  /**
   * A stream has another version than expected: load again, decide again. Who was given the command id by a client looks
   * it up again first, for the conflict may be with the command's own first run.
   */
  | { readonly status: 'conflict' }
  /** The command id was used for another request. */
  | { readonly status: 'reused' };

/** An event as the log holds it; personal fields sealed. */
export interface StoredEvent {
  readonly type: string;
  readonly schemaVersion: number;
  readonly body: JsonObject;
  readonly metadata: EventMetadata;
}

/** What the code of today makes of stored bodies. */
export interface EventShapes {
  /**
   * The event with the body that its type has today, upcast from the version it was stored in. Throws
   * `STORE.UNKNOWN_EVENT` for a type, or a version of one, that only a later release knows.
   */
  current(event: StoredEvent): StoredEvent;
}

/** A tenant: a school or the central body of a group. */
export interface TenantRow {
  readonly tenantId: Uuid;
  readonly kind: 'school' | 'group';
  readonly head: number;
}

/** The one way in, and the ways to read back. Both implementations pass `event-store.contract.ts`. */
export interface EventStore {
  append(request: AppendRequest): Promise<AppendOutcome>;
  /** What a command id was answered, or null; asked before a client's command is decided again. */
  findCommand(
    tenantId: Uuid,
    commandId: Uuid,
  ): Promise<{
    readonly requestHash: Uint8Array;
    readonly firstPosition: number;
    readonly count: number;
    readonly recordedAt: Instant;
  } | null>;
  /** Events of one stream in order, from version `after + 1`. */
  readStream(tenantId: Uuid, streamId: string, after?: number): Promise<readonly StoredEvent[]>;
  /**
   * Events of one tenant in order of position, from `after + 1`, at most `limit`; fewer where an event follows that
   * only a later release knows, and a fault where it is the first of them.
   */
  readTenant(tenantId: Uuid, after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** Last position of the tenant, 0 before its first event; throws for an unknown tenant. */
  head(tenantId: Uuid): Promise<number>;
  /** Adds a tenant; doing it again is harmless. */
  createTenant(tenantId: Uuid, kind: TenantRow['kind']): Promise<void>;
  /** Adds many tenants of one kind in one go: imports. */
  createTenants(tenantIds: readonly Uuid[], kind: TenantRow['kind']): Promise<void>;
  tenants(): Promise<readonly TenantRow[]>;
  /** The random epoch of this log, changed by every restore, promotion or reseed. */
  logEpoch(): Promise<Uuid>;
}

/** Stable codes of what the store throws. `STORE.OUTCOME_UNKNOWN` was looked up by command id and could not be found out. */
export type EventStoreErrorCode =
  | 'STORE.UNKNOWN_TENANT'
  | 'STORE.UNKNOWN_EVENT'
  | 'STORE.INVALID_APPEND'
  | 'STORE.BUSY'
  | 'STORE.UNAVAILABLE'
  | 'STORE.OUTCOME_UNKNOWN';

/** A fault, not a refusal: the caller cannot cure it by deciding otherwise. Never carries stored text. */
export class EventStoreError extends Error {
  override readonly name = 'EventStoreError';
  constructor(
    readonly code: EventStoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
