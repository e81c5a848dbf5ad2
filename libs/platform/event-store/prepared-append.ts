import canonicalize from 'canonicalize';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { contentHash, toMicroseconds } from './event-hash.js';
import { EventStoreError } from './event-store.js';
import type { AppendRequest, NewEvent, StreamAppend } from './event-store.js';

export interface PreparedEvent {
  readonly eventId: Uuid;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: Instant;
  readonly bodyText: string;
  readonly contentHash: Buffer;
}

export interface PreparedStream {
  readonly streamId: string;
  readonly expectedVersion: number;
  readonly events: readonly PreparedEvent[];
}

/** A request that was found sound, in the form in which it is stored. */
export interface PreparedAppend {
  readonly tenantId: Uuid;
  readonly commandId: Uuid;
  readonly requestHash: Uint8Array;
  readonly actorId: string;
  readonly causationId: Uuid | null;
  readonly correlationId: Uuid;
  readonly streams: readonly PreparedStream[];
  readonly eventCount: number;
  /** About so many bytes on the wire; what batches are bounded by. */
  readonly bytes: number;
}

/** Bounds of one command. A larger import is several commands. */
export const LIMITS = { events: 20_000, bodyBytes: 1 << 20, bytes: 32 << 20, streamId: 500, name: 200 } as const;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** NUL, which PostgreSQL text cannot hold, and half a character, which UTF-8 cannot. */
const UNSTORABLE = /\0|\p{Surrogate}/u;
const NUL_IN_JSON = /(?<!\\)(?:\\\\)*\\u0000/;

const invalid = (field: string, cure: string): EventStoreError =>
  new EventStoreError('STORE.INVALID_APPEND', `${field} ${cure}`);

const checkUuid = (field: string, value: unknown): void => {
  if (typeof value !== 'string' || !UUID.test(value)) throw invalid(field, 'must be a UUID in lower case.');
};

/** Throws `STORE.INVALID_APPEND` naming `field`. */
export const checkTenantId = (value: unknown): void => checkUuid('tenantId', value);

const checkText = (field: string, value: unknown, most: number): void => {
  if (typeof value !== 'string' || value === '') throw invalid(field, 'must be a text that is not empty.');
  if (Buffer.byteLength(value) > most) throw invalid(field, `must not be longer than ${most} bytes.`);
  if (UNSTORABLE.test(value)) throw invalid(field, 'must not hold NUL or half a character.');
};

const checkInteger = (field: string, value: unknown, least: number, most: number): void => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > most) {
    throw invalid(field, `must be a whole number from ${least} to ${most}.`);
  }
};

const canonical = (field: string, body: JsonObject): string => {
  let text: string | undefined;
  try {
    text = canonicalize(body);
  } catch {
    throw invalid(field, 'must be JSON: no cycle, no NaN or Infinity, no half a character.');
  }
  if (text?.startsWith('{') !== true) throw invalid(field, 'must be a JSON object.');
  return text;
};

const bodyText = (field: string, body: JsonObject): string => {
  const text = canonical(field, body);
  if (Buffer.byteLength(text) > LIMITS.bodyBytes) {
    throw invalid(field, `must not be longer than ${LIMITS.bodyBytes} bytes.`);
  }
  if (text.includes('\\u0000') && NUL_IN_JSON.test(text)) throw invalid(field, 'must not hold NUL.');
  return text;
};

const prepareEvent = (request: AppendRequest, streamId: string, event: NewEvent, field: string): PreparedEvent => {
  checkUuid(`${field}.eventId`, event.eventId);
  checkText(`${field}.type`, event.type, LIMITS.name);
  checkInteger(`${field}.schemaVersion`, event.schemaVersion, 1, 2 ** 31 - 1);
  const occurredAt = toMicroseconds(event.occurredAt);
  if (occurredAt === null) throw invalid(`${field}.occurredAt`, 'must be an instant in UTC, ISO 8601 with Z.');
  const { eventId, type, schemaVersion } = event;
  const { tenantId, actorId, causationId, correlationId } = request;
  const text = bodyText(`${field}.body`, event.body);
  return {
    eventId,
    type,
    schemaVersion,
    occurredAt,
    bodyText: text,
    contentHash: contentHash({
      tenantId,
      streamId,
      eventId,
      type,
      schemaVersion,
      occurredAt,
      actorId,
      causationId,
      correlationId,
      bodyText: text,
    }),
  };
};

const prepareStream = (request: AppendRequest, stream: StreamAppend, field: string): PreparedStream => {
  checkText(`${field}.streamId`, stream.streamId, LIMITS.streamId);
  checkInteger(`${field}.expectedVersion`, stream.expectedVersion, 0, Number.MAX_SAFE_INTEGER - LIMITS.events);
  return {
    streamId: stream.streamId,
    expectedVersion: stream.expectedVersion,
    events: stream.events.map((event, i) => prepareEvent(request, stream.streamId, event, `${field}.events[${i}]`)),
  };
};

const checkEnvelope = (request: AppendRequest): void => {
  checkUuid('tenantId', request.tenantId);
  checkUuid('commandId', request.commandId);
  checkUuid('correlationId', request.correlationId);
  if (request.causationId !== null) checkUuid('causationId', request.causationId);
  checkText('actorId', request.actorId, LIMITS.name);
  if (!(request.requestHash instanceof Uint8Array) || request.requestHash.length !== 32) {
    throw invalid('requestHash', 'must be 32 bytes.');
  }
};

/** Checks a request and makes what is stored of it. Throws `STORE.INVALID_APPEND` naming the field. */
export const prepareAppend = (request: AppendRequest): PreparedAppend => {
  checkEnvelope(request);
  const eventCount = request.streams.reduce((sum, stream) => sum + stream.events.length, 0);
  if (eventCount === 0)
    throw invalid('streams', 'must hold at least one event; a command of guards alone does nothing.');
  if (eventCount > LIMITS.events) throw invalid('streams', `must not hold more than ${LIMITS.events} events.`);
  const streams = request.streams.map((stream, i) => prepareStream(request, stream, `streams[${i}]`));
  if (streams.length > 1 && new Set(streams.map((stream) => stream.streamId)).size < streams.length) {
    throw invalid('streams', 'must name each stream once.');
  }
  const bytes = streams.reduce(
    (sum, stream) => stream.events.reduce((more, event) => more + event.bodyText.length + 200, sum + 100),
    200,
  );
  if (bytes > LIMITS.bytes) throw invalid('streams', `must not be larger than ${LIMITS.bytes} bytes.`);
  const { tenantId, commandId, requestHash, actorId, causationId, correlationId } = request;
  return { tenantId, commandId, requestHash, actorId, causationId, correlationId, streams, eventCount, bytes };
};
