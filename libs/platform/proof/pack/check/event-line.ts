import { digest } from './digest.js';

/** What a line of events says, once it was found to be written as lines are. */
export interface LineFound {
  position: number;
  version: number;
  /** Microseconds since 1970. */
  recorded: number;
  /** The leaf hash that follows from the line, 32 characters. */
  leaf: string;
  withheld: boolean;
}

const POSITION = Buffer.from(',"position":');
const RECORDED = Buffer.from(',"recordedAt":"');
const VERSION = Buffer.from(',"version":');
const EVENT = Buffer.from('{"actorId":"');
const WITHHELD = Buffer.from('{"contentHash":"');
const WITHHELD_END = Buffer.from('","withheld":"confidential"');
const WITHHELD_BYTES = WITHHELD.length + 64 + WITHHELD_END.length;
/** `2026-11-21T09:14:00.000000Z`. */
const INSTANT = 27;

const COMMA = 44;
const QUOTE = 34;
const CLOSE = 125;
const ZERO = 48;
const NINE = 57;

/**
 * Reads lines of one tenant's events and makes their leaves. A line is the text that was hashed when the event was
 * stored, with place and time put before its last brace; so the bytes themselves are hashed and nothing is parsed:
 * whoever finds the leaf in the tree knows that the text is the stored one. What stands behind must be written in the
 * one way in which it can be, for the leaf holds it as numbers.
 */
export class EventLines {
  readonly found: LineFound = { position: 0, version: 0, recorded: 0, leaf: '', withheld: false };
  private readonly leafBytes = Buffer.alloc(73);
  /** The last number that was read backwards, and where it begins; -1: there is none. */
  private number = 0;
  private day = { key: -1, microseconds: 0 };

  constructor(tenantId: string) {
    this.leafBytes.write(tenantId.replaceAll('-', ''), 1, 'hex');
  }

  /** Reads the line from `start` up to `end`, its newline left out; false: it is no line of events. */
  read(bytes: Buffer, start: number, end: number): boolean {
    const at = this.readPlace(bytes, start, end);
    if (at < 0) return false;
    this.found.withheld = startsWith(bytes, start, WITHHELD);
    const known = this.found.withheld ? this.takeHash(bytes, start, at) : this.makeHash(bytes, start, at);
    if (known) this.makeLeaf();
    return known;
  }

  /** Reads position, time and version from the end; answers where they begin, or -1. */
  private readPlace(bytes: Buffer, start: number, end: number): number {
    if (bytes[end - 1] !== CLOSE) return -1;
    let at = this.numberBefore(bytes, end - 1, VERSION);
    this.found.version = this.number;
    if (at < start || bytes[at - 1] !== QUOTE) return -1;
    at -= 1 + INSTANT;
    if (at < start || !this.readInstant(bytes, at)) return -1;
    if (!endsWith(bytes, at, RECORDED)) return -1;
    at = this.numberBefore(bytes, at - RECORDED.length, POSITION);
    this.found.position = this.number;
    return at > start ? at : -1;
  }

  /** Reads the whole number that ends before `end` and follows `name`; answers where the name begins, or -1. */
  private numberBefore(bytes: Buffer, end: number, name: Buffer): number {
    let at = end;
    let value = 0;
    for (let unit = 1; unit <= 1e15; unit *= 10) {
      const digit = bytes[at - 1] ?? 0;
      if (digit < ZERO || digit > NINE) break;
      value += (digit - ZERO) * unit;
      at -= 1;
    }
    // A number is written in one way: without zeros before it, and it is never nothing.
    if (at === end || bytes[at] === ZERO || !endsWith(bytes, at, name)) return -1;
    this.number = value;
    return at - name.length;
  }

  private readInstant(bytes: Buffer, at: number): boolean {
    if (!isInstant(bytes, at)) return false;
    const key = two(bytes, at) * 1e6 + two(bytes, at + 2) * 1e4 + two(bytes, at + 5) * 100 + two(bytes, at + 8);
    if (key !== this.day.key && !this.readDay(bytes, at, key)) return false;
    const [hours, minutes, seconds] = [two(bytes, at + 11), two(bytes, at + 14), two(bytes, at + 17)];
    if (hours > 23 || minutes > 59 || seconds > 59) return false;
    const fraction = two(bytes, at + 20) * 10_000 + two(bytes, at + 22) * 100 + two(bytes, at + 24);
    this.found.recorded = this.day.microseconds + (hours * 3600 + minutes * 60 + seconds) * 1e6 + fraction;
    return true;
  }

  /** A day that no calendar has would be another one in the leaf. */
  private readDay(bytes: Buffer, at: number, key: number): boolean {
    const text = bytes.toString('latin1', at, at + 10);
    const time = Date.parse(`${text}T00:00:00Z`);
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return false;
    this.day = { key, microseconds: time * 1000 };
    return true;
  }

  /** The line up to its place, and a brace in the place's stead, is what was hashed. */
  private makeHash(bytes: Buffer, start: number, at: number): boolean {
    if (!startsWith(bytes, start, EVENT) || bytes[at] !== COMMA) return false;
    bytes[at] = CLOSE;
    this.leafBytes.write(digest(bytes.subarray(start, at + 1)), 41, 'latin1');
    bytes[at] = COMMA;
    return true;
  }

  /** Of an event that is withheld the line gives the hash. */
  private takeHash(bytes: Buffer, start: number, at: number): boolean {
    if (at - start !== WITHHELD_BYTES || !endsWith(bytes, at, WITHHELD_END)) return false;
    const hex = bytes.toString('latin1', start + WITHHELD.length, start + WITHHELD.length + 64);
    if (!/^[0-9a-f]{64}$/.test(hex)) return false;
    this.leafBytes.write(hex, 41, 'hex');
    return true;
  }

  private makeLeaf(): void {
    const { found, leafBytes } = this;
    writeNumber(leafBytes, 17, found.position);
    writeNumber(leafBytes, 25, found.recorded);
    writeNumber(leafBytes, 33, found.version);
    found.leaf = digest(leafBytes);
  }
}

/** Signed, 64 bits, big-endian. */
const writeNumber = (bytes: Buffer, at: number, value: number): void => {
  bytes.writeInt32BE(Math.floor(value / 2 ** 32), at);
  bytes.writeUInt32BE(value >>> 0, at + 4);
};

/** Two digits, or a number that is too large for anything. */
const two = (bytes: Buffer, at: number): number => {
  const [tens, ones] = [(bytes[at] ?? 0) - ZERO, (bytes[at + 1] ?? 0) - ZERO];
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? 1e9 : tens * 10 + ones;
};

const SIGNS = Buffer.from('0000-00-00T00:00:00.000000Z');

/** Whether signs stand where an instant has signs, and digits where it has digits. */
const isInstant = (bytes: Buffer, at: number): boolean => {
  for (let n = 0; n < INSTANT; n += 1) {
    const [byte = 0, sign = 0] = [bytes[at + n], SIGNS[n]];
    if (sign === ZERO ? byte < ZERO || byte > NINE : byte !== sign) return false;
  }
  return true;
};

const startsWith = (bytes: Buffer, start: number, text: Buffer): boolean => {
  for (let n = 0; n < text.length; n += 1) if (bytes[start + n] !== text[n]) return false;
  return true;
};

const endsWith = (bytes: Buffer, end: number, text: Buffer): boolean =>
  end >= text.length && startsWith(bytes, end - text.length, text);
