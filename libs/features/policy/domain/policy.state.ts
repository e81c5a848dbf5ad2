import type { LocalText } from '#contracts/local-text.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type { PolicyMetadata, PolicyQuestion, PolicySection } from '#contracts/policy.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import type { FindingAnswer } from './finding.standing.js';

interface UnpublishedVersion {
  readonly versionId: Uuid;
  readonly number: number;
  readonly contentHash: string;
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly sections: readonly PolicySection[];
  readonly metadata: PolicyMetadata;
  readonly questions: readonly PolicyQuestion[];
  readonly changes: string | null;
  readonly material: boolean;
}

export interface DraftedVersion extends UnpublishedVersion {
  readonly status: 'draft';
}

export interface SubmittedVersion extends UnpublishedVersion {
  readonly status: 'submitted';
  readonly approvalId: Uuid;
}

export interface ApprovedVersion extends UnpublishedVersion {
  readonly status: 'approved';
  readonly approvalId: Uuid;
  /** Hash of the text that was approved; published is this text or none. */
  readonly approvedHash: string;
}

/** The one version that is not published yet. */
export type OpenVersion = DraftedVersion | SubmittedVersion | ApprovedVersion;

/** The version in force. */
export interface CurrentVersion {
  readonly versionId: Uuid;
  readonly number: number;
  readonly contentHash: string;
  readonly lastReviewed: PartialDate | null;
  readonly nextReviewDue: PartialDate | null;
  readonly reviewCycleMonths: number | null;
  /** Number of the newest version in force that changed something for its readers; this one's, or an older one's. */
  readonly materialSince: number;
}

/** What the check of a version found, by the findings' own ids with their rules. */
export interface CheckedVersion {
  readonly versionId: Uuid;
  readonly number: number;
  readonly rules: Readonly<Record<string, string>>;
}

export interface UnregisteredPolicy {
  readonly status: 'unregistered';
}

/** No personal field is here: the owner and the signatories stay sealed, and no rule rests on them. */
interface KnownPolicy {
  readonly policyId: Uuid;
  readonly category: string;
  readonly title: LocalText;
  readonly audience: readonly string[];
  /** Number of the newest version; 0 before the first. */
  readonly lastNumber: number;
  readonly open: OpenVersion | null;
  readonly current: CurrentVersion | null;
  readonly superseded: readonly Uuid[];
  /** Every version, oldest first. */
  readonly checked: readonly CheckedVersion[];
  /** By the finding's own id, which is the same in every version that has it. */
  readonly answers: Readonly<Record<string, FindingAnswer>>;
  /** Day in London on which somebody was last reminded of the review; null: not since the last review. */
  readonly nudgedOn: PlainDate | null;
}

export interface RegisteredPolicy extends KnownPolicy {
  readonly status: 'registered';
}

export interface ArchivedPolicy extends KnownPolicy {
  readonly status: 'archived';
}

export type PolicyState = UnregisteredPolicy | RegisteredPolicy | ArchivedPolicy;
