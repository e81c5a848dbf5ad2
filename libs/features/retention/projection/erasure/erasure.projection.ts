import type { ErasedFields, ErasureEvent, ErasureGround, RetainedKind } from '#contracts/retention.events.js';
import type { EventMetadata, Instant, PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

export type ErasureRowStatus = 'PROPOSED' | 'DECLINED' | 'WITHDRAWN' | 'DECIDED' | 'DONE';

/** Who did a step, in which post, when, and where it stands in the record. */
export type ErasureStep = {
  readonly at: Instant;
  readonly by: string;
  readonly post: string | null;
  readonly position: number;
  readonly eventId: Uuid;
};

/** What went with the key. */
export type ErasedThings = {
  readonly keyId: string | null;
  readonly wrappedBy: string | null;
  readonly fields: readonly ErasedFields[];
  readonly files: number;
  readonly mails: number;
  readonly labels: number;
};

/** One row an erasure, from when it was put forward until it was done. Its reasons stay sealed. */
export interface ErasureRow {
  readonly erasure_id: Uuid;
  readonly kind: RetainedKind;
  readonly subject_id: Uuid;
  readonly person_id: Uuid | null;
  readonly status: ErasureRowStatus;
  readonly ground: ErasureGround | null;
  readonly rule: string;
  readonly due_on: PlainDate | null;
  readonly reason: string | null;
  readonly decline_reason: string | null;
  readonly proposed: ErasureStep | null;
  readonly decided: ErasureStep | null;
  readonly done: ErasureStep | null;
  readonly erased_on: PlainDate | null;
  readonly things: ErasedThings | null;
  /** When it was last changed: the newest come first. */
  readonly changed_at: Instant;
}

const stepOf = (
  { recordedAt, actorId, position, eventId }: EventMetadata,
  post: string | null = null,
): ErasureStep => ({
  ...{ at: recordedAt, by: actorId, post, position, eventId },
});

const EMPTY = {
  ...{ decline_reason: null, proposed: null, decided: null, done: null, erased_on: null, things: null },
  ...{ ground: null, due_on: null, reason: null },
};

const begun = ({
  type,
  body,
  metadata,
}: Extract<RecordedEvent<ErasureEvent>, { type: 'ErasureProposed' | 'ErasureReapplied' }>): ErasureRow => {
  const { erasureId, kind, subjectId, personId, rule } = body;
  const about = { erasure_id: erasureId, kind, subject_id: subjectId, person_id: personId, rule };
  const shared = { ...EMPTY, ...about, changed_at: metadata.recordedAt };
  if (type === 'ErasureReapplied')
    return { ...shared, status: 'DONE', done: stepOf(metadata), erased_on: body.erasedOn };
  const { ground, dueOn, reason, post } = body;
  return { ...shared, status: 'PROPOSED', ground, due_on: dueOn, reason, proposed: stepOf(metadata, post) };
};

type Later = Exclude<RecordedEvent<ErasureEvent>, { type: 'ErasureProposed' | 'ErasureReapplied' }>;

const went = (row: ErasureRow, { type, body, metadata }: Later): ErasureRow => {
  switch (type) {
    case 'ErasureDecided':
      return { ...row, status: 'DECIDED', decided: stepOf(metadata, body.post) };
    case 'ErasureDeclined':
      return { ...row, status: 'DECLINED', decided: stepOf(metadata, body.post), decline_reason: body.reason };
    case 'ErasureWithdrawn':
      return { ...row, status: 'WITHDRAWN', decided: stepOf(metadata) };
    case 'SubjectErased': {
      const { erasedOn, keyId, wrappedBy, fields, files, mails, labels } = body;
      const things = { keyId, wrappedBy, fields, files, mails, labels };
      return { ...row, status: 'DONE', done: stepOf(metadata), erased_on: erasedOn, things };
    }
  }
};

const evolve = (row: ErasureRow | null, event: RecordedEvent<ErasureEvent>): ErasureRow | null => {
  if (event.type === 'ErasureProposed' || event.type === 'ErasureReapplied') return begun(event);
  return row && { ...went(row, event), changed_at: event.metadata.recordedAt };
};

export const erasureProjection = defineProjection<ErasureEvent, ErasureRow>({
  name: 'erasure',
  version: 1,
  table: {
    name: 'erasure',
    key: { erasure_id: 'uuid' },
    columns: {
      kind: 'text',
      subject_id: 'uuid',
      person_id: 'uuid',
      status: 'text',
      ground: 'text',
      rule: 'text',
      due_on: 'date',
      reason: 'text',
      decline_reason: 'text',
      proposed: 'json',
      decided: 'json',
      done: 'json',
      erased_on: 'date',
      things: 'json',
      changed_at: 'timestamptz',
    },
    indexes: [['subject_id']],
  },
  handles: [
    'ErasureProposed',
    'ErasureDecided',
    'ErasureDeclined',
    'ErasureWithdrawn',
    'SubjectErased',
    'ErasureReapplied',
  ],
  keys: ({ body }) => [{ erasure_id: body.erasureId }],
  evolve,
});

/** The table that queries of this feature read. */
export const ERASURE_TABLE = 'read.erasure_v1';
