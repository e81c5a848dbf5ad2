import type { LocalText } from '#contracts/local-text.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type { PolicyEvent } from '#contracts/policy.events.js';
import type { Instant, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** A sealed field that may say who keeps the policy: a name, the names of a document, answers, or a later record. */
export interface OwnerSource {
  readonly field: 'owner' | 'people' | 'answers' | 'recorded';
  readonly sealed: string;
}

/** One row a policy: what its status is computed from when it is read. */
export interface PolicyRow {
  readonly policy_id: Uuid;
  readonly category: string;
  readonly title: LocalText;
  readonly audience: readonly string[];
  /** Oldest first; the newest that names somebody counts. */
  readonly owner_sources: readonly OwnerSource[];
  readonly current_version_id: Uuid | null;
  readonly last_reviewed: PartialDate | null;
  readonly next_review_due: PartialDate | null;
  readonly review_cycle_months: number | null;
  /** As somebody put it on record; null: what the document says counts. */
  readonly approving_body: string | null;
  /** The version that was in force when somebody did; null: nobody has. */
  readonly approving_body_for: Uuid | null;
  /** Since the last review or review date. */
  readonly last_nudged_at: Instant | null;
  readonly awaiting_approval: boolean;
  readonly archived: boolean;
}

type EventNamed<Type extends PolicyEvent['type']> = Extract<PolicyEvent, { readonly type: Type }>;

/** Personal fields stand sealed in a stored event: an opaque text, whatever they were before. */
const sealedIn = (field: OwnerSource['field'], value: unknown): readonly OwnerSource[] =>
  typeof value === 'string' ? [{ field, sealed: value }] : [];

const registered = ({ body }: EventNamed<'PolicyRegistered'>): PolicyRow => ({
  policy_id: body.policyId,
  category: body.category,
  title: body.title,
  audience: body.audience,
  owner_sources: sealedIn('owner', body.owner),
  current_version_id: null,
  last_reviewed: null,
  next_review_due: null,
  review_cycle_months: null,
  approving_body: null,
  approving_body_for: null,
  last_nudged_at: null,
  awaiting_approval: false,
  archived: false,
});

/** A detail that was not named stays. */
const withDetails = (row: PolicyRow, { body }: EventNamed<'DetailsRecorded'>): PolicyRow => {
  const { approvingBody, lastReviewed, nextReviewDue, reviewCycleMonths, audience } = body.details;
  return {
    ...row,
    owner_sources: [...row.owner_sources, ...sealedIn('recorded', body.owner)],
    audience: audience ?? row.audience,
    approving_body: approvingBody === undefined ? row.approving_body : approvingBody,
    approving_body_for: approvingBody === undefined ? row.approving_body_for : body.versionId,
    last_reviewed: lastReviewed === undefined ? row.last_reviewed : lastReviewed,
    next_review_due: nextReviewDue === undefined ? row.next_review_due : nextReviewDue,
    review_cycle_months: reviewCycleMonths === undefined ? row.review_cycle_months : reviewCycleMonths,
    last_nudged_at: nextReviewDue === undefined ? row.last_nudged_at : null,
  };
};

const change = (
  row: PolicyRow,
  event: RecordedEvent<Exclude<PolicyRowEvent, { type: 'PolicyRegistered' }>>,
): PolicyRow => {
  switch (event.type) {
    case 'VersionDrafted':
      return { ...row, owner_sources: [...row.owner_sources, ...sealedIn('people', event.body.people)] };
    case 'QuestionsAnswered':
      return { ...row, owner_sources: [...row.owner_sources, ...sealedIn('answers', event.body.answers)] };
    case 'VersionSubmitted':
      return { ...row, awaiting_approval: true };
    case 'VersionReturnedToDraft':
    case 'VersionApproved':
      return { ...row, awaiting_approval: false };
    case 'VersionPublished': {
      const { versionId, title, audience, lastReviewed, nextReviewDue, reviewCycleMonths } = event.body;
      const dates = {
        last_reviewed: lastReviewed,
        next_review_due: nextReviewDue,
        review_cycle_months: reviewCycleMonths,
        last_nudged_at: null,
      };
      return { ...row, title, audience, current_version_id: versionId, ...dates, awaiting_approval: false };
    }
    case 'ReviewRecorded':
      return {
        ...row,
        last_reviewed: event.body.reviewedOn,
        next_review_due: event.body.nextReviewDue,
        last_nudged_at: null,
      };
    case 'DetailsRecorded':
      return withDetails(row, event);
    case 'ReviewNudged':
      return { ...row, last_nudged_at: event.metadata.recordedAt };
    case 'PolicyArchived':
      return { ...row, archived: true };
  }
};

const evolve = (row: PolicyRow | null, event: RecordedEvent<PolicyRowEvent>): PolicyRow | null =>
  event.type === 'PolicyRegistered' ? registered(event) : row && change(row, event);

const HANDLES = [
  'PolicyRegistered',
  'VersionDrafted',
  'QuestionsAnswered',
  'VersionSubmitted',
  'VersionReturnedToDraft',
  'VersionApproved',
  'VersionPublished',
  'ReviewRecorded',
  'DetailsRecorded',
  'ReviewNudged',
  'PolicyArchived',
] as const;

type PolicyRowEvent = EventNamed<(typeof HANDLES)[number]>;

export const policyProjection = defineProjection<PolicyRowEvent, PolicyRow>({
  name: 'policy',
  version: 2,
  table: {
    name: 'policy',
    key: { policy_id: 'uuid' },
    columns: {
      category: 'text',
      title: 'json',
      audience: 'json',
      owner_sources: 'json',
      current_version_id: 'uuid',
      last_reviewed: 'text',
      next_review_due: 'text',
      review_cycle_months: 'integer',
      approving_body: 'text',
      approving_body_for: 'uuid',
      last_nudged_at: 'timestamptz',
      awaiting_approval: 'boolean',
      archived: 'boolean',
    },
    indexes: [['category']],
  },
  handles: HANDLES,
  keys: ({ body }) => [{ policy_id: body.policyId }],
  evolve,
});

/** The table that queries of this feature read. */
export const POLICY_TABLE = 'read.policy_v2';
