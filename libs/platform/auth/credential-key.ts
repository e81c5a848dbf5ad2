import { createHash, randomBytes } from 'node:crypto';
import type { Uuid } from '#platform/kernel/event.js';

/** A key taken apart. Its id says whose it is before anything is looked up. */
export interface KeyParts {
  readonly tenantId: Uuid;
  /** Eight hexadecimal digits, unique within the tenant. */
  readonly number: string;
  /** 32 bytes. */
  readonly secret: Buffer;
}

/** Length of a secret and of everything that is derived from one, in bytes. */
export const SECRET_BYTES = 32;

/** `tl_<tenant, 32 hex><number, 8 hex>_<secret, 43 base64url>`: 87 characters, no more and no fewer. */
const KEY = /^tl_([0-9a-f]{32})([0-9a-f]{8})_([A-Za-z0-9_-]{43})$/;
const KEY_LENGTH = 87;

/** Writes a key; the text is shown once and never stored. */
export const writeKey = ({ tenantId, number, secret }: KeyParts): string =>
  `tl_${plainHex(tenantId)}${number}_${secret.toString('base64url')}`;

/** Takes a key apart; null for a text that cannot be one. */
export const readKey = (text: string): KeyParts | null => {
  const found = text.length === KEY_LENGTH ? KEY.exec(text) : null;
  if (!found) return null;
  const [, tenant = '', number = '', secret = ''] = found;
  return { tenantId: uuidOf(tenant), number, secret: Buffer.from(secret, 'base64url') };
};

/** A UUID without dashes. */
export const plainHex = (id: Uuid): string => id.replaceAll('-', '');

/** 32 hexadecimal digits as a UUID. */
export const uuidOf = (hex: string): Uuid =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');

/** What is stored of a secret: SHA-256. The secret is random, so nothing slower is needed. */
export const hashOf = (secret: Uint8Array): Buffer => createHash('sha256').update(secret).digest();

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES);
export const newNumber = (): string => randomBytes(4).toString('hex');
