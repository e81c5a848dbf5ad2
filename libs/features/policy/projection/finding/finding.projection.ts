import type { FindingAccepted, FindingFixed, FindingWaived } from '#contracts/policy-care.events.js';
import type { EventOf, Instant, PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a finding of a policy that somebody answered: the newest answer. Its text stands with the version's. */
export interface FindingRow {
  readonly policy_id: Uuid;
  readonly finding_id: string;
  readonly answer: 'accepted' | 'fixed' | 'waived';
  /** The version that it was answered for. */
  readonly version_id: Uuid;
  /** The note or the reason. */
  readonly words: string | null;
  /** Sealed: who will mend it. */
  readonly responsible: string | null;
  /** Mended by, or waived until. */
  readonly until: PlainDate | null;
  readonly fixed_in_number: number | null;
  readonly answered_by: string;
  readonly answered_at: Instant;
}

type FindingEvent = EventOf<typeof FindingAccepted> | EventOf<typeof FindingFixed> | EventOf<typeof FindingWaived>;

/** A personal field stands sealed in a stored event: an opaque text, whatever it was before. */
const sealedText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const said = (
  event: FindingEvent,
): Pick<FindingRow, 'answer' | 'words' | 'responsible' | 'until' | 'fixed_in_number'> => {
  switch (event.type) {
    case 'FindingAccepted': {
      const { note, responsible, dueOn } = event.body;
      const who = sealedText(responsible);
      return { answer: 'accepted', words: note, responsible: who, until: dueOn, fixed_in_number: null };
    }
    case 'FindingFixed': {
      const { note, fixedInNumber } = event.body;
      return { answer: 'fixed', words: note, responsible: null, until: null, fixed_in_number: fixedInNumber };
    }
    case 'FindingWaived': {
      const { reason, until } = event.body;
      return { answer: 'waived', words: reason, responsible: null, until, fixed_in_number: null };
    }
  }
};

const evolve = (_: FindingRow | null, event: RecordedEvent<FindingEvent>): FindingRow => ({
  policy_id: event.body.policyId,
  finding_id: event.body.findingId,
  version_id: event.body.versionId,
  ...said(event),
  answered_by: event.metadata.actorId,
  answered_at: event.metadata.recordedAt,
});

export const findingProjection = defineProjection<FindingEvent, FindingRow>({
  name: 'policy-finding',
  version: 1,
  table: {
    name: 'policy_finding',
    key: { policy_id: 'uuid', finding_id: 'text' },
    columns: {
      answer: 'text',
      version_id: 'uuid',
      words: 'text',
      responsible: 'text',
      until: 'date',
      fixed_in_number: 'integer',
      answered_by: 'text',
      answered_at: 'timestamptz',
    },
  },
  handles: ['FindingAccepted', 'FindingFixed', 'FindingWaived'],
  keys: ({ body }) => [{ policy_id: body.policyId, finding_id: body.findingId }],
  evolve,
});

/** The table that queries of this feature read. */
export const FINDING_TABLE = 'read.policy_finding_v1';
