import { createHash } from 'node:crypto';
import { accept, type Result } from '#platform/kernel/result.js';
import { importRefusal } from '../../import/import.errors.js';
import { IMPORT_LIMITS } from '../../import/import.limits.js';

/** A file out of a request. `sha256` of its bytes, hexadecimal. */
export interface DecodedFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

const MEGABYTE = 1024 * 1024;
/** Base64 says four characters for three bytes. */
const LONGEST = Math.ceil(IMPORT_LIMITS.fileBytes / 3) * 4;

/** The file, if it is base64 and not too large; its length is looked at before anything is decoded. */
export const decodeFile = (contentBase64: string): Result<DecodedFile> => {
  const text = contentBase64.trim();
  if (text.length > LONGEST) {
    return importRefusal.requestTooLarge(IMPORT_LIMITS.fileBytes / MEGABYTE);
  }
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    return importRefusal.notBase64();
  }
  // A plain array: a reader of PDFs takes no Buffer.
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  return accept({ bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
};
