const begins = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, n) => bytes[at + n] === byte);

const ascii = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1'].map(ascii);

const signatures: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', (bytes) => begins(bytes, [0xff, 0xd8, 0xff])],
  ['image/gif', (bytes) => begins(bytes, ascii('GIF87a')) || begins(bytes, ascii('GIF89a'))],
  ['image/webp', (bytes) => begins(bytes, ascii('RIFF')) && begins(bytes, ascii('WEBP'), 8)],
  ['image/heic', (bytes) => begins(bytes, ascii('ftyp'), 4) && HEIC_BRANDS.some((brand) => begins(bytes, brand, 8))],
  ['application/pdf', (bytes) => begins(bytes, ascii('%PDF-'))],
];

/** Control characters that no text has: all but tab, line feed, form feed and carriage return. */
const isControl = (byte: number): boolean => (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) || byte === 0x7f;

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.some(isControl)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/**
 * What a file is by its bytes, whatever it is called; null: of no kind that is taken as evidence. Archives, programs
 * and office documents are none: they can carry more than they show. Markup counts as plain text and is never more.
 */
export const kindOf = (bytes: Uint8Array): string | null => {
  const found = signatures.find(([, matches]) => matches(bytes));
  if (found) return found[0];
  return isText(bytes) ? 'text/plain' : null;
};
