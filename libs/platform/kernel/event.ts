import type { JsonObject } from './json.js';

/** An instant in UTC, ISO 8601 with `Z`, millisecond or microsecond precision: `2026-11-21T09:14:00.000Z`. */
export type Instant = string;
/** A calendar day in Europe/London, ISO 8601: `2026-11-21`. */
export type PlainDate = string;
/** A random or derived UUID, lower case. */
export type Uuid = string;

/** What a decider returns: a fact with its stored name, the version of its shape, and its body. */
export interface DomainEvent<Type extends string = string, Body extends object = JsonObject> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly body: Body;
}

/** Where and when a fact was recorded, and by whom. Given by the store, never by the domain. */
export interface EventMetadata {
  readonly eventId: Uuid;
  readonly tenantId: Uuid;
  readonly streamId: string;
  /** 1, 2, 3 ... within the stream. */
  readonly version: number;
  /** 1, 2, 3 ... within the tenant, without holes. */
  readonly position: number;
  /** When the store took it; never decreases within a tenant. */
  readonly recordedAt: Instant;
  /** When it happened, as its author says; may be long before `recordedAt`. */
  readonly occurredAt: Instant;
  /** The person or credential that caused it; a pseudonym, never a name. */
  readonly actorId: string;
  /** The event or command that caused it. */
  readonly causationId: Uuid | null;
  /** One id for everything that one request set off. */
  readonly correlationId: Uuid;
}

/** An event as it stands in the log. */
export type RecordedEvent<Event extends DomainEvent<string, object> = DomainEvent> = Event & {
  readonly metadata: EventMetadata;
};

/**
 * A personal field in its sealed form: an opaque text that begins with `sealed:`.
 * Projections copy it; only queries open it, in memory.
 */
export type SealedText = string & { readonly sealed: unique symbol };

/**
 * Makes a body of the next version of one. Pure. Sealed fields are copied as they are and keep their names: the text
 * says which field it was sealed for.
 */
export type Upcast = (body: JsonObject) => JsonObject;

/**
 * The definition of one stored event type. Its name and version are written out here and nowhere derived.
 * `personal` maps each body field that holds personal data to the body field that holds the subject's id:
 * `{ givenName: 'personId' }`. Those fields are sealed before they are stored, whole, whatever JSON they hold.
 * `upcasts` leads from each earlier version to the next: the first makes version 2 of version 1.
 */
export interface EventType<Type extends string = string, Body extends object = JsonObject> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly personal: Readonly<Record<string, string>>;
  readonly upcasts: readonly Upcast[];
  (body: Body): DomainEvent<Type, Body>;
}

/** The event a definition makes. */
export type EventOf<Definition> =
  Definition extends EventType<infer Type, infer Body> ? DomainEvent<Type, Body> : never;

/**
 * Defines a stored event type: `const PolicyPublished = defineEvent('PolicyPublished', 1)<{ policyId: Uuid }>();`
 * The definition is also its constructor: `PolicyPublished({ policyId })`.
 */
export const defineEvent =
  <Type extends string>(type: Type, schemaVersion: number) =>
  <Body extends object>(
    personal: { readonly [Field in keyof Body & string]?: keyof Body & string } = {},
    upcasts: readonly Upcast[] = [],
  ): EventType<Type, Body> =>
    Object.assign((body: Body): DomainEvent<Type, Body> => ({ type, schemaVersion, body }), {
      type,
      schemaVersion,
      personal: personal as Readonly<Record<string, string>>,
      upcasts,
    });
