import { hash } from 'node:crypto';
import type { Instant } from '#platform/kernel/event.js';
import { contentText, leafBytes, microsecondsOf } from '#platform/proof/core/leaf.js';
import type { Envelope, Place } from '#platform/proof/core/leaf.js';

export { microsecondsOf };
export type { Envelope, Place };

/** SHA-256 over the canonical JSON of the envelope. */
export const contentHash = (envelope: Envelope): Buffer => hash('sha256', contentText(envelope), 'buffer');

/** SHA-256 over the 73 bytes of the leaf: what `store.append` makes. */
export const leafHash = (place: Place, content: Uint8Array): Buffer =>
  hash('sha256', leafBytes(place, content), 'buffer');

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

/** The stored form of so many microseconds since 1970. */
export const instantOf = (microseconds: number): Instant => {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, '0');
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
};
