import type { RetainedKind, RetentionEvent } from '#contracts/retention.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** Whom or what a hold or an erasure is about. */
export interface Subject {
  readonly kind: RetainedKind;
  readonly subjectId: Uuid;
  /** The person, or whom the case is about. */
  readonly personId: Uuid | null;
}

/** A hold that was placed. */
export interface Hold extends Subject {
  readonly holdId: Uuid;
  readonly post: string;
  readonly lifted: boolean;
}

export type ErasureStatus = 'proposed' | 'declined' | 'withdrawn' | 'decided' | 'done';

/** An erasure as far as it is. */
export interface Erasure extends Subject {
  readonly erasureId: Uuid;
  readonly status: ErasureStatus;
  /** Who put it forward; null where a ledger did. */
  readonly proposedBy: string | null;
  readonly rule: string;
  readonly dueOn: PlainDate | null;
}

/** All holds and erasures of one stream of a record. */
export interface RetentionState {
  readonly holds: ReadonlyMap<Uuid, Hold>;
  readonly erasures: ReadonlyMap<Uuid, Erasure>;
}

export const NOTHING: RetentionState = { holds: new Map(), erasures: new Map() };

const about = ({ kind, subjectId, personId }: Subject): Subject => ({ kind, subjectId, personId });

const withErasure = (state: RetentionState, erasure: Erasure): RetentionState => ({
  ...state,
  erasures: new Map(state.erasures).set(erasure.erasureId, erasure),
});

const became = (state: RetentionState, erasureId: Uuid, status: ErasureStatus): RetentionState => {
  const erasure = state.erasures.get(erasureId);
  return erasure ? withErasure(state, { ...erasure, status }) : state;
};

const STATUS = {
  ErasureDecided: 'decided',
  ErasureDeclined: 'declined',
  ErasureWithdrawn: 'withdrawn',
  SubjectErased: 'done',
} as const;

/** The state after an event. */
export const evolve = (state: RetentionState, event: RetentionEvent): RetentionState => {
  switch (event.type) {
    case 'HoldPlaced': {
      const { holdId, post } = event.body;
      const hold = { ...about(event.body), holdId, post, lifted: false };
      return { ...state, holds: new Map(state.holds).set(holdId, hold) };
    }
    case 'HoldLifted': {
      const hold = state.holds.get(event.body.holdId);
      return hold ? { ...state, holds: new Map(state.holds).set(hold.holdId, { ...hold, lifted: true }) } : state;
    }
    case 'ErasureProposed': {
      const { erasureId, rule, dueOn, proposedBy } = event.body;
      return withErasure(state, { ...about(event.body), erasureId, rule, dueOn, proposedBy, status: 'proposed' });
    }
    case 'ErasureReapplied': {
      const { erasureId, rule } = event.body;
      return withErasure(state, {
        ...about(event.body),
        erasureId,
        rule,
        dueOn: null,
        proposedBy: null,
        status: 'done',
      });
    }
    case 'ErasureDecided':
    case 'ErasureDeclined':
    case 'ErasureWithdrawn':
    case 'SubjectErased':
      return became(state, event.body.erasureId, STATUS[event.type]);
  }
};

const isSame = (one: Subject, other: Subject): boolean => one.kind === other.kind && one.subjectId === other.subjectId;

/** A hold on a record holds all of it, one on a case holds whom it is about, one on a person their cases. */
const covers = (hold: Hold, subject: Subject): boolean =>
  hold.kind === 'record' ||
  isSame(hold, subject) ||
  (hold.kind !== subject.kind && hold.personId !== null && hold.personId === subject.personId);

/** What keeps a subject from being erased, of both streams of its record. */
export const holdsOn = (subject: Subject, states: readonly RetentionState[]): readonly Hold[] =>
  states.flatMap(({ holds }) => [...holds.values()]).filter((hold) => !hold.lifted && covers(hold, subject));

/** The erasure of a subject that is not over, or that was done. */
export const erasureOf = (subject: Subject, { erasures }: RetentionState): Erasure | null =>
  [...erasures.values()].find(
    (erasure) => isSame(erasure, subject) && erasure.status !== 'declined' && erasure.status !== 'withdrawn',
  ) ?? null;
