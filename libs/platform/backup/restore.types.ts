/**
 * How current the word on what was signed last is: the lost machine's own is the last one, and of any copy checkpoints
 * may be in the world that it does not know.
 */
export type SignedKnowledge = 'of the backup' | 'of a later copy' | 'of the lost machine';

/** A record that goes less far than it is known to have gone. */
export interface LostEvents {
  readonly tenantId: string;
  /** The last position that was restored. */
  readonly restored: number;
  /** The last position that is known to have been signed. */
  readonly signed: number;
}

/** What a restore did, and what it could not bring back. */
export interface RestoreReport {
  readonly backupId: string;
  /** Everything that was acknowledged until then is there; what came later is not. */
  readonly backupFinishedAt: string;
  readonly restoredAt: string;
  readonly seconds: number;
  readonly tenants: number;
  readonly events: number;
  readonly lastRecordedAt: string | null;
  /** Of the log from now on; positions, kept answers and messages of the one before are not accepted. */
  readonly logEpoch: string;
  readonly sessionsEnded: number;
  /** Mails that wait and may have been sent after the backup was made. */
  readonly mailsWaiting: number;
  /** Where the ledger of erasures was read. */
  readonly ledgerFrom: 'later' | 'keys';
  readonly erasuresApplied: number;
  readonly erasuresStanding: number;
  /** Subjects whose personal data cannot be opened, because their tenant's key was destroyed later. */
  readonly unreadable: readonly { readonly tenantId: string; readonly subjects: number }[];
  /** Records that are known to have gone further, by what was signed; `lostKnownFrom` says how good that word is. */
  readonly lost: readonly LostEvents[];
  readonly lostKnownFrom: SignedKnowledge;
}
