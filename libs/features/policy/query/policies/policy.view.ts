import type { LocalText } from '#contracts/local-text.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type { PolicyStatusCode } from '#contracts/policy-status.js';
import type { Uuid } from '#platform/kernel/event.js';

/** As the schema names them; those that only a school's requirements lead to are never a policy's own. */
export type PolicyStatusName = PolicyStatusCode | 'NOT_REQUIRED' | 'BEFORE_JOINED';

/** A policy as the schema shows it, without its versions. */
export interface PolicyView {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly category: string;
  readonly title: LocalText;
  /** Opened for those who may see it; null: nobody named, erased, or not for the asker. */
  readonly owner: string | null;
  readonly audience: readonly string[];
  readonly status: PolicyStatusName;
  readonly days: number | null;
  readonly nextReviewDue: PartialDate | null;
  readonly lastReviewed: PartialDate | null;
  readonly reviewCycleMonths: number | null;
  readonly currentVersionId: Uuid | null;
  /** As somebody put it on record; the document's own word is with the version. */
  readonly recordedBody: string | null;
  /** The version that it was put on record for; null: it was not. */
  readonly recordedBodyFor: Uuid | null;
  /** When somebody was last reminded of its review, since that review date stands. */
  readonly lastNudgedAt: Date | null;
  readonly archived: boolean;
}
