import { toMicroseconds } from '#platform/event-store/event-hash.js';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Json, JsonObject } from '#platform/kernel/json.js';

/** The JSON object that a text is, or null. */
export const parsedObject = (text: string): JsonObject | null => {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
  } catch {
    return null;
  }
};

const TEXTS = ['id', 'type', 'subject', 'tenantid', 'actorid', 'correlationid'] as const;
const COUNTS = ['position', 'streamversion'] as const;
const INSTANTS = ['time', 'recordedat'] as const;

type Attributes = Readonly<
  Record<(typeof TEXTS)[number] | (typeof COUNTS)[number] | (typeof INSTANTS)[number], string>
> & { readonly schemaversion: number; readonly causationid?: string };

/** The stored event that the attributes of a CloudEvent and its data are; null when one is missing or has a wrong form. */
export const eventOf = (attributes: JsonObject, body: JsonObject): StoredEvent | null => {
  if (!areWhole(attributes)) return null;
  return {
    type: attributes.type,
    schemaVersion: attributes.schemaversion,
    body,
    metadata: {
      eventId: attributes.id,
      tenantId: attributes.tenantid,
      streamId: attributes.subject,
      version: Number(attributes.streamversion),
      position: Number(attributes.position),
      recordedAt: attributes.recordedat,
      occurredAt: attributes.time,
      actorId: attributes.actorid,
      causationId: attributes.causationid ?? null,
      correlationId: attributes.correlationid,
    },
  };
};

const areWhole = (given: JsonObject): given is JsonObject & Attributes =>
  given['specversion'] === '1.0' &&
  Number.isSafeInteger(given['schemaversion']) &&
  (given['causationid'] === undefined || isText(given['causationid'])) &&
  TEXTS.every((name) => isText(given[name])) &&
  COUNTS.every((name) => isCount(given[name])) &&
  INSTANTS.every((name) => isInstant(given[name]));

const isText = (value: Json | undefined): boolean => typeof value === 'string' && value !== '';
const isCount = (value: Json | undefined): boolean => typeof value === 'string' && /^[1-9]\d{0,15}$/.test(value);
const isInstant = (value: Json | undefined): boolean => typeof value === 'string' && toMicroseconds(value) === value;
