import type { BreachEvent } from '#contracts/breach.events.js';
import type { Instant, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row a fact of a case, its body as it stands in the log: personal fields sealed. Never changed once written. */
export interface StepRow {
  readonly breach_id: Uuid;
  /** 1, 2, 3 ... within the case. */
  readonly step: number;
  readonly type: BreachEvent['type'];
  readonly at: Instant;
  readonly body: object;
}

const evolve = (row: StepRow | null, { type, body, metadata }: RecordedEvent<BreachEvent>): StepRow =>
  row ?? { breach_id: body.breachId, step: metadata.version, type, at: metadata.recordedAt, body };

export const stepProjection = defineProjection<BreachEvent, StepRow>({
  name: 'breach_step',
  version: 2,
  table: {
    name: 'breach_step',
    key: { breach_id: 'uuid', step: 'integer' },
    columns: { type: 'text', at: 'timestamptz', body: 'json' },
  },
  handles: [
    'BreachReported',
    'BreachTriaged',
    'BreachEscalated',
    'ClockSetAside',
    'MeasureRecorded',
    'EvidenceAttached',
    'OutcomeRecorded',
    'BreachClosed',
    'ConfidentialRecordRead',
  ],
  keys: ({ body, metadata }) => [{ breach_id: body.breachId, step: metadata.version }],
  evolve,
});

/** The table that queries of this feature read. */
export const STEP_TABLE = 'read.breach_step_v2';
