import type { HoldEvent, RetainedKind } from '#contracts/retention.events.js';
import type { Instant, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a hold. Its reasons stay sealed. */
export interface HoldRow {
  readonly hold_id: Uuid;
  readonly kind: RetainedKind;
  readonly subject_id: Uuid;
  readonly person_id: Uuid | null;
  readonly placed_at: Instant;
  readonly placed_by: string;
  readonly placed_post: string;
  readonly reason: string;
  readonly lifted_at: Instant | null;
  readonly lifted_by: string | null;
  readonly lifted_post: string | null;
  readonly lift_reason: string | null;
}

const evolve = (row: HoldRow | null, { type, body, metadata }: RecordedEvent<HoldEvent>): HoldRow | null => {
  switch (type) {
    case 'HoldPlaced':
      return {
        hold_id: body.holdId,
        kind: body.kind,
        subject_id: body.subjectId,
        person_id: body.personId,
        placed_at: metadata.recordedAt,
        placed_by: metadata.actorId,
        placed_post: body.post,
        reason: body.reason,
        ...{ lifted_at: null, lifted_by: null, lifted_post: null, lift_reason: null },
      };
    case 'HoldLifted': {
      const { post, reason } = body;
      const { recordedAt, actorId } = metadata;
      return row && { ...row, lifted_at: recordedAt, lifted_by: actorId, lifted_post: post, lift_reason: reason };
    }
  }
};

export const holdProjection = defineProjection<HoldEvent, HoldRow>({
  name: 'hold',
  version: 1,
  table: {
    name: 'hold',
    key: { hold_id: 'uuid' },
    columns: {
      kind: 'text',
      subject_id: 'uuid',
      person_id: 'uuid',
      placed_at: 'timestamptz',
      placed_by: 'text',
      placed_post: 'text',
      reason: 'text',
      lifted_at: 'timestamptz',
      lifted_by: 'text',
      lifted_post: 'text',
      lift_reason: 'text',
    },
  },
  handles: ['HoldPlaced', 'HoldLifted'],
  keys: ({ body }) => [{ hold_id: body.holdId }],
  evolve,
});

/** The table that queries of this feature read. */
export const HOLD_TABLE = 'read.hold_v1';
