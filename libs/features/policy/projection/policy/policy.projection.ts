import type { LocalText } from '#contracts/local-text.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type { PolicyEvent } from '#contracts/policy.events.js';
import type { RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** A sealed field that may say who keeps the policy: a name, the names of a document, or answers. */
export interface OwnerSource {
  readonly field: 'owner' | 'people' | 'answers';
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
  awaiting_approval: false,
  archived: false,
});

const change = (row: PolicyRow, event: Exclude<PolicyRowEvent, { type: 'PolicyRegistered' }>): PolicyRow => {
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
      };
      return { ...row, title, audience, current_version_id: versionId, ...dates, awaiting_approval: false };
    }
    case 'ReviewRecorded':
      return { ...row, last_reviewed: event.body.reviewedOn, next_review_due: event.body.nextReviewDue };
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
  'PolicyArchived',
] as const;

type PolicyRowEvent = EventNamed<(typeof HANDLES)[number]>;

export const policyProjection = defineProjection<PolicyRowEvent, PolicyRow>({
  name: 'policy',
  version: 1,
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
export const POLICY_TABLE = 'read.policy_v1';
