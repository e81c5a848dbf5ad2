import { ProofFormatError } from './proof.error.js';

/** What an event says of itself before it has a place in the log. The bytes: docs/adr/0010-the-leaf-has-fixed-widths.md. */
export interface Envelope {
  /** UUID in lower case, as are all ids but the actor's and the stream's. */
  readonly tenantId: string;
  readonly streamId: string;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** With six digits of a second: `2026-11-21T09:14:00.000000Z`. */
  readonly occurredAt: string;
  readonly actorId: string;
  readonly causationId: string | null;
  readonly correlationId: string;
  /** Canonical JSON (RFC 8785) of the body, personal fields sealed. */
  readonly bodyText: string;
}

/** Where the store put an event. */
export interface Place {
  readonly tenantId: string;
  /** 1 for the first event of the tenant; the leaf's index in the tree is one less. */
  readonly position: number;
  /** With up to six digits of a second. */
  readonly recordedAt: string;
  readonly version: number;
}

/** Bytes of a leaf, its first byte among them. */
export const LEAF_BYTES = 73;

/**
 * The canonical JSON of the envelope: its members in order, so that nothing needs sorting. The body is canonical
 * already and goes in as it is.
 */
export const contentText = (e: Envelope): string =>
  `{"actorId":${JSON.stringify(e.actorId)},"body":${e.bodyText},"causationId":${JSON.stringify(e.causationId)},` +
  `"correlationId":"${e.correlationId}","eventId":"${e.eventId}","occurredAt":"${e.occurredAt}",` +
  `"schemaVersion":${String(e.schemaVersion)},"streamId":${JSON.stringify(e.streamId)},"tenantId":"${e.tenantId}",` +
  `"type":${JSON.stringify(e.type)}}`;

/** The bytes whose SHA-256 is the content hash: `contentText` in UTF-8. */
export const contentBytes = (envelope: Envelope): Uint8Array => new TextEncoder().encode(contentText(envelope));

/**
 * The 73 bytes whose SHA-256 is the leaf hash: 0x00, tenant, position, recorded microseconds, version, content hash.
 * A library that puts the 0x00 before a leaf itself is given bytes 1 to 72.
 */
export const leafBytes = (place: Place, contentHash: Uint8Array): Uint8Array => {
  if (contentHash.length !== 32) throw new ProofFormatError('PROOF.BAD_LEAF', 'A content hash has 32 bytes.');
  const bytes = new Uint8Array(LEAF_BYTES);
  writeUuid(bytes, 1, place.tenantId);
  const view = new DataView(bytes.buffer);
  writeNumber(view, 17, place.position);
  writeNumber(view, 25, microsecondsOf(place.recordedAt));
  writeNumber(view, 33, place.version);
  bytes.set(contentHash, 41);
  return bytes;
};

/** Microseconds since 1970 of an instant in UTC. */
export const microsecondsOf = (instant: string): number =>
  Date.parse(`${instant.slice(0, 19)}Z`) * 1000 + Number(instant.slice(20, -1).padEnd(6, '0'));

/** Signed, 64 bits, big-endian. */
const writeNumber = (view: DataView, at: number, value: number): void => {
  if (!Number.isSafeInteger(value)) {
    throw new ProofFormatError('PROOF.BAD_LEAF', 'Position, version and recorded time must be whole numbers.');
  }
  view.setInt32(at, Math.floor(value / 2 ** 32));
  view.setUint32(at + 4, value >>> 0);
};

const writeUuid = (bytes: Uint8Array, at: number, uuid: string): void => {
  let digits = 0;
  for (let i = 0; i < uuid.length; i++) {
    const digit = hexDigit(uuid.charCodeAt(i));
    if (digit < 0) continue;
    const byte = at + (digits >> 1);
    if (digits < 32) bytes[byte] = ((bytes[byte] ?? 0) << 4) | digit;
    digits++;
  }
  if (digits !== 32 || uuid.length !== 36) {
    throw new ProofFormatError('PROOF.BAD_LEAF', 'The tenant must be a UUID in lower case.');
  }
};

/** Of a character of a UUID in lower case; -1 for anything else. */
const hexDigit = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
};
