import type { Uuid } from '#platform/kernel/event.js';
import type { Json } from '#platform/kernel/json.js';
import { additionalData, decrypt, encrypt } from './aead.js';
import { SealingError } from './sealing.errors.js';

/** The parts of `sealed:1:<subject uuid>:<field>:<key id>:<base64url of nonce, ciphertext, tag>`. */
export interface SealedToken {
  readonly subjectId: Uuid;
  readonly field: string;
  readonly keyId: string;
  readonly box: string;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const UUID_FORM = new RegExp(`^${UUID}$`);
const FIELD_FORM = /^[A-Za-z][A-Za-z0-9_.]{0,63}$/;
const TOKEN_FORM = new RegExp(`^sealed:1:(${UUID}):([A-Za-z][A-Za-z0-9_.]{0,63}):([\\w-]{22}):([\\w-]{38,})$`);
const PREFIX = 'sealed:';

/** How every text begins that is sealed with a subject's key: by it they are counted without a key. */
export const sealedPrefixOf = (subjectId: Uuid): string => `sealed:1:${checkedUuid(subjectId, 'subject')}:`;

/** Whether a stored value claims to be sealed. */
export const looksSealed = (value: unknown): value is string => typeof value === 'string' && value.startsWith(PREFIX);

/** Refuses ids that are not lower-case UUIDs: two spellings would be two subjects. */
export const checkedUuid = (value: unknown, what: string): Uuid => {
  if (typeof value === 'string' && UUID_FORM.test(value)) return value;
  throw new SealingError('SEALING.INVALID', `The ${what} is not a lower-case UUID.`);
};

/** Refuses field names that the token's form cannot carry. */
export const checkedField = (field: string): string => {
  if (FIELD_FORM.test(field)) return field;
  throw new SealingError('SEALING.INVALID', 'A sealed field is named by letters, digits, "_" and ".", 64 at most.');
};

/** Takes a sealed text apart; throws `SEALING.NOT_SEALED` or, for a damaged one, `SEALING.TAMPERED`. */
export const parseToken = (text: unknown): SealedToken => {
  if (!looksSealed(text))
    throw new SealingError('SEALING.NOT_SEALED', 'A personal field holds a value that is not sealed.');
  const [, subjectId, field, keyId, box] = TOKEN_FORM.exec(text) ?? [];
  if (!subjectId || !field || !keyId || !box) throw tampered();
  return { subjectId, field, keyId, box };
};

/** The error of every text that does not open; it names nothing of what it holds. */
export const tampered = (): SealingError =>
  new SealingError(
    'SEALING.TAMPERED',
    'A sealed field does not open: it was changed or moved from where it was written.',
  );

/** Where a value is written: the data that binds its ciphertext to the place. */
export interface SealedPlace {
  readonly tenantId: Uuid;
  readonly subjectId: Uuid;
  readonly field: string;
}

const aadOf = ({ tenantId, subjectId, field }: SealedPlace, keyId: string): Buffer =>
  additionalData('trustlog sealed 1', tenantId, subjectId, field, keyId);

/** Seals a value under a subject's key. */
export const sealValue = (
  place: SealedPlace,
  key: { readonly keyId: string; readonly key: Uint8Array },
  value: Json,
): string => {
  const { subjectId, field } = place;
  const box = encrypt(key.key, Buffer.from(JSON.stringify(value), 'utf8'), aadOf(place, key.keyId));
  return `sealed:1:${subjectId}:${field}:${key.keyId}:${box.toString('base64url')}`;
};

/** Opens a parsed text with the key it names; throws `SEALING.TAMPERED`. */
export const openValue = (tenantId: Uuid, token: SealedToken, key: Uint8Array): Json =>
  JSON.parse(openText(tenantId, token, key)) as Json;

const openText = (tenantId: Uuid, token: SealedToken, key: Uint8Array): string => {
  const aad = aadOf({ tenantId, subjectId: token.subjectId, field: token.field }, token.keyId);
  const plain = decrypt(key, Buffer.from(token.box, 'base64url'), aad);
  if (!plain) throw tampered();
  return plain.toString('utf8');
};

/** A person has fewer names; a school's own key may open more texts, and those are opened again. */
const MOST_TEXTS = 100;
/** Longer ones are no names. */
const LONGEST_BOX = 500;

const opened = new WeakMap<Uint8Array, Map<string, string>>();

/**
 * The same for names, which lists show again and again. What was opened with a key is kept for as long as that very
 * key is in memory: it goes with its generation, and what it opened goes with it.
 */
export const openName = (tenantId: Uuid, token: SealedToken, key: Uint8Array): Json => {
  if (token.box.length > LONGEST_BOX) return openValue(tenantId, token, key);
  let texts = opened.get(key);
  if (!texts) opened.set(key, (texts = new Map<string, string>()));
  const place = `${tenantId} ${token.subjectId} ${token.field} ${token.keyId} ${token.box}`;
  let text = texts.get(place);
  if (text === undefined) {
    text = openText(tenantId, token, key);
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(place, text);
  }
  return JSON.parse(text) as Json;
};
