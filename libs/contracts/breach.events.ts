import { defineEvent } from '#platform/kernel/event.js';
import type { EventOf, Instant, PlainDate, Uuid } from '#platform/kernel/event.js';

/** Kinds of breach, as the schema names them. */
export type BreachCategory =
  | 'CONFIDENTIALITY'
  | 'DEFAMATION'
  | 'IMAGES_WITHOUT_CONSENT'
  | 'CONTACT_WITH_PUPILS'
  | 'FRIEND_REQUEST'
  | 'HARASSMENT'
  | 'NAME_OR_LOGO'
  | 'WORKING_TIME'
  | 'EXTREME_CONTENT'
  | 'INDECENT_IMAGES'
  | 'CONTRACTOR'
  | 'HACKED_ACCOUNT'
  | 'DATA_BREACH';

export type BreachSeverity = 'low' | 'serious' | 'critical';

/** Bodies that a case is passed on to. */
export type OutsideBody = 'LADO' | 'ICO' | 'POLICE' | 'CEOP' | 'CHILD_PROTECTION' | 'HR' | 'TRUST';

export type BreachOutcome = 'SUBSTANTIATED' | 'FALSE' | 'MALICIOUS' | 'UNSUBSTANTIATED' | 'UNFOUNDED';

/** Somebody reported a breach. Free text is sealed with the case as its subject, so that a case can be erased alone. */
export const BreachReported = defineEvent(
  'BreachReported',
  1,
)<{
  readonly breachId: Uuid;
  readonly category: BreachCategory;
  readonly summary: string;
  /** null is not recorded. */
  readonly happenedOn: PlainDate | null;
  /** Where it happened, in the reporter's words; absent in reports from before it was asked. */
  readonly place?: string | null;
  /** From when the school knows: the clocks of law and guidance start here, not when it happened. */
  readonly awareAt: Instant;
  /** The person it is about, if known. */
  readonly subjectPersonId: Uuid | null;
  readonly policyId: Uuid | null;
  readonly confidential: boolean;
  /** Whether that person was head of the school when it was reported: then the case goes round the school's own record keepers. */
  readonly aboutHead: boolean;
  readonly reportedBy: string;
}>({ summary: 'breachId', place: 'breachId' });

/** Somebody took it up. */
export const BreachTriaged = defineEvent(
  'BreachTriaged',
  1,
)<{
  readonly breachId: Uuid;
  readonly severity: BreachSeverity;
  readonly handlerPersonId: Uuid | null;
  readonly note: string | null;
  readonly triagedBy: string;
}>({ note: 'breachId' });

/** A body outside was told; stops that body's clock. References often hold names, so they are sealed too. */
export const BreachEscalated = defineEvent(
  'BreachEscalated',
  1,
)<{
  readonly breachId: Uuid;
  readonly to: OutsideBody;
  readonly toldAt: Instant;
  readonly reference: string | null;
  readonly escalatedBy: string;
}>({ reference: 'breachId' });

/** Bodies whose clock runs from the report. */
export type ClockBody = 'ICO' | 'LADO';

/** Somebody found, with a reason, that a body need not be told: its clock no longer runs. */
export const ClockSetAside = defineEvent(
  'ClockSetAside',
  1,
)<{
  readonly breachId: Uuid;
  readonly clock: ClockBody;
  readonly reason: string;
  readonly setAsideBy: string;
}>({ reason: 'breachId' });

/** Something was done about it. */
export const MeasureRecorded = defineEvent(
  'MeasureRecorded',
  1,
)<{
  readonly breachId: Uuid;
  readonly measure: string;
  readonly recordedBy: string;
}>({ measure: 'breachId' });

/** A file was taken as evidence; the file itself lies sealed outside the log, under `storedAs`. */
export const EvidenceAttached = defineEvent(
  'EvidenceAttached',
  1,
)<{
  readonly breachId: Uuid;
  readonly evidenceId: Uuid;
  readonly description: string;
  readonly fileName: string;
  readonly contentType: string;
  /** Bytes of the file. */
  readonly size: number;
  /** Of the file's bytes, hexadecimal: shows later that nobody changed it. */
  readonly sha256: string;
  readonly storedAs: string;
  readonly attachedBy: string;
}>({ description: 'breachId', fileName: 'breachId' });

/** What the investigation found, and why. */
export const OutcomeRecorded = defineEvent(
  'OutcomeRecorded',
  1,
)<{
  readonly breachId: Uuid;
  readonly outcome: BreachOutcome;
  readonly reason: string;
  readonly decidedBy: string;
}>({ reason: 'breachId' });

/** Nothing is left to do about the case; its clocks stand still. */
export const BreachClosed = defineEvent('BreachClosed', 1)<{
  readonly breachId: Uuid;
  readonly closedBy: string;
}>();

/** Somebody read a confidential record. `what` names the part: `case`, `evidence`. */
export const ConfidentialRecordRead = defineEvent('ConfidentialRecordRead', 1)<{
  readonly breachId: Uuid;
  readonly by: string;
  readonly what: string;
}>();

export type BreachEvent =
  | EventOf<typeof BreachReported>
  | EventOf<typeof BreachTriaged>
  | EventOf<typeof BreachEscalated>
  | EventOf<typeof ClockSetAside>
  | EventOf<typeof MeasureRecorded>
  | EventOf<typeof EvidenceAttached>
  | EventOf<typeof OutcomeRecorded>
  | EventOf<typeof BreachClosed>
  | EventOf<typeof ConfidentialRecordRead>;

export const breachEvents = [
  BreachReported,
  BreachTriaged,
  BreachEscalated,
  ClockSetAside,
  MeasureRecorded,
  EvidenceAttached,
  OutcomeRecorded,
  BreachClosed,
  ConfidentialRecordRead,
] as const;
