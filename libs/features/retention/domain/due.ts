import { ruleOn, type RetentionBase, type RetentionRule } from '#contracts/retention-schedule.js';
import type { BreachCategory } from '#contracts/breach.events.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import type { PlainDate } from '#platform/kernel/event.js';
import { addDays, plainDateOf } from '#platform/kernel/plain-date.js';
import type { CaseFacts, PersonFacts } from './subject.facts.js';

/** A person, or a case with what is known of whom it is about. */
export type RetainedSubject =
  | { readonly kind: 'person'; readonly facts: PersonFacts }
  | { readonly kind: 'case'; readonly facts: CaseFacts; readonly about: PersonFacts | null };

/** What the record does not say and the schedule needs. */
export type Missing = RetentionBase | 'pension-age';

/** When the schedule lets something go. */
export interface Due {
  /** The rule in the edition of the day that was asked of; null: none had been made by then. */
  readonly rule: RetentionRule | null;
  /** What the time is counted from, and the day, where the record says it. */
  readonly countedFrom: PlainDate | null;
  /** null: it cannot be said. */
  readonly dueOn: PlainDate | null;
  /** Where the day cannot be said: at any rate not before this one. */
  readonly notBefore: PlainDate | null;
  readonly missing: Missing | null;
}

const OF_PERSON: Readonly<Record<PersonKind, string>> = {
  staff: 'staff-record',
  teacher: 'staff-record',
  support: 'staff-record',
  contractor: 'staff-record',
  trainee: 'staff-record',
  volunteer: 'staff-record',
  governor: 'governor-record',
  trustee: 'governor-record',
  parent: 'parent-record',
  pupil: 'pupil-record',
};

const OF_DATA: readonly BreachCategory[] = ['CONFIDENTIALITY', 'DATA_BREACH', 'HACKED_ACCOUNT'];
const OF_SAFEGUARDING: readonly BreachCategory[] = [
  'CONTACT_WITH_PUPILS',
  'FRIEND_REQUEST',
  'HARASSMENT',
  'EXTREME_CONTENT',
  'INDECENT_IMAGES',
  'IMAGES_WITHOUT_CONSENT',
];

/** An allegation is made against an adult: somebody on record who is no pupil. */
const isAllegation = ({ subjectPersonId }: CaseFacts, about: PersonFacts | null): boolean =>
  subjectPersonId !== null && about?.kind !== 'pupil';

const wasCleared = ({ outcome }: CaseFacts): boolean => outcome === 'FALSE' || outcome === 'MALICIOUS';

const ofAllegation = ({ category, severity, passedOn }: CaseFacts): string => {
  if (!OF_SAFEGUARDING.includes(category)) return 'conduct-case';
  return severity === 'low' && !passedOn ? 'low-level-concern' : 'allegation';
};

const ofCase = (facts: CaseFacts, about: PersonFacts | null): string => {
  const allegation = isAllegation(facts, about);
  if (allegation && wasCleared(facts)) return 'allegation-false-or-malicious';
  if (OF_DATA.includes(facts.category)) return 'data-breach';
  return allegation ? ofAllegation(facts) : 'conduct-case';
};

/** The rule that a subject falls under: what it is decides, and never what somebody calls it. */
export const ruleIdOf = (subject: RetainedSubject): string =>
  subject.kind === 'person' ? OF_PERSON[subject.facts.kind] : ofCase(subject.facts, subject.about);

/** The same day so many years on; of 29 February the day after the 28th, for the time must be over. */
export const yearsAfter = (day: PlainDate, years: number): PlainDate => {
  const [year, month, date] = [Number(day.slice(0, 4)) + years, Number(day.slice(5, 7)), Number(day.slice(8))];
  return plainDateOf(year, month, date) ?? addDays(plainDateOf(year, month, date - 1) ?? day, 1);
};

const baseOf = (subject: RetainedSubject, from: RetentionBase): PlainDate | null => {
  if (from === 'birth') return null;
  if (subject.kind === 'person') return from === 'left' ? subject.facts.leftOn : null;
  const { closedOn, reportedOn } = subject.facts;
  // Nothing of an open case is over, whatever its years are counted from.
  if (closedOn === null) return null;
  const days = { closed: closedOn, reported: reportedOn, 'subject-left': subject.about?.leftOn ?? null, left: null };
  return days[from];
};

const later = (one: PlainDate, other: PlainDate): PlainDate => (one < other ? other : one);

const unknown = (rule: RetentionRule | null, missing: Missing | null, known: Partial<Due> = {}): Due => ({
  ...{ rule, countedFrom: null, dueOn: null, notBefore: null, missing },
  ...known,
});

/**
 * When the schedule lets a subject go, by the edition that holds on a day. `reachesAgeOn`: the day on which the person
 * reaches the age that the rule names, where somebody says it; the record has no dates of birth.
 */
export const dueOf = (subject: RetainedSubject, today: PlainDate, reachesAgeOn: PlainDate | null = null): Due => {
  const rule = ruleOn(ruleIdOf(subject), today);
  if (rule === null) return unknown(null, null);
  if (rule.term.from === 'birth') return ofAge(rule, subject, reachesAgeOn);
  const base = baseOf(subject, rule.term.from);
  if (base === null) return unknown(rule, isOpen(subject) ? 'closed' : rule.term.from);
  return ofYears(rule, base, reachesAgeOn);
};

const ofYears = (rule: RetentionRule, countedFrom: PlainDate, reachesAgeOn: PlainDate | null): Due => {
  const after = yearsAfter(countedFrom, rule.term.years);
  if (!rule.term.orPensionAge) return { rule, countedFrom, dueOn: after, notBefore: null, missing: null };
  if (reachesAgeOn === null) return unknown(rule, 'pension-age', { countedFrom, notBefore: after });
  return { rule, countedFrom, dueOn: later(after, reachesAgeOn), notBefore: null, missing: null };
};

const isOpen = (subject: RetainedSubject): boolean => subject.kind === 'case' && subject.facts.closedOn === null;

const ofAge = (rule: RetentionRule, subject: RetainedSubject, reachesAgeOn: PlainDate | null): Due => {
  const left = baseOf(subject, 'left');
  if (left === null) return unknown(rule, 'left');
  if (reachesAgeOn === null) return unknown(rule, 'birth', { notBefore: left });
  return { rule, countedFrom: null, dueOn: later(left, reachesAgeOn), notBefore: null, missing: null };
};
