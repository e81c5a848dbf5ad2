import type { Uuid } from '#platform/kernel/event.js';

/** Stable codes of why a tenant's history is not signed any further. Each stays until its cause is gone. */
export type SealFaultCode =
  /** An event's content does not have the hash that was stored with it, or its leaf does not. */
  | 'PROOF.EVENT_CHANGED'
  /** A position below the head has no event. */
  | 'PROOF.EVENT_MISSING'
  /** The log is shorter than what was signed: it was put back to an earlier state. */
  | 'PROOF.LOG_WENT_BACK'
  /** The tree does not begin with the one that was signed: its history was changed. */
  | 'PROOF.FORK'
  /** The database holds a tree, and the file outside of it knows of none. */
  | 'PROOF.SIGNED_HEADS_MISSING'
  /** The file outside the database is older than the tree in it. */
  | 'PROOF.SIGNED_HEADS_OLD'
  /** The file outside the database cannot be read. */
  | 'PROOF.SIGNED_HEADS_DAMAGED';

/** Stable codes of what a question about proofs is refused with, and of what is wrong with the files. */
export type ProofCode =
  | SealFaultCode
  | 'PROOF.UNKNOWN_TENANT'
  | 'PROOF.NOT_SEALED_YET'
  | 'PROOF.OUT_OF_RANGE'
  | 'PROOF.KEYS_UNUSABLE'
  | 'PROOF.NAME_CHANGED'
  | 'PROOF.NO_ROTATION'
  | 'PROOF.BUSY';

const FAULTS: ReadonlySet<ProofCode> = new Set([
  'PROOF.EVENT_CHANGED',
  'PROOF.EVENT_MISSING',
  'PROOF.LOG_WENT_BACK',
  'PROOF.FORK',
  'PROOF.SIGNED_HEADS_MISSING',
  'PROOF.SIGNED_HEADS_OLD',
  'PROOF.SIGNED_HEADS_DAMAGED',
]);

/** Names the tenant and position at most, never what an event says. */
export class ProofError extends Error {
  override readonly name = 'ProofError';
  constructor(
    readonly code: ProofCode,
    message: string,
    readonly about: { readonly tenantId?: Uuid; readonly position?: number } = {},
  ) {
    super(message);
  }

  /** Whether it stops the tenant until somebody has acted. */
  get isFault(): boolean {
    return FAULTS.has(this.code);
  }
}
