import type { Uuid } from '#platform/kernel/event.js';
import { additionalData, decrypt, encrypt, keyIdOf, newKey } from './aead.js';
import type { TenantKey } from './keyring.js';
import type { LiveKey } from './opened-key-cache.js';
import { SealingError } from './sealing.errors.js';

/** A subject's key as the database holds it. */
export interface WrappedKey {
  readonly subjectId: Uuid;
  readonly keyId: string;
  readonly wrapped: Buffer;
}

const aadOf = (tenantId: Uuid, subjectId: Uuid, keyId: string): Buffer =>
  additionalData('trustlog subject key 1', tenantId, subjectId, keyId);

/** A fresh key for a subject. */
export const freshSubjectKey = (): LiveKey => {
  const key = newKey();
  return { state: 'live', keyId: keyIdOf(key), key };
};

/** Wraps a subject's key by the tenant's key. */
export const wrapKey = (tenantId: Uuid, subjectId: Uuid, subject: LiveKey, tenant: TenantKey): Buffer =>
  encrypt(tenant.key, subject.key, aadOf(tenantId, subjectId, subject.keyId));

/** Unwraps it; throws `SEALING.TAMPERED` when the row was changed or moved. */
export const unwrapKey = (tenantId: Uuid, { subjectId, keyId, wrapped }: WrappedKey, tenant: TenantKey): LiveKey => {
  const key = decrypt(tenant.key, wrapped, aadOf(tenantId, subjectId, keyId));
  if (key && keyIdOf(key) === keyId) return { state: 'live', keyId, key };
  throw new SealingError('SEALING.TAMPERED', 'The wrapped key of a subject was changed or moved.', [subjectId]);
};
