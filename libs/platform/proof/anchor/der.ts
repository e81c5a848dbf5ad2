import { AnchorError } from './anchor.error.js';

/** One value of DER (X.690): its tag, what it holds, and its own bytes whole. */
export interface Der {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** `[0]`, constructed: explicit or an implicit set. */
  context0: 0xa0,
} as const;

const LONGEST_LENGTH = 4;

/** The values that stand one after the other in these bytes. Throws `ANCHOR.BAD_ANSWER`. */
export const readDer = (bytes: Uint8Array): readonly Der[] => {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const { start, end } = boundsAt(bytes, at);
    values.push({ tag: bytes[at] ?? 0, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return values;
};

const boundsAt = (bytes: Uint8Array, at: number): { readonly start: number; readonly end: number } => {
  const first = bytes[at + 1];
  if (first === undefined) throw cut();
  if (first < 0x80) return within(bytes, at + 2, first);
  const count = first & 0x7f;
  if (count === 0 || count > LONGEST_LENGTH) throw cut();
  let length = 0;
  for (const byte of bytes.subarray(at + 2, at + 2 + count)) length = length * 256 + byte;
  return within(bytes, at + 2 + count, length);
};

const within = (bytes: Uint8Array, start: number, length: number): { readonly start: number; readonly end: number } => {
  if (start + length > bytes.length) throw cut();
  return { start, end: start + length };
};

/** The members of a constructed value; throws when it is none of this tag. */
export const membersOf = (der: Der | undefined, tag: number = TAG.sequence): readonly Der[] => {
  if (der?.tag !== tag) throw new AnchorError('ANCHOR.BAD_ANSWER', 'The answer is not built as a time stamp is.');
  return readDer(der.content);
};

/** What a plain value of this tag holds; throws when it is another. */
export const contentOf = (der: Der | undefined, tag: number): Uint8Array => {
  if (der?.tag !== tag) throw new AnchorError('ANCHOR.BAD_ANSWER', 'The answer is not built as a time stamp is.');
  return der.content;
};

/** An object identifier in dots. */
export const oidOf = (der: Der | undefined): string => {
  const bytes = contentOf(der, TAG.oid);
  const parts: number[] = [];
  let part = 0;
  for (const byte of bytes) {
    part = part * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    parts.push(part);
    part = 0;
  }
  const [head = 0, ...rest] = parts;
  const first = Math.min(Math.floor(head / 40), 2);
  return [first, head - first * 40, ...rest].join('.');
};

/** Writes a value. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(length)]), ...parts]);
};

const lengthOf = (length: number): readonly number[] => {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
};

/** Writes a positive integer of these bytes, the highest first. */
export const derInteger = (bytes: Uint8Array): Uint8Array =>
  der(TAG.integer, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** Writes an object identifier given in dots. */
export const derOid = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(TAG.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
};

const base128 = (part: number): readonly number[] => {
  const bytes = [part % 128];
  for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) bytes.unshift(0x80 | (left % 128));
  return bytes;
};

const cut = (): AnchorError => new AnchorError('ANCHOR.BAD_ANSWER', 'The answer is cut short or is no DER.');
