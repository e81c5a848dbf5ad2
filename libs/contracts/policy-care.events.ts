import { defineEvent } from '#platform/kernel/event.js';
import type { EventOf, PlainDate, Uuid } from '#platform/kernel/event.js';
import type { PartialDate } from './partial-date.js';

/**
 * What happens to a version without a word of it changing: its findings are answered, what it leaves open is put on
 * record, and somebody is asked to review it.
 */

/** A finding is right, and somebody will mend it by a day. */
export const FindingAccepted = defineEvent(
  'FindingAccepted',
  1,
)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  /** The finding's own id: its rule and its place. */
  readonly findingId: string;
  readonly rule: string;
  /** Who will mend it; sealed. */
  readonly responsible: string;
  readonly dueOn: PlainDate;
  readonly note: string | null;
}>({ responsible: 'policyId' });

/** A finding is mended: in a later version, or, where only the record lacked something, in the record. */
export const FindingFixed = defineEvent('FindingFixed', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly findingId: string;
  readonly rule: string;
  /** The version that mends it; the version itself where something was missing and has been put on record. */
  readonly fixedIn: Uuid;
  readonly fixedInNumber: number;
  readonly note: string | null;
}>();

/** A finding is left as it is until a day; then it waits for an answer again. */
export const FindingWaived = defineEvent('FindingWaived', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly findingId: string;
  readonly rule: string;
  readonly reason: string;
  readonly until: PlainDate;
}>();

/** What somebody puts on record of a policy. A field that is absent stays as it was; null is "not recorded". */
export type PolicyDetails = {
  readonly approvingBody?: string | null;
  readonly lastReviewed?: PartialDate | null;
  readonly nextReviewDue?: PartialDate | null;
  readonly reviewCycleMonths?: number | null;
  readonly audience?: readonly string[];
};

/** Who keeps a policy, as somebody put it on record. */
export type RecordedOwner = { readonly name: string | null };

/** What a document left out was recorded, or what was read wrongly put right. No word of the text changes. */
export const DetailsRecorded = defineEvent(
  'DetailsRecorded',
  1,
)<{
  readonly policyId: Uuid;
  /** The version in force. */
  readonly versionId: Uuid | null;
  readonly details: PolicyDetails;
  /** null: the owner stays; sealed. */
  readonly owner: RecordedOwner | null;
  readonly because: string;
}>({ owner: 'policyId' });

/** Who keeps a policy was reminded that its review is due or overdue; the message leaves by a reaction. */
export const ReviewNudged = defineEvent('ReviewNudged', 1)<{
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  /** The review date that they were reminded of. */
  readonly nextReviewDue: PartialDate;
  /** The day in London, so that nobody is reminded twice on it. */
  readonly nudgedOn: PlainDate;
}>();

export type PolicyCareEvent =
  | EventOf<typeof FindingAccepted>
  | EventOf<typeof FindingFixed>
  | EventOf<typeof FindingWaived>
  | EventOf<typeof DetailsRecorded>
  | EventOf<typeof ReviewNudged>;

export const policyCareEvents = [FindingAccepted, FindingFixed, FindingWaived, DetailsRecorded, ReviewNudged] as const;
