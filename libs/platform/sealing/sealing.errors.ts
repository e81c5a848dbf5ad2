import type { Uuid } from '#platform/kernel/event.js';

/** Stable codes of what sealing throws. */
export type SealingErrorCode =
  /** A sealed text, or a wrapped key, is not what was written, or stands where it does not belong. */
  | 'SEALING.TAMPERED'
  /** A personal field holds something that is not a sealed text. */
  | 'SEALING.NOT_SEALED'
  /** The subject's key was destroyed: nothing new may be written about them. */
  | 'SEALING.SUBJECT_ERASED'
  /** The text names a key that the database does not have. Never to be read as "there was nothing". */
  | 'SEALING.KEY_MISSING'
  /** The subject's key is wrapped by a tenant key that the keyring does not have. */
  | 'SEALING.TENANT_KEY_MISSING'
  /** The database was written with another keyring. */
  | 'SEALING.KEYRING_MISMATCH'
  /** The keyring's file cannot be read, written or opened with the root key. */
  | 'SEALING.KEYRING_UNUSABLE'
  /** The caller passed something that cannot be sealed. */
  | 'SEALING.INVALID';

/** A fault. It names ids at most, never the content of a field, and is safe to log. */
export class SealingError extends Error {
  override readonly name = 'SealingError';
  constructor(
    readonly code: SealingErrorCode,
    message: string,
    /** The subjects it is about; filled for `SEALING.SUBJECT_ERASED`, so that a batch can go on without them. */
    readonly subjectIds: readonly Uuid[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
