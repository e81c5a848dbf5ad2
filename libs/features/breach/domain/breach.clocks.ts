import type { BreachCategory, ClockBody } from '#contracts/breach.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { Instant } from '#platform/kernel/event.js';
import { endOfWorkingDay, usualCalendar } from './breach.calendar.js';
import type { WorkingCalendar } from './breach.calendar.js';
import type { Told } from './breach.state.js';

/** The body whose clock it is. */
export type ClockKind = ClockBody;

/**
 * How a clock stands. `RUN_OUT` runs on below zero until somebody acts; `NOT_NEEDED`: found so, with a reason;
 * `NOT_TOLD`: the case was closed and nobody had told the body, nor said why not.
 */
export type ClockStatus = 'RUNNING' | 'RUN_OUT' | 'TOLD_IN_TIME' | 'TOLD_LATE' | 'NOT_NEEDED' | 'NOT_TOLD';

/** A clock at a moment. `minutesLeft` counts to that moment or to when the clock ended; below zero: past its time. */
export interface Clock {
  readonly kind: ClockKind;
  readonly status: ClockStatus;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** When the body was first told. */
  readonly stoppedAt: Instant | null;
  /** When it ended without that: set aside, or with its case. */
  readonly endedAt: Instant | null;
  readonly minutesLeft: number;
  /** Where the rule stands. */
  readonly source: LocalText;
}

/** What clocks are computed from: a state of the case, or a row of its read model. */
export interface ClockedCase {
  readonly category: BreachCategory;
  readonly awareAt: Instant;
  readonly told: readonly Told[];
  readonly setAside?: readonly { readonly clock: ClockKind; readonly at: Instant }[];
  readonly closedAt?: Instant | null;
}

interface ClockRule {
  readonly kind: ClockKind;
  readonly categories: ReadonlySet<BreachCategory>;
  readonly source: LocalText;
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
    source: {
      en: 'UK GDPR, Article 33(1): 72 hours after becoming aware, unless the breach is unlikely to result in a risk to people; Article 4(12) says what a personal data breach is.',
      cy: 'GDPR y DU, Erthygl 33(1): 72 awr ar ôl dod yn ymwybodol, oni bai ei bod yn annhebygol y bydd risg i bobl; mae Erthygl 4(12) yn dweud beth yw tor data personol.',
    },
    dueAt: (startedAt) => hoursLater(startedAt, ICO_HOURS),
  },
  {
    kind: 'LADO',
    categories: new Set(['CONTACT_WITH_PUPILS', 'FRIEND_REQUEST', 'INDECENT_IMAGES', 'EXTREME_CONTENT']),
    source: {
      en: 'Working Together to Safeguard Children and the procedures of local safeguarding partners: the designated officer is told within one working day; Keeping Children Safe in Education, Part four, says of which allegations. Wales: Wales Safeguarding Procedures, Section 5.',
      cy: 'Working Together to Safeguard Children a gweithdrefnau partneriaid diogelu lleol: rhoddir gwybod i’r swyddog dynodedig o fewn un diwrnod gwaith; mae Keeping Children Safe in Education, Rhan pedwar, yn dweud am ba honiadau. Cymru: Gweithdrefnau Diogelu Cymru, Adran 5.',
    },
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

/** When and how a clock ended that nobody stopped by telling; what was set aside first counts. */
const endOf = (
  kind: ClockKind,
  { setAside = [], closedAt = null }: ClockedCase,
): readonly [ClockStatus, Instant] | null => {
  const aside = setAside.find(({ clock }) => clock === kind);
  if (aside) return ['NOT_NEEDED', aside.at];
  return closedAt === null ? null : ['NOT_TOLD', closedAt];
};

const clockOf = (rule: ClockRule, one: ClockedCase, at: Instant, calendar: WorkingCalendar): Clock => {
  const { kind, source } = rule;
  const startedAt = one.awareAt;
  const dueAt = rule.dueAt(startedAt, calendar);
  const left = (until: Instant): number => Math.floor((Date.parse(dueAt) - Date.parse(until)) / MINUTE);
  const about = { kind, startedAt, dueAt, source };
  const stoppedAt = firstTold(one.told, kind);
  if (stoppedAt !== null) {
    const status = Date.parse(stoppedAt) > Date.parse(dueAt) ? 'TOLD_LATE' : 'TOLD_IN_TIME';
    return { ...about, status, stoppedAt, endedAt: null, minutesLeft: left(stoppedAt) };
  }
  const [status, endedAt] = endOf(kind, one) ?? [left(at) < 0 ? 'RUN_OUT' : 'RUNNING', null];
  return { ...about, status, stoppedAt, endedAt, minutesLeft: left(endedAt ?? at) };
};

/** Whether a clock still runs, in time or past it. */
export const isRunning = ({ status }: Clock): boolean => status === 'RUNNING' || status === 'RUN_OUT';

/** The bodies whose clocks a category starts. */
export const clockKindsOf = (category: BreachCategory): readonly ClockKind[] =>
  rules.filter(({ categories }) => categories.has(category)).map(({ kind }) => kind);

/** The clocks that law and guidance start with a case, as they stand at `at`; none for most categories. */
export const clocksOf = (one: ClockedCase, at: Instant, calendar: WorkingCalendar = usualCalendar): readonly Clock[] =>
  rules.filter(({ categories }) => categories.has(one.category)).map((rule) => clockOf(rule, one, at, calendar));

/** The running clock that runs out first; null when none runs. */
export const nextClock = (clocks: readonly Clock[]): Clock | null =>
  clocks
    .filter(isRunning)
    .reduce<Clock | null>((first, one) => (first === null || one.minutesLeft < first.minutesLeft ? one : first), null);
