import type { LocalText } from '#contracts/local-text.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type {
  ChainStep,
  PolicyAnswer,
  PolicyFinding,
  PolicyMetadata,
  PolicyQuestion,
  PolicySection,
  PolicySource,
} from '#contracts/policy.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/**
 * A version as it is drafted, read from a document or written here. `contentHash` is that of `draftedContent(...)`;
 * `signedBy` runs parallel to `metadata.approvals`, `authors` to `metadata.versions`.
 */
export interface Draft {
  readonly versionId: Uuid;
  readonly contentHash: string;
  /** null: as the policy has it. */
  readonly title: LocalText | null;
  /** A name; null: as the policy has it. */
  readonly owner: string | null;
  /** null: as the policy has it. */
  readonly audience: readonly string[] | null;
  readonly sections: readonly PolicySection[];
  readonly metadata: PolicyMetadata;
  readonly signedBy: readonly (string | null)[];
  readonly authors: readonly (string | null)[];
  readonly findings: readonly PolicyFinding[];
  readonly questions: readonly PolicyQuestion[];
  readonly changes: string | null;
  readonly material: boolean;
  readonly source: PolicySource | null;
}

/** Enters a new policy into the register, with its first draft. */
export interface RegisterPolicy {
  readonly kind: 'RegisterPolicy';
  readonly policyId: Uuid;
  readonly category: string | null;
  readonly draft: Draft;
}

/** Drafts a new version of a policy that is in the register; a `category`, if given, must be the policy's own. */
export interface DraftVersion {
  readonly kind: 'DraftVersion';
  readonly category: string | null;
  readonly draft: Draft;
}

/** Replaces the text of a version that is not published. `contentHash` is that of `editedContent(...)`. */
export interface EditDraft {
  readonly kind: 'EditDraft';
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly sections: readonly PolicySection[];
  /** null: as it was. */
  readonly nextReviewDue: PartialDate | null;
  /** null: as it was. */
  readonly changes: string | null;
  readonly findings: readonly PolicyFinding[];
}

/** Answers what the import was not sure of. `contentHash` is that of what `answerQuestions(...)` gives. */
export interface AnswerQuestions {
  readonly kind: 'AnswerQuestions';
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly answers: readonly PolicyAnswer[];
}

/** Sends a draft to its approvers; goes together with `RequestApproval` on the approval's stream. */
export interface SubmitVersion {
  readonly kind: 'SubmitVersion';
  readonly versionId: Uuid;
  readonly approvalId: Uuid;
  readonly chain: readonly ChainStep[];
}

/** The approval was completed; goes together with its last step. */
export interface MarkVersionApproved {
  readonly kind: 'MarkVersionApproved';
  readonly versionId: Uuid;
  readonly approvalId: Uuid;
  readonly contentHash: string;
}

/** The approval ended without a yes; goes together with its end. */
export interface ReturnVersionToDraft {
  readonly kind: 'ReturnVersionToDraft';
  readonly versionId: Uuid;
  readonly approvalId: Uuid;
  readonly because: 'rejected' | 'withdrawn';
}

/** Brings an approved version into force. */
export interface PublishVersion {
  readonly kind: 'PublishVersion';
  readonly versionId: Uuid;
  /** null: as the document has it. */
  readonly nextReviewDue: PartialDate | null;
}

/** The version in force was reviewed and nothing changed. */
export interface RecordReview {
  readonly kind: 'RecordReview';
  readonly reviewedOn: PlainDate;
  /** null: by the review cycle, if one is recorded. */
  readonly nextReviewDue: PartialDate | null;
}

/** The policy is kept no longer. */
export interface ArchivePolicy {
  readonly kind: 'ArchivePolicy';
  readonly because: string;
}

/** Somebody will mend a finding by a day. */
export interface AcceptFinding {
  readonly kind: 'AcceptFinding';
  readonly versionId: Uuid;
  readonly findingId: string;
  readonly responsible: string;
  readonly dueOn: PlainDate;
  readonly note: string | null;
}

/** A finding is mended in a version. */
export interface FixFinding {
  readonly kind: 'FixFinding';
  readonly versionId: Uuid;
  readonly findingId: string;
  readonly fixedIn: Uuid;
  readonly note: string | null;
}

/** A finding is left as it is until a day. */
export interface WaiveFinding {
  readonly kind: 'WaiveFinding';
  readonly versionId: Uuid;
  readonly findingId: string;
  readonly reason: string;
  readonly until: PlainDate;
}

/** Puts on record what the document left out; a field is named once, and an empty value says "not recorded". */
export interface RecordDetails {
  readonly kind: 'RecordDetails';
  readonly details: readonly { readonly field: string; readonly value: string }[];
  readonly because: string;
}

/** Reminds who keeps the policy that its review is due. */
export interface NudgeReview {
  readonly kind: 'NudgeReview';
}

export type PolicyCareCommand = AcceptFinding | FixFinding | WaiveFinding | RecordDetails | NudgeReview;

export type PolicyCommand =
  | PolicyCareCommand
  | RegisterPolicy
  | DraftVersion
  | EditDraft
  | AnswerQuestions
  | SubmitVersion
  | MarkVersionApproved
  | ReturnVersionToDraft
  | PublishVersion
  | RecordReview
  | ArchivePolicy;
