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

/** The second that was looked at last: neighbours in a log, and the fields of one command, often share it. */
let lastSecond = '';

const isSecond = (seconds: string): boolean => {
  if (seconds === lastSecond) return true;
  const time = Date.parse(`${seconds}Z`);
  // 31 February parses as 3 March in places; what does not come back the same was no date.
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(seconds)) return false;
  lastSecond = seconds;
  return true;
};

/** The one stored form of an instant, six digits of a second; null for what is no instant in UTC. */
export const toMicroseconds = (instant: string): Instant | null => {
  const match = INSTANT.exec(instant);
  if (match === null) return null;
  const [, seconds = '', fraction = ''] = match;
  return isSecond(seconds) ? `${seconds}.${fraction.padEnd(6, '0')}Z` : null;
};

/** A power of two. */
const SECONDS = 64;
const written: { readonly second: number; readonly text: string }[] = [];

/** A second since 1970 as `2026-11-21T09:14:00`; those written last are at hand. */
const textOf = (second: number): string => {
  const place = second & (SECONDS - 1);
  const known = written[place];
  if (known?.second === second) return known.text;
  const text = new Date(second * 1000).toISOString().slice(0, -5);
  written[place] = { second, text };
  return text;
};

/** The stored form of so many microseconds since 1970. */
export const instantOf = (microseconds: number): Instant => {
  const second = Math.floor(microseconds / 1_000_000);
  return `${textOf(second)}.${String(microseconds - second * 1_000_000).padStart(6, '0')}Z`;
};
