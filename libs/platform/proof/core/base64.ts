import { ProofFormatError } from './proof.error.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));
const HEX = /^(?:[0-9a-f]{2})*$/;

/** Standard base64 with padding (RFC 4648, section 4). */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += letter(three >> 18) + letter(three >> 12);
    text += (left > 1 ? letter(three >> 6) : '=') + (left > 2 ? letter(three) : '=');
  }
  return text;
};

const letter = (bits: number): string => ALPHABET.charAt(bits & 63);

/** Reads standard base64: padded, without blanks, and written in the one way in which those bytes are written. */
export const fromBase64 = (text: string): Uint8Array => {
  const bytes = decoded(text);
  if (bytes === null || toBase64(bytes) !== text) {
    throw new ProofFormatError('PROOF.BAD_ENCODING', 'A hash or signature must be standard base64 with its padding.');
  }
  return bytes;
};

const decoded = (text: string): Uint8Array | null => {
  if (text.length % 4 !== 0) return null;
  const letters = text.replace(/={1,2}$/, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let [bits, held, at] = [0, 0, 0];
  for (const each of letters) {
    const value = VALUES.get(each);
    if (value === undefined) return null;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 255;
  }
  return bytes;
};

/** Hexadecimal in lower case. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Reads hexadecimal in lower case. */
export const fromHex = (text: string): Uint8Array => {
  if (!HEX.test(text)) throw new ProofFormatError('PROOF.BAD_ENCODING', 'Hexadecimal must be pairs of 0-9 and a-f.');
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
};
