import { defineEvent } from '#platform/kernel/event.js';
import type { EventOf, PlainDate, Uuid } from '#platform/kernel/event.js';
import type { LocalText } from './local-text.js';
import type { PartialDate } from './partial-date.js';
import { policyCareEvents, type PolicyCareEvent } from './policy-care.events.js';

/** One section of a version's text: number as printed, level 1 for a top section. */
export type PolicySection = {
  readonly number: string | null;
  readonly heading: string;
  readonly level: number;
  readonly text: string;
};

/** An approval that the document itself records; who signed it stands apart, sealed, in `PolicyPeople`. */
export type RecordedApproval = {
  readonly body: string | null;
  readonly role: string | null;
  readonly approvedOn: PartialDate | null;
  readonly nextReviewDue: PartialDate | null;
  /** `whole`, or the part: `Appendix A`. */
  readonly appliesTo: string;
  /** Its place in `PolicyPeople.signedBy`, where that is not its own: an approval before it was taken out. */
  readonly signatory?: number;
};

/** A row of the document's own version table; its author stands apart, sealed. */
export type RecordedVersion = {
  readonly version: string | null;
  readonly date: PartialDate | null;
  readonly changes: string | null;
};

/** A row of the document's own table of amendments. */
export type RecordedAmendment = {
  readonly date: PartialDate | null;
  readonly section: string | null;
  readonly change: string | null;
  readonly why: string | null;
};

/** What a document says about itself. null is not recorded, an empty list an absent one. */
export type PolicyMetadata = {
  readonly approvals: readonly RecordedApproval[];
  /** Posts or bodies that are to approve it, as somebody answered where the document names none; in order. */
  readonly approvers: readonly string[];
  readonly lastReviewed: PartialDate | null;
  readonly nextReviewDue: PartialDate | null;
  readonly reviewCycleMonths: number | null;
  readonly versions: readonly RecordedVersion[];
  readonly amendments: readonly RecordedAmendment[];
};

/**
 * Names in a document, sealed as one field with the policy as their subject. `signedBy` runs parallel to
 * `metadata.approvals`, `authors` to `metadata.versions`; `owner` null: not given, the policy's owner stays.
 */
export type PolicyPeople = {
  readonly owner: string | null;
  readonly signedBy: readonly (string | null)[];
  readonly authors: readonly (string | null)[];
};

/** Something the check of the text found. `line` counts in the extracted text; null is about what is absent. */
export type PolicyFinding = {
  readonly rule: string;
  readonly line: number | null;
  readonly excerpt: string | null;
  readonly reason: string;
  readonly source: string;
};

/** Something the import could not read for sure. */
export type PolicyQuestion = {
  readonly field: string;
  readonly line: number | null;
  readonly candidates: readonly string[];
  readonly question: string;
};

/** An answer to a question; an empty `value` says that it is not recorded. */
export type PolicyAnswer = { readonly field: string; readonly value: string };

/** The file that a version was read from; `sha256` of its bytes, hexadecimal. */
export type PolicySource = { readonly fileName: string; readonly format: string; readonly sha256: string };

/** One step of an approval as it is asked for. */
export type ChainStep = { readonly post: string; readonly appliesTo: string };

/** A policy enters the register. `category` is a code of the catalogue, such as `social-media`. */
export const PolicyRegistered = defineEvent(
  'PolicyRegistered',
  1,
)<{
  readonly policyId: Uuid;
  readonly category: string;
  readonly title: LocalText;
  readonly owner: string | null;
  readonly audience: readonly string[];
}>({ owner: 'policyId' });

/** A new version is being written. `title` and `audience` become the policy's when it is published. */
export const VersionDrafted = defineEvent(
  'VersionDrafted',
  1,
)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  /** 1, 2, 3 ... within the policy. */
  readonly number: number;
  readonly contentHash: string;
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly sections: readonly PolicySection[];
  readonly metadata: PolicyMetadata;
  readonly people: PolicyPeople | null;
  readonly findings: readonly PolicyFinding[];
  readonly questions: readonly PolicyQuestion[];
  readonly changes: string | null;
  /** Whether readers must be asked again. */
  readonly material: boolean;
  readonly source: PolicySource | null;
}>({ people: 'policyId' });

/** The text of an unpublished version was replaced; its metadata stays but for the review date. */
export const DraftEdited = defineEvent('DraftEdited', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly sections: readonly PolicySection[];
  readonly metadata: PolicyMetadata;
  readonly findings: readonly PolicyFinding[];
  readonly changes: string | null;
}>();

/** What an import was not sure of was answered. `answers` may hold names and is sealed; `questions` are left over. */
export const QuestionsAnswered = defineEvent(
  'QuestionsAnswered',
  1,
)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly metadata: PolicyMetadata;
  readonly questions: readonly PolicyQuestion[];
  readonly answers: readonly PolicyAnswer[];
}>({ answers: 'policyId' });

/** A draft went to its approvers, who decide on exactly this text. */
export const VersionSubmitted = defineEvent('VersionSubmitted', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly approvalId: Uuid;
  readonly chain: readonly ChainStep[];
}>();

/** Why a version that was submitted or approved is a draft again. */
export type ReturnReason = 'edited' | 'rejected' | 'withdrawn';

/** Its approval ended without a yes, and the text may be worked on again. */
export const VersionReturnedToDraft = defineEvent('VersionReturnedToDraft', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly approvalId: Uuid;
  readonly because: ReturnReason;
}>();

/** All approvals of exactly this text were given; it is not in force yet. */
export const VersionApproved = defineEvent('VersionApproved', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly approvalId: Uuid;
}>();

/** A version came into force. Its text is never edited from here on. */
export const VersionPublished = defineEvent('VersionPublished', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly number: number;
  readonly contentHash: string;
  readonly category: string;
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly lastReviewed: PartialDate | null;
  readonly nextReviewDue: PartialDate | null;
  readonly reviewCycleMonths: number | null;
  /** Whether readers of the version before must be asked again. */
  readonly material: boolean;
  /** The version that was in force until now. */
  readonly supersedes: Uuid | null;
}>();

/** A version is no longer in force; stored together with the publication of its successor. */
export const VersionSuperseded = defineEvent('VersionSuperseded', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly by: Uuid;
  /** Whether the successor asks readers again; when false, acknowledgements of this version stand. */
  readonly material: boolean;
}>();

/** The version in force was looked at and nothing changed: acknowledgements stand. */
export const ReviewRecorded = defineEvent('ReviewRecorded', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly reviewedOn: PlainDate;
  readonly nextReviewDue: PartialDate | null;
}>();

/** The policy is no longer kept; nobody is asked to read or sign it any more. */
export const PolicyArchived = defineEvent('PolicyArchived', 1)<{
  readonly policyId: Uuid;
  /** The version that was in force until now. */
  readonly versionId: Uuid | null;
  readonly because: string;
}>();

export type PolicyEvent =
  | EventOf<typeof PolicyRegistered>
  | EventOf<typeof VersionDrafted>
  | EventOf<typeof DraftEdited>
  | EventOf<typeof QuestionsAnswered>
  | EventOf<typeof VersionSubmitted>
  | EventOf<typeof VersionReturnedToDraft>
  | EventOf<typeof VersionApproved>
  | EventOf<typeof VersionPublished>
  | EventOf<typeof VersionSuperseded>
  | EventOf<typeof ReviewRecorded>
  | EventOf<typeof PolicyArchived>
  | PolicyCareEvent;

export const policyEvents = [
  PolicyRegistered,
  VersionDrafted,
  DraftEdited,
  QuestionsAnswered,
  VersionSubmitted,
  VersionReturnedToDraft,
  VersionApproved,
  VersionPublished,
  VersionSuperseded,
  ReviewRecorded,
  PolicyArchived,
  ...policyCareEvents,
] as const;
