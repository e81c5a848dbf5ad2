import type { LocalText } from '#contracts/local-text.js';
import type { PolicyEvent } from '#contracts/policy.events.js';
import type { Instant, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** Where a version stands, as the schema names it. */
export type VersionStatus = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'PUBLISHED' | 'SUPERSEDED';

/** One row a version: where it stands. Its text is a row of its own, so that a change of status copies no text. */
export interface VersionRow {
  readonly version_id: Uuid;
  readonly policy_id: Uuid;
  readonly number: number;
  readonly status: VersionStatus;
  readonly content_hash: string;
  readonly title: LocalText;
  readonly audience: readonly string[];
  readonly changes: string | null;
  readonly material: boolean;
  readonly drafted_at: Instant;
  readonly published_at: Instant | null;
  /** Who drafted it, and who published it: pseudonyms. */
  readonly drafted_by: string;
  readonly published_by: string | null;
}

type EventNamed<Type extends PolicyEvent['type']> = Extract<PolicyEvent, { readonly type: Type }>;

const drafted = ({ body, metadata }: RecordedEvent<EventNamed<'VersionDrafted'>>): VersionRow => ({
  version_id: body.versionId,
  policy_id: body.policyId,
  number: body.number,
  status: 'DRAFT',
  content_hash: body.contentHash,
  title: body.title,
  audience: body.audience,
  changes: body.changes,
  material: body.material,
  drafted_at: metadata.recordedAt,
  published_at: null,
  drafted_by: metadata.actorId,
  published_by: null,
});

const changeOf = (event: RecordedEvent<Exclude<VersionRowEvent, { type: 'VersionDrafted' }>>): Partial<VersionRow> => {
  switch (event.type) {
    case 'DraftEdited':
      return { content_hash: event.body.contentHash, changes: event.body.changes };
    case 'QuestionsAnswered':
      return { content_hash: event.body.contentHash, title: event.body.title, audience: event.body.audience };
    case 'VersionSubmitted':
      return { status: 'SUBMITTED' };
    case 'VersionReturnedToDraft':
      return { status: 'DRAFT' };
    case 'VersionApproved':
      return { status: 'APPROVED' };
    case 'VersionPublished':
      return { status: 'PUBLISHED', published_at: event.metadata.recordedAt, published_by: event.metadata.actorId };
    case 'VersionSuperseded':
      return { status: 'SUPERSEDED' };
  }
};

const evolve = (row: VersionRow | null, event: RecordedEvent<VersionRowEvent>): VersionRow | null =>
  event.type === 'VersionDrafted' ? drafted(event) : row && { ...row, ...changeOf(event) };

const HANDLES = [
  'VersionDrafted',
  'DraftEdited',
  'QuestionsAnswered',
  'VersionSubmitted',
  'VersionReturnedToDraft',
  'VersionApproved',
  'VersionPublished',
  'VersionSuperseded',
] as const;

type VersionRowEvent = EventNamed<(typeof HANDLES)[number]>;

export const versionProjection = defineProjection<VersionRowEvent, VersionRow>({
  name: 'policy-version',
  version: 2,
  table: {
    name: 'policy_version',
    key: { version_id: 'uuid' },
    columns: {
      policy_id: 'uuid',
      number: 'integer',
      status: 'text',
      content_hash: 'text',
      title: 'json',
      audience: 'json',
      changes: 'text',
      material: 'boolean',
      drafted_at: 'timestamptz',
      published_at: 'timestamptz',
      drafted_by: 'text',
      published_by: 'text',
    },
    indexes: [['policy_id', 'number']],
  },
  handles: HANDLES,
  keys: ({ body }) => [{ version_id: body.versionId }],
  evolve,
});

/** The table that queries of this feature read. */
export const VERSION_TABLE = 'read.policy_version_v2';
