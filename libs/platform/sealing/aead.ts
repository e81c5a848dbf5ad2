import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_BYTES = 16;

/** Bytes of every key: AES-256. */
export const KEY_BYTES = 32;

/** A fresh key. */
export const newKey = (): Buffer => randomBytes(KEY_BYTES);

/**
 * The public name of a key and a commitment to it: GCM alone lets one ciphertext open under two keys, a key that
 * must hash to its name does not. First 16 bytes of SHA-256("trustlog key" || key), base64url, 22 characters.
 */
export const keyIdOf = (key: Uint8Array): string =>
  createHash('sha256').update('trustlog key').update(key).digest().subarray(0, KEY_ID_BYTES).toString('base64url');

/**
 * Additional data from parts: a part holds no NUL (ids, field names and constants do not), so no two lists of
 * parts give the same bytes.
 */
export const additionalData = (...parts: readonly string[]): Buffer => Buffer.from(parts.join('\0'), 'utf8');

/** AES-256-GCM with a random 96-bit nonce: nonce, ciphertext, tag. */
export const encrypt = (key: Uint8Array, plain: Uint8Array, aad: Uint8Array): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** The plain bytes, or null when key, bytes and additional data do not belong together. */
export const decrypt = (key: Uint8Array, box: Uint8Array, aad: Uint8Array): Buffer | null => {
  if (box.length < NONCE_BYTES + TAG_BYTES) return null;
  const end = box.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(aad).setAuthTag(box.subarray(end));
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch {
    return null;
  }
};
