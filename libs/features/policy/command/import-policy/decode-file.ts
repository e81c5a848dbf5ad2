import { createHash } from 'node:crypto';
import { accept, refuse, type Result } from '#platform/kernel/result.js';
import { IMPORT_LIMITS } from '../../import/import.limits.js';

/** A file out of a request. `sha256` of its bytes, hexadecimal. */
export interface DecodedFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

const MEGABYTE = 1024 * 1024;
const field = ['contentBase64'];
/** Base64 says four characters for three bytes. */
const LONGEST = Math.ceil(IMPORT_LIMITS.fileBytes / 3) * 4;

/** The file, if it is base64 and not too large; its length is looked at before anything is decoded. */
export const decodeFile = (contentBase64: string): Result<DecodedFile> => {
  const text = contentBase64.trim();
  if (text.length > LONGEST) {
    const most = IMPORT_LIMITS.fileBytes / MEGABYTE;
    return refuse(
      'IMPORT.TOO_LARGE',
      `The file is larger than ${String(most)} MB. Remove pictures or attachments, or save the policy alone, and try again.`,
      field,
    );
  }
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    return refuse('IMPORT.NOT_BASE64', 'The content is not base64. Encode the bytes of the file as base64.', field);
  }
  // A plain array: a reader of PDFs takes no Buffer.
  const bytes = new Uint8Array(Buffer.from(text, 'base64'));
  return accept({ bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
};
