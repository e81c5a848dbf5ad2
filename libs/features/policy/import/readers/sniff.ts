/** What the first bytes say a file is. */
export type SniffedKind = 'zip' | 'pdf' | 'ole' | 'image' | 'text' | 'binary' | 'rtf' | 'html';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const ASCII_IMAGES = ['GIF8', 'BM', 'II*\0', 'MM\0*'];

const isImage = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  ASCII_IMAGES.some((mark) => ascii(bytes, 0, mark.length) === mark) ||
  /^RIFF.{4}WEBP|^.{4}ftyp(?:heic|heix|mif1|avif)/s.test(ascii(bytes, 0, 12));

/** Tab, line feed, vertical tab, form feed, carriage return. */
const BLANK_CONTROLS = [9, 10, 11, 12, 13];

/** Text holds no zero byte (UTF-16 with its mark apart) and hardly any control characters. */
export const looksBinary = (bytes: Uint8Array): boolean => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return false;
  const head = bytes.subarray(0, 8_192);
  if (head.includes(0)) return true;
  const controls = head.filter((byte) => byte < 32 && !BLANK_CONTROLS.includes(byte)).length;
  return controls * 50 > head.length;
};

const STARTS: ReadonlyArray<readonly [SniffedKind, (bytes: Uint8Array) => boolean]> = [
  ['zip', (bytes) => startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6)],
  ['pdf', (bytes) => ascii(bytes, 0, 1024).includes('%PDF-')],
  ['ole', (bytes) => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)],
  ['image', isImage],
  ['rtf', (bytes) => ascii(bytes, 0, 5) === '{\\rtf'],
  ['html', (bytes) => /^\s*(?:<!doctype html|<html)/i.test(ascii(bytes, 0, 256))],
];

/** Looks at the content, not at the name: a name can be wrong. */
export const sniff = (bytes: Uint8Array): SniffedKind =>
  STARTS.find(([, test]) => test(bytes))?.[0] ?? (looksBinary(bytes) ? 'binary' : 'text');
