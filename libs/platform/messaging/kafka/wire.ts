import { contentHash, leafHash, toMicroseconds } from '#platform/event-store/event-hash.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { JsonObject } from '#platform/kernel/json.js';
import { eventOf, parsedObject } from './wire-attributes.js';
import { HEADER, readHeaders, type ReadHeaders } from './wire-headers.js';
import { wireRefusal, type WireRefused } from './wire-refusal.js';

/** The leaf before a tenant's first event: 32 bytes of nothing, in hexadecimal as every leaf here. */
export const NO_LEAF = '0'.repeat(64);

/** What the value of a message says it is (CloudEvents 1.0, structured mode). */
export const CLOUD_EVENT = 'application/cloudevents+json; charset=UTF-8';

/** A stored event with what proves its place: its leaf, the leaf before it, and the epoch of the log that gave both. */
export interface WireEvent {
  readonly logEpoch: Uuid;
  /** 64 hexadecimal digits, lower case; `NO_LEAF` at position 1. */
  readonly previousLeaf: string;
  readonly leaf: string;
  /** The body exactly as it is stored, personal fields sealed; what the leaf was made of. */
  readonly bodyText: string;
  readonly event: StoredEvent;
}

/** The same with its body as text only: who carries it on need not parse it. */
export type UnreadEvent = Omit<WireEvent, 'event'> & { readonly event: Omit<StoredEvent, 'body'> };

/** What is sent to Kafka: the key is the tenant, so that one partition holds its events in order. */
export interface OutgoingMessage {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
}

/** What comes from Kafka, as far as it is looked at; a `KafkaMessage` of kafkajs is one. */
export interface IncomingMessage {
  readonly key: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, Buffer | string | readonly (Buffer | string)[] | undefined>>;
}

/** Either the event, or what is wrong with the message and whose it says it is. */
export type Decoded = { readonly ok: true; readonly event: WireEvent } | WireRefused;

/** Data stands last, and no other member holds an object: where it begins can be found without parsing. */
const DATA = ',"data":';

/** A stored event as a message. The body goes in letter by letter. */
export const encodeEvent = ({ logEpoch, previousLeaf, leaf, bodyText, event }: UnreadEvent): OutgoingMessage => {
  const { metadata, type, schemaVersion } = event;
  const attributes = JSON.stringify({
    specversion: '1.0',
    id: metadata.eventId,
    source: `urn:uuid:${metadata.tenantId}`,
    type,
    subject: metadata.streamId,
    time: metadata.occurredAt,
    datacontenttype: 'application/json',
    schemaversion: schemaVersion,
    tenantid: metadata.tenantId,
    // Integers of a CloudEvent have 32 bits; these may grow beyond.
    position: String(metadata.position),
    streamversion: String(metadata.version),
    recordedat: metadata.recordedAt,
    actorid: metadata.actorId,
    causationid: metadata.causationId ?? undefined,
    correlationid: metadata.correlationId,
    logepoch: logEpoch,
  });
  return {
    key: metadata.tenantId,
    value: `${attributes.slice(0, -1)}${DATA}${bodyText}}`,
    headers: {
      [HEADER.contentType]: CLOUD_EVENT,
      [HEADER.epoch]: logEpoch,
      [HEADER.tenant]: metadata.tenantId,
      [HEADER.position]: String(metadata.position),
      [HEADER.previousLeaf]: previousLeaf,
      [HEADER.leaf]: leaf,
      [HEADER.type]: type,
      [HEADER.schemaVersion]: String(schemaVersion),
    },
  };
};

/**
 * A message as the stored event it carries, or why it is none. Never throws, whatever the bytes are: key, headers and
 * value must name the same tenant, position, type and epoch, and what the value says must give the leaf.
 */
export const decodeEvent = (message: IncomingMessage): Decoded => {
  const headers = readHeaders(message.headers ?? {});
  if (!headers.ok) return headers;
  const whose = { tenantId: headers.tenantId, position: headers.position };
  const key = message.key === null ? null : message.key.toString();
  if (key === null) return wireRefusal('WIRE.NO_KEY', 'The message has no key; it must be the tenant.', whose);
  if (key !== headers.tenantId) {
    return wireRefusal('WIRE.OTHER_TENANT', 'The key names another tenant than the header.', whose);
  }
  if (message.value === null) return wireRefusal('WIRE.NO_VALUE', 'The message has no value.', whose);
  return decodeValue(message.value.toString(), headers);
};

const decodeValue = (value: string, headers: ReadHeaders): Decoded => {
  const whose = { tenantId: headers.tenantId, position: headers.position };
  const at = value.indexOf(DATA);
  if (at < 0 || !value.endsWith('}')) return wireRefusal('WIRE.BAD_JSON', 'The value is no CloudEvent.', whose);
  const bodyText = value.slice(at + DATA.length, -1);
  const attributes = parsedObject(`${value.slice(0, at)}}`);
  const body = parsedObject(bodyText);
  if (attributes === null || body === null) {
    return wireRefusal('WIRE.BAD_JSON', 'The value, or its data, is no JSON object.', whose);
  }
  const event = eventOf(attributes, body);
  if (event === null) {
    return wireRefusal('WIRE.NOT_AN_EVENT', 'The CloudEvent lacks an attribute of a stored event.', whose);
  }
  return decodedAs(event, { attributes, bodyText, headers });
};

interface Read {
  readonly attributes: JsonObject;
  readonly bodyText: string;
  readonly headers: ReadHeaders;
}

const decodedAs = (event: StoredEvent, { attributes, bodyText, headers }: Read): Decoded => {
  const { metadata } = event;
  const whose = { tenantId: headers.tenantId, position: headers.position };
  if (metadata.tenantId !== headers.tenantId) {
    return wireRefusal('WIRE.OTHER_TENANT', 'The value names another tenant than the key.', whose);
  }
  const alike =
    metadata.position === headers.position &&
    event.type === headers.type &&
    event.schemaVersion === headers.schemaVersion &&
    attributes['logepoch'] === headers.logEpoch;
  if (!alike) return wireRefusal('WIRE.DIFFERS', 'Headers and value are of two different events.', whose);
  if (leafOf(event, bodyText) !== headers.leaf) {
    return wireRefusal('WIRE.LEAF', 'The value does not give the leaf: it was changed on the way.', whose);
  }
  const { logEpoch, previousLeaf, leaf } = headers;
  return { ok: true, event: { logEpoch, previousLeaf, leaf, bodyText, event } };
};

/** The leaf that an event of this content has in this place, in hexadecimal. */
export const leafOf = ({ metadata, type, schemaVersion }: StoredEvent, bodyText: string): string =>
  leafHash(
    metadata,
    contentHash({
      tenantId: metadata.tenantId,
      streamId: metadata.streamId,
      eventId: metadata.eventId,
      type,
      schemaVersion,
      occurredAt: toMicroseconds(metadata.occurredAt) ?? metadata.occurredAt,
      actorId: metadata.actorId,
      causationId: metadata.causationId,
      correlationId: metadata.correlationId,
      bodyText,
    }),
  ).toString('hex');
