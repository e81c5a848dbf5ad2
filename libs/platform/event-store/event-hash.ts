import { hash } from 'node:crypto';
import type { Instant, Uuid } from '#platform/kernel/event.js';

/** What an event says of itself before it has a place in the log. The bytes: docs/adr/0010-the-leaf-has-fixed-widths.md. */
export interface Envelope {
  readonly tenantId: Uuid;
  readonly streamId: string;
  readonly eventId: Uuid;
  readonly type: string;
  readonly schemaVersion: number;
  /** With six digits of a second, as `toMicroseconds` makes it. */
  readonly occurredAt: Instant;
  readonly actorId: string;
  readonly causationId: Uuid | null;
  readonly correlationId: Uuid;
  /** Canonical JSON (RFC 8785) of the body, personal fields sealed. */
  readonly bodyText: string;
}

/** Where the store put an event. */
export interface Place {
  readonly tenantId: Uuid;
  readonly position: number;
  readonly recordedAt: Instant;
  readonly version: number;
}

/**
 * SHA-256 over the canonical JSON of the envelope: its members in order, so that nothing needs sorting. The body is
 * canonical already and goes in as it is.
 */
export const contentHash = (e: Envelope): Buffer =>
  hash(
    'sha256',
    `{"actorId":${JSON.stringify(e.actorId)},"body":${e.bodyText},"causationId":${JSON.stringify(e.causationId)},` +
      `"correlationId":"${e.correlationId}","eventId":"${e.eventId}","occurredAt":"${e.occurredAt}",` +
      `"schemaVersion":${e.schemaVersion},"streamId":${JSON.stringify(e.streamId)},"tenantId":"${e.tenantId}",` +
      `"type":${JSON.stringify(e.type)}}`,
    'buffer',
  );

/** SHA-256(0x00, tenant, position, recorded microseconds, version, content hash): the leaf that `store.append` makes. */
export const leafHash = (place: Place, content: Uint8Array): Buffer => {
  const bytes = Buffer.alloc(73);
  bytes.write(place.tenantId.replaceAll('-', ''), 1, 'hex');
  bytes.writeBigInt64BE(BigInt(place.position), 17);
  bytes.writeBigInt64BE(BigInt(microsecondsOf(place.recordedAt)), 25);
  bytes.writeBigInt64BE(BigInt(place.version), 33);
  bytes.set(content, 41);
  return hash('sha256', bytes, 'buffer');
};

const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?Z$/;

/** The one stored form of an instant, six digits of a second; null for what is no instant in UTC. */
export const toMicroseconds = (instant: string): Instant | null => {
  const match = INSTANT.exec(instant);
  if (match === null) return null;
  const [, seconds = '', fraction = ''] = match;
  const time = Date.parse(`${seconds}Z`);
  // 31 February parses as 3 March in places; what does not come back the same was no date.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(seconds)) return null;
  return `${seconds}.${fraction.padEnd(6, '0')}Z`;
};

/** Microseconds since 1970 of an instant in the stored form. */
export const microsecondsOf = (instant: Instant): number =>
  Date.parse(`${instant.slice(0, 19)}Z`) * 1000 + Number(instant.slice(20, -1).padEnd(6, '0'));

/** The stored form of so many microseconds since 1970. */
export const instantOf = (microseconds: number): Instant => {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
};
