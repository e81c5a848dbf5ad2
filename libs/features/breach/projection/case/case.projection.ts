import type {
  BreachCategory,
  BreachEvent,
  BreachOutcome,
  BreachSeverity,
  ClockBody,
  OutsideBody,
} from '#contracts/breach.events.js';
import type { ErasureReapplied, SubjectErased } from '#contracts/retention.events.js';
import type { EventOf, Instant, PlainDate, RecordedEvent, SealedText, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

export type CaseStatus = 'REPORTED' | 'TRIAGED' | 'ESCALATED' | 'DECIDED' | 'CLOSED';

/** One row a case: what lists, counts and clocks need. Its text stays sealed; its steps have a table of their own. */
export interface CaseRow {
  readonly breach_id: Uuid;
  readonly category: BreachCategory;
  readonly status: CaseStatus;
  readonly reported_at: Instant;
  readonly reported_position: number;
  readonly aware_at: Instant;
  readonly happened_on: PlainDate | null;
  readonly confidential: boolean;
  readonly about_head: boolean;
  readonly subject_person_id: Uuid | null;
  readonly summary: SealedText | string;
  readonly severity: BreachSeverity | null;
  readonly outcome: BreachOutcome | null;
  readonly told: readonly { readonly to: OutsideBody; readonly toldAt: Instant }[];
  readonly set_aside: readonly { readonly clock: ClockBody; readonly at: Instant }[];
  readonly closed_at: Instant | null;
  /** From then on no list has the case, of any date: its key is gone. */
  readonly erased_on: PlainDate | null;
}

/** Everything that changes a case; that it was read does not. */
type OwnEvent = Exclude<BreachEvent, { type: 'MeasureRecorded' | 'EvidenceAttached' | 'ConfidentialRecordRead' }>;
type Erased = EventOf<typeof SubjectErased> | EventOf<typeof ErasureReapplied>;
type CaseEvent = OwnEvent | Erased;

const afterTelling = (status: CaseStatus): CaseStatus =>
  status === 'DECIDED' || status === 'CLOSED' ? status : 'ESCALATED';

const takenUp = (row: CaseRow, severity: BreachSeverity): CaseRow => ({
  ...row,
  severity,
  status: row.status === 'REPORTED' ? 'TRIAGED' : row.status,
});

const evolve = (row: CaseRow | null, event: RecordedEvent<CaseEvent>): CaseRow | null => {
  switch (event.type) {
    case 'BreachReported': {
      const { body, metadata } = event;
      return {
        breach_id: body.breachId,
        category: body.category,
        status: 'REPORTED',
        reported_at: metadata.recordedAt,
        reported_position: metadata.position,
        aware_at: body.awareAt,
        happened_on: body.happenedOn,
        confidential: body.confidential,
        about_head: body.aboutHead,
        subject_person_id: body.subjectPersonId,
        summary: body.summary,
        severity: null,
        outcome: null,
        told: [],
        set_aside: [],
        closed_at: null,
        erased_on: null,
      };
    }
    case 'BreachTriaged':
      return row && takenUp(row, event.body.severity);
    case 'BreachEscalated': {
      const { to, toldAt } = event.body;
      return row && { ...row, status: afterTelling(row.status), told: [...row.told, { to, toldAt }] };
    }
    case 'ClockSetAside': {
      const set = { clock: event.body.clock, at: event.metadata.recordedAt };
      return row && { ...row, set_aside: [...row.set_aside, set] };
    }
    case 'OutcomeRecorded':
      return row && { ...row, status: 'DECIDED', outcome: event.body.outcome };
    case 'BreachClosed':
      return row && { ...row, status: 'CLOSED', closed_at: event.metadata.recordedAt };
    case 'SubjectErased':
    case 'ErasureReapplied':
      return row && { ...row, erased_on: event.body.erasedOn };
  }
};

export const caseProjection = defineProjection<CaseEvent, CaseRow>({
  name: 'breach',
  version: 3,
  table: {
    name: 'breach',
    key: { breach_id: 'uuid' },
    columns: {
      category: 'text',
      status: 'text',
      reported_at: 'timestamptz',
      reported_position: 'bigint',
      aware_at: 'timestamptz',
      happened_on: 'date',
      confidential: 'boolean',
      about_head: 'boolean',
      subject_person_id: 'uuid',
      summary: 'text',
      severity: 'text',
      outcome: 'text',
      told: 'json',
      set_aside: 'json',
      closed_at: 'timestamptz',
      erased_on: 'date',
    },
    indexes: [['reported_at']],
  },
  handles: [
    ...([
      'BreachReported',
      'BreachTriaged',
      'BreachEscalated',
      'ClockSetAside',
      'OutcomeRecorded',
      'BreachClosed',
    ] as const),
    ...(['SubjectErased', 'ErasureReapplied'] as const),
  ],
  keys: ({ body }) => {
    if ('breachId' in body) return [{ breach_id: body.breachId }];
    return body.kind === 'case' ? [{ breach_id: body.subjectId }] : [];
  },
  evolve,
});

/** The table that queries of this feature read. */
export const CASE_TABLE = 'read.breach_v3';
