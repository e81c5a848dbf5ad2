/**
 * Bytes 0x80 to 0x9F of Windows-1252, as the WHATWG Encoding Standard maps them. Written out because the
 * `TextDecoder('windows-1252')` of some Node releases reads those bytes as Latin-1: a curly apostrophe
 * in a school's name became an invisible control character.
 */
const HIGH = [
  ...['\u20ac', '\u0081', '\u201a', '\u0192', '\u201e', '\u2026', '\u2020', '\u2021'],
  ...['\u02c6', '\u2030', '\u0160', '\u2039', '\u0152', '\u008d', '\u017d', '\u008f'],
  ...['\u0090', '\u2018', '\u2019', '\u201c', '\u201d', '\u2022', '\u2013', '\u2014'],
  ...['\u02dc', '\u2122', '\u0161', '\u203a', '\u0153', '\u009d', '\u017e', '\u0178'],
];

/** Text of Windows-1252 bytes. Never fails: each byte is one character. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? character);
