import type { LocalText } from '#contracts/local-text.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type { PolicyEvent } from '#contracts/policy.events.js';
import type { Instant, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a policy: the dates and facts that its status is computed from. */
export interface StandingRow {
  readonly policy_id: Uuid;
  readonly category: string;
  readonly title: LocalText;
  readonly version_id: Uuid | null;
  readonly version_number: number | null;
  readonly published_at: Instant | null;
  readonly next_review_due: PartialDate | null;
  readonly awaiting_since: Instant | null;
  /** When somebody was last reminded of its review, since that review date stands. */
  readonly last_nudged_at: Instant | null;
  readonly archived: boolean;
}

/** A policy begins by being registered; of one that never was nothing is known. */
const evolve = (row: StandingRow | null, event: RecordedEvent<StandingEvent>): StandingRow | null => {
  if (event.type !== 'PolicyRegistered') return row && changed(row, event);
  const { policyId, category, title } = event.body;
  return { policy_id: policyId, category, title, ...UNPUBLISHED };
};

const changed = (
  row: StandingRow,
  event: Exclude<RecordedEvent<StandingEvent>, { type: 'PolicyRegistered' }>,
): StandingRow => {
  switch (event.type) {
    case 'VersionSubmitted':
      return { ...row, awaiting_since: event.metadata.recordedAt };
    case 'VersionReturnedToDraft':
    case 'VersionApproved':
      return { ...row, awaiting_since: null };
    case 'VersionPublished': {
      const { versionId, number, title, category, nextReviewDue } = event.body;
      return {
        ...row,
        category,
        title,
        version_id: versionId,
        version_number: number,
        published_at: event.metadata.recordedAt,
        next_review_due: nextReviewDue,
        awaiting_since: null,
        last_nudged_at: null,
      };
    }
    case 'ReviewRecorded':
      return { ...row, next_review_due: event.body.nextReviewDue, last_nudged_at: null };
    case 'DetailsRecorded': {
      const { nextReviewDue } = event.body.details;
      return nextReviewDue === undefined ? row : { ...row, next_review_due: nextReviewDue, last_nudged_at: null };
    }
    case 'ReviewNudged':
      return { ...row, last_nudged_at: event.metadata.recordedAt };
    case 'PolicyArchived':
      return { ...row, archived: true };
  }
};

const UNPUBLISHED = {
  version_id: null,
  version_number: null,
  published_at: null,
  next_review_due: null,
  awaiting_since: null,
  last_nudged_at: null,
  archived: false,
} as const;

type StandingEvent = Extract<PolicyEvent, { type: (typeof HANDLES)[number] }>;

const HANDLES = [
  'PolicyRegistered',
  'VersionSubmitted',
  'VersionReturnedToDraft',
  'VersionApproved',
  'VersionPublished',
  'ReviewRecorded',
  'DetailsRecorded',
  'ReviewNudged',
  'PolicyArchived',
] as const;

export const standingProjection = defineProjection<StandingEvent, StandingRow>({
  name: 'standing',
  version: 2,
  table: {
    name: 'standing',
    key: { policy_id: 'uuid' },
    columns: {
      category: 'text',
      title: 'json',
      version_id: 'uuid',
      version_number: 'integer',
      published_at: 'timestamptz',
      next_review_due: 'text',
      awaiting_since: 'timestamptz',
      last_nudged_at: 'timestamptz',
      archived: 'boolean',
    },
  },
  handles: HANDLES,
  keys: ({ body }) => [{ policy_id: body.policyId }],
  evolve,
});

export const STANDING_TABLE = 'read.standing_v2';
