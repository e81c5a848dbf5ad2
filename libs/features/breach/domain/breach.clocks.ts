import type { BreachCategory } from '#contracts/breach.events.js';
import type { Instant } from '#platform/kernel/event.js';
import { endOfWorkingDay, usualCalendar } from './breach.calendar.js';
import type { WorkingCalendar } from './breach.calendar.js';
import type { Told } from './breach.state.js';

/** The body whose clock it is. */
export type ClockKind = 'ICO' | 'LADO';

/** A clock at a moment. `minutesLeft` counts to that moment or, once stopped, to the stop; below zero: run out. */
export interface Clock {
  readonly kind: ClockKind;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly stoppedAt: Instant | null;
  readonly minutesLeft: number;
  /** Where the rule stands. */
  readonly source: string;
}

/** What clocks are computed from: a state of the case, or a row of its read model. */
export interface ClockedCase {
  readonly category: BreachCategory;
  readonly awareAt: Instant;
  readonly told: readonly Told[];
}

interface ClockRule {
  readonly kind: ClockKind;
  readonly categories: ReadonlySet<BreachCategory>;
  readonly source: string;
  readonly dueAt: (startedAt: Instant, calendar: WorkingCalendar) => Instant;
}

const MINUTE = 60_000;
const ICO_HOURS = 72;

/** Hours of the wall: weekends, holidays and the change of the clocks make no difference. */
const hoursLater = (from: Instant, hours: number): Instant =>
  new Date(Date.parse(from) + hours * 60 * MINUTE).toISOString();

const rules: readonly ClockRule[] = [
  {
    kind: 'ICO',
    // A disclosure or an intrusion is a personal data breach by definition, whatever it was reported as (Art. 4(12)).
    categories: new Set(['DATA_BREACH', 'CONFIDENTIALITY', 'HACKED_ACCOUNT']),
    source:
      'UK GDPR, Article 33(1): 72 hours after becoming aware, unless the breach is unlikely to result in a risk to people; Article 4(12) says what a personal data breach is.',
    dueAt: (startedAt) => hoursLater(startedAt, ICO_HOURS),
  },
  {
    kind: 'LADO',
    categories: new Set(['CONTACT_WITH_PUPILS', 'FRIEND_REQUEST', 'INDECENT_IMAGES', 'EXTREME_CONTENT']),
    source:
      'Working Together to Safeguard Children and the procedures of local safeguarding partners: the designated officer is told within one working day; Keeping Children Safe in Education, Part four, says of which allegations. Wales: Wales Safeguarding Procedures, Section 5.',
    dueAt: (startedAt, calendar) => endOfWorkingDay(startedAt, calendar.ladoWorkingDays, calendar),
  },
];

const firstTold = (told: readonly Told[], body: ClockKind): Instant | null =>
  told
    .filter(({ to }) => to === body)
    .map(({ toldAt }) => toldAt)
    .reduce<Instant | null>(
      (first, one) => (first === null || Date.parse(one) < Date.parse(first) ? one : first),
      null,
    );

const clockOf = (rule: ClockRule, { awareAt, told }: ClockedCase, at: Instant, calendar: WorkingCalendar): Clock => {
  const { kind, source } = rule;
  const dueAt = rule.dueAt(awareAt, calendar);
  const stoppedAt = firstTold(told, kind);
  const minutesLeft = Math.floor((Date.parse(dueAt) - Date.parse(stoppedAt ?? at)) / MINUTE);
  return { kind, startedAt: awareAt, dueAt, stoppedAt, minutesLeft, source };
};

/** The clocks that law and guidance start with a case, as they stand at `at`; none for most categories. */
export const clocksOf = (one: ClockedCase, at: Instant, calendar: WorkingCalendar = usualCalendar): readonly Clock[] =>
  rules.filter(({ categories }) => categories.has(one.category)).map((rule) => clockOf(rule, one, at, calendar));

/** The running clock that runs out first; null when none runs. */
export const nextClock = (clocks: readonly Clock[]): Clock | null =>
  clocks
    .filter(({ stoppedAt }) => stoppedAt === null)
    .reduce<Clock | null>((first, one) => (first === null || one.minutesLeft < first.minutesLeft ? one : first), null);
