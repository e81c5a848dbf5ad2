/** What the first bytes say a file is. */
export type SniffedKind = 'zip' | 'pdf' | 'ole' | 'image' | 'text' | 'binary' | 'rtf' | 'html';

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const isImage = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  ascii(bytes, 0, 4) === 'GIF8' ||
  ascii(bytes, 0, 2) === 'BM' ||
  ['II*\0', 'MM\0*'].includes(ascii(bytes, 0, 4)) ||
  (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') ||
  /^ftyp(?:heic|heix|mif1|avif)/.test(ascii(bytes, 4, 12));

/** Text holds no zero byte (UTF-16 with its mark apart) and hardly any control characters. */
export const looksBinary = (bytes: Uint8Array): boolean => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return false;
  const head = bytes.subarray(0, 8_192);
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 11) controls += 1;
  }
  return controls * 50 > head.length;
};

/** Looks at the content, not at the name: a name can be wrong. */
export const sniff = (bytes: Uint8Array): SniffedKind => {
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6)) return 'zip';
  if (ascii(bytes, 0, 1024).includes('%PDF-')) return 'pdf';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  if (isImage(bytes)) return 'image';
  if (ascii(bytes, 0, 5) === '{\\rtf') return 'rtf';
  if (/^\s*(?:<!doctype html|<html)/i.test(ascii(bytes, 0, 256))) return 'html';
  return looksBinary(bytes) ? 'binary' : 'text';
};

/** The kind in the words of a refusal. */
export const KIND_WORDS: Readonly<Record<SniffedKind, string>> = {
  zip: 'another kind of archive',
  pdf: 'a PDF',
  ole: 'an old Word file',
  image: 'a picture',
  text: 'plain text',
  binary: 'no document that can be recognised',
  rtf: 'a rich-text file',
  html: 'a web page',
};
