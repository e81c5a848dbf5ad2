import type { LocalText } from '#contracts/local-text.js';
import type { RetainedCase, RetainedPerson } from '#contracts/retained.port.js';
import type { RetainedKind } from '#contracts/retention.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { dueOf, type Due, type RetainedSubject } from '../../domain/due.js';
import { caseName } from './retention.words.js';

export type ItemState = 'PROPOSED' | 'UNDER_WAY' | 'DUE' | 'HELD' | 'UNKNOWN' | 'LATER';

/** In the order in which they want somebody. */
export const ITEM_STATES: readonly ItemState[] = ['PROPOSED', 'UNDER_WAY', 'DUE', 'HELD', 'UNKNOWN', 'LATER'];

/** A hold or an erasure, as far as what it is about decides. */
export interface AboutSubject {
  readonly schoolId: Uuid;
  readonly kind: RetainedKind;
  readonly subjectId: Uuid;
  readonly personId: Uuid | null;
}

/** A person or a case that the schedule is about. */
export interface Retained extends AboutSubject {
  readonly kind: 'person' | 'case';
  readonly name: LocalText | null;
  readonly subject: RetainedSubject;
}

export interface RetentionItem<Hold> extends Retained {
  readonly due: Due;
  readonly state: ItemState;
  readonly holds: readonly Hold[];
  readonly erasureId: Uuid | null;
}

const nameIn = (name: RetainedPerson['name']): LocalText | null =>
  typeof name === 'string' ? { en: name, cy: name } : null;

/** A person as what the schedule is about. */
export const ofPerson = ({ tenantId, personId, kind, leftOn, name }: RetainedPerson): Retained => ({
  ...{ schoolId: tenantId, kind: 'person', subjectId: personId, personId, name: nameIn(name) },
  subject: { kind: 'person', facts: { kind, leftOn } },
});

/** A case, with what is known of whom it is about. */
export const ofCase = (one: RetainedCase, people: readonly RetainedPerson[]): Retained => {
  const about = people.find(({ tenantId, personId }) => tenantId === one.tenantId && personId === one.subjectPersonId);
  const { tenantId: schoolId, caseId: subjectId, subjectPersonId: personId } = one;
  return {
    ...{ schoolId, kind: 'case', subjectId, personId, name: caseName(one.category) },
    subject: { kind: 'case', facts: one, about: about ? { kind: about.kind, leftOn: about.leftOn } : null },
  };
};

/** The rule of the decider, on rows: a hold on a record holds all of it, one on a case whom it is about. */
export const isHeldBy = (subject: AboutSubject, hold: AboutSubject): boolean => {
  if (hold.schoolId !== subject.schoolId) return false;
  if (hold.kind === 'record' || isAbout(subject, hold)) return true;
  return hold.kind !== subject.kind && hold.personId !== null && hold.personId === subject.personId;
};

/** Whether both are about the same thing in the same record. */
export const isAbout = (one: AboutSubject, other: AboutSubject): boolean =>
  one.schoolId === other.schoolId && one.kind === other.kind && one.subjectId === other.subjectId;

const stateOf = (due: Due, today: PlainDate, isHeld: boolean, erasure: string | undefined): ItemState => {
  if (erasure === 'DECIDED') return 'UNDER_WAY';
  if (isHeld) return 'HELD';
  if (erasure === 'PROPOSED') return 'PROPOSED';
  if (due.dueOn === null) return 'UNKNOWN';
  return due.dueOn <= today ? 'DUE' : 'LATER';
};

/** Where a subject stands on a day. */
export const itemOf = <Hold extends AboutSubject & { readonly liftedAt: unknown }>(
  subject: Retained,
  today: PlainDate,
  around: {
    readonly holds: readonly Hold[];
    readonly erasures: readonly (AboutSubject & { readonly id: Uuid; readonly status: string })[];
  },
): RetentionItem<Hold> => {
  const holds = around.holds.filter((hold) => hold.liftedAt === null && isHeldBy(subject, hold));
  const erasure = around.erasures.find(
    (one) => isAbout(one, subject) && ['PROPOSED', 'DECIDED', 'DONE'].includes(one.status),
  );
  const due = dueOf(subject.subject, today);
  const state = stateOf(due, today, holds.length > 0, erasure?.status);
  return { ...subject, due, state, holds, erasureId: erasure?.id ?? null };
};

const dayOf = ({ dueOn, notBefore }: Due): PlainDate => dueOn ?? notBefore ?? '9999-12-31';

/** What waits for somebody first, then by day. */
export const ordered = <Hold>(items: readonly RetentionItem<Hold>[]): readonly RetentionItem<Hold>[] =>
  items.toSorted((one, other) => {
    const rank = ITEM_STATES.indexOf(one.state) - ITEM_STATES.indexOf(other.state);
    if (rank !== 0) return rank;
    return dayOf(one.due) < dayOf(other.due) ? -1 : 1;
  });

/** How many stand where; states that nothing stands in are not there. */
export const countsOf = (items: readonly RetentionItem<unknown>[]) =>
  ITEM_STATES.map((state) => ({ state, count: items.filter((item) => item.state === state).length })).filter(
    ({ count }) => count > 0,
  );
