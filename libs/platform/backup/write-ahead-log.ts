/** Arithmetic of PostgreSQL's write-ahead log: where its files begin, and what they are called. */

/** `0/3000028` as a number of bytes since the beginning of the log. */
export const parseLsn = (text: string): bigint => {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text) ?? [];
  if (high === undefined || low === undefined) throw new Error(`"${text}" is no place in a write-ahead log.`);
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
};

const hex = (value: bigint): string => value.toString(16).toUpperCase().padStart(8, '0');

const nameOf = (timeline: number, segment: bigint, segmentBytes: number): string => {
  const perId = 0x1_0000_0000n / BigInt(segmentBytes);
  return `${hex(BigInt(timeline))}${hex(segment / perId)}${hex(segment % perId)}`;
};

/** A stretch of the log. `stop` is the first byte that is no longer part of it. */
export interface LogStretch {
  readonly timeline: number;
  readonly start: string;
  readonly stop: string;
  readonly segmentBytes: number;
}

/** One file of the log, and the place in the log at which it begins. */
export interface Segment {
  readonly name: string;
  readonly begins: bigint;
}

/** The files that hold a stretch of the log, in order. */
export const segmentsOf = ({ timeline, start, stop, segmentBytes }: LogStretch): readonly Segment[] => {
  const size = BigInt(segmentBytes);
  const first = parseLsn(start) / size;
  const last = (parseLsn(stop) - 1n) / size;
  const segments: Segment[] = [];
  for (let segment = first; segment <= last; segment += 1n)
    segments.push({ name: nameOf(timeline, segment, segmentBytes), begins: segment * size });
  return segments;
};

const PAGE_ADDRESS_AT = 8;
const SYSTEM_AT = 24;
const HEADER_BYTES = 40;

/**
 * Whether a file of the log begins as it must: PostgreSQL gives old files new names before it writes into them, so
 * that a name alone proves nothing. `systemIdentifier` tells one database from another.
 */
export const beginsAs = (head: Buffer, segment: Segment, systemIdentifier: string): boolean =>
  head.length >= HEADER_BYTES &&
  head.readBigUInt64LE(PAGE_ADDRESS_AT) === segment.begins &&
  head.readBigUInt64LE(SYSTEM_AT) === BigInt(systemIdentifier);
