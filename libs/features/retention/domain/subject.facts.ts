import type { BreachCategory, BreachEvent, BreachOutcome, BreachSeverity } from '#contracts/breach.events.js';
import type { PersonEvent } from '#contracts/people.events.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import type { Decider } from '#platform/kernel/decider.js';
import type { PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { accept } from '#platform/kernel/result.js';

/** What retention must know of a person in one school. */
export interface PersonFacts {
  readonly kind: PersonKind;
  /** null: still there. */
  readonly leftOn: PlainDate | null;
}

/** What retention must know of a case. */
export interface CaseFacts {
  readonly category: BreachCategory;
  readonly subjectPersonId: Uuid | null;
  readonly confidential: boolean;
  readonly aboutHead: boolean;
  readonly severity: BreachSeverity | null;
  /** Whether a body outside, or human resources, was told. */
  readonly passedOn: boolean;
  readonly outcome: BreachOutcome | null;
  readonly reportedOn: PlainDate;
  /** null: still open. */
  readonly closedOn: PlainDate | null;
}

/** A stream of another feature that is read here and never written. */
type Reading<Facts, Event extends RecordedEvent<PersonEvent> | RecordedEvent<BreachEvent>> = Decider<
  Facts | null,
  never,
  Event
>;

/** Folds what the people feature wrote of somebody. */
export const personFacts: Reading<PersonFacts, RecordedEvent<PersonEvent>> = {
  initialState: null,
  evolve: (facts, event) => {
    switch (event.type) {
      case 'PersonRegistered':
        return { kind: event.body.kind, leftOn: null };
      case 'PersonDetailsChanged':
        return facts && { ...facts, kind: event.body.kind ?? facts.kind };
      case 'PersonLeft':
        return facts && { ...facts, leftOn: event.body.leftOn };
      case 'PersonReturned':
        return facts && { ...facts, leftOn: null };
      case 'PostStarted':
      case 'PostEnded':
      case 'AbsenceStarted':
      case 'AbsenceEnded':
        return facts;
    }
  },
  decide: () => accept([]),
};

/** Folds what the breach feature wrote of a case. */
export const caseFacts: Reading<CaseFacts, RecordedEvent<BreachEvent>> = {
  initialState: null,
  evolve: (facts, event) => {
    switch (event.type) {
      case 'BreachReported': {
        const { category, subjectPersonId, confidential, aboutHead } = event.body;
        const reportedOn = londonDay(event.metadata.recordedAt);
        const fresh = { severity: null, passedOn: false, outcome: null, closedOn: null };
        return { category, subjectPersonId, confidential, aboutHead, reportedOn, ...fresh };
      }
      case 'BreachTriaged':
        return facts && { ...facts, severity: event.body.severity };
      case 'BreachEscalated':
        return facts && { ...facts, passedOn: true };
      case 'OutcomeRecorded':
        return facts && { ...facts, outcome: event.body.outcome };
      case 'BreachClosed':
        return facts && { ...facts, closedOn: londonDay(event.metadata.recordedAt) };
      case 'ClockSetAside':
      case 'MeasureRecorded':
      case 'EvidenceAttached':
      case 'ConfidentialRecordRead':
        return facts;
    }
  },
  decide: () => accept([]),
};
