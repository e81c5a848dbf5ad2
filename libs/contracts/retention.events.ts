import { defineEvent } from '#platform/kernel/event.js';
import type { EventOf, PlainDate, Uuid } from '#platform/kernel/event.js';

/** What is held or erased: a person's record in one school, a case of a breach, or, to hold alone, a whole record. */
export type RetainedKind = 'person' | 'case' | 'record';

/** Why something is erased: its time is over by the schedule, or somebody has the right to ask for it. */
export type ErasureGround = 'schedule' | 'request';

/**
 * Whom or what it is about. `subjectId` is the subject whose key seals it: the person, the case, or the tenant itself
 * for a whole record. `personId`: the person, or whom the case is about; a hold on the case holds them too.
 */
type About = {
  readonly kind: RetainedKind;
  readonly subjectId: Uuid;
  readonly personId: Uuid | null;
};

/** Sealed fields of one kind: how many there were in the record. */
export type ErasedFields = { readonly type: string; readonly field: string; readonly count: number };

/** Nothing of it may be erased until the hold is lifted. What is written as a reason goes with its subject. */
export const HoldPlaced = defineEvent(
  'HoldPlaced',
  1,
)<
  About & {
    readonly holdId: Uuid;
    /** Key of the post in which it was placed. */
    readonly post: string;
    readonly reason: string;
  }
>({ reason: 'subjectId' });

/** The hold ends; what the schedule says holds again. */
export const HoldLifted = defineEvent(
  'HoldLifted',
  1,
)<
  About & {
    readonly holdId: Uuid;
    readonly post: string;
    readonly reason: string;
  }
>({ reason: 'subjectId' });

/** Somebody found that it is to be erased; somebody else decides. */
export const ErasureProposed = defineEvent(
  'ErasureProposed',
  1,
)<
  About & {
    readonly erasureId: Uuid;
    readonly ground: ErasureGround;
    /** The rule and its edition, as the schedule names them: `staff-record@1981-05-01`. */
    readonly rule: string;
    /** The day from which the schedule allows it; null where a request comes before that. */
    readonly dueOn: PlainDate | null;
    /** Person or credential; never decides on it. */
    readonly proposedBy: string;
    readonly post: string;
    readonly reason: string;
  }
>({ reason: 'subjectId' });

/** It is decided: from here on nothing stops it, and no hold can be placed any more. */
export const ErasureDecided = defineEvent('ErasureDecided', 1)<
  About & {
    readonly erasureId: Uuid;
    readonly rule: string;
    readonly post: string;
  }
>();

/** It is not erased, for now. */
export const ErasureDeclined = defineEvent(
  'ErasureDeclined',
  1,
)<
  About & {
    readonly erasureId: Uuid;
    readonly post: string;
    readonly reason: string;
  }
>({ reason: 'subjectId' });

/** Whoever proposed it took it back. */
export const ErasureWithdrawn = defineEvent('ErasureWithdrawn', 1)<About & { readonly erasureId: Uuid }>();

/** The key is gone: what it sealed can be read by nobody, here and in any copy. This is what a certificate says. */
export const SubjectErased = defineEvent('SubjectErased', 1)<
  About & {
    readonly erasureId: Uuid;
    readonly rule: string;
    /** The day in London that is shown in place of what was erased. */
    readonly erasedOn: PlainDate;
    /** The commitment by which the destroyed key was known; null: nothing was ever sealed with one. */
    readonly keyId: string | null;
    /** The commitment of the tenant's key that wrapped it last, and was destroyed with it. */
    readonly wrappedBy: string | null;
    readonly fields: readonly ErasedFields[];
    /** Files kept as evidence. */
    readonly files: number;
    /** Messages of the outbox. */
    readonly mails: number;
    /** Names of keys that were blanked. */
    readonly labels: number;
  }
>();

/**
 * After a restore of an older copy: the key was destroyed again, as the ledger beside the keyring asked. What the record
 * said of the erasure itself was lost with what came after the copy.
 */
export const ErasureReapplied = defineEvent('ErasureReapplied', 1)<
  About & {
    readonly erasureId: Uuid;
    readonly rule: string;
    readonly erasedOn: PlainDate;
  }
>();

export type HoldEvent = EventOf<typeof HoldPlaced> | EventOf<typeof HoldLifted>;

export type ErasureEvent =
  | EventOf<typeof ErasureProposed>
  | EventOf<typeof ErasureDecided>
  | EventOf<typeof ErasureDeclined>
  | EventOf<typeof ErasureWithdrawn>
  | EventOf<typeof SubjectErased>
  | EventOf<typeof ErasureReapplied>;

export type RetentionEvent = HoldEvent | ErasureEvent;

/** Every event of this feature, for the catalogue. */
export const retentionEvents = [
  HoldPlaced,
  HoldLifted,
  ErasureProposed,
  ErasureDecided,
  ErasureDeclined,
  ErasureWithdrawn,
  SubjectErased,
  ErasureReapplied,
] as const;
