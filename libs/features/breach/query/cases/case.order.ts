import type { BreachCategory } from '#contracts/breach.events.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { isRunning, nextClock, type Clock } from '../../domain/breach.clocks.js';
import type { Access } from '../../domain/breach.reading.js';
import { clocksAt, type ClockedRow } from './case.view.js';

/** What of a case a list is filtered and ordered by. */
export interface OrderableCase extends ClockedRow {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly status: string;
  readonly reportedAt: Date;
  readonly access: Access;
}

export type BreachOrder = 'NEWEST' | 'WORST';
/** RUNNING: a clock has time left; RUN_OUT: one ran out and still runs; ENDED: all that ran have ended. */
export type ClockFilter = 'RUNNING' | 'RUN_OUT' | 'ENDED';

/** A case with its clocks at the asked time. */
export interface TimedCase {
  readonly one: OrderableCase;
  readonly clocks: readonly Clock[];
}

/** The clock that runs out first, and the case it belongs to. */
export interface FirstClock {
  readonly breachId: Uuid;
  readonly schoolId: Uuid;
  readonly category: BreachCategory;
  readonly clock: Clock;
}

export const timed = (cases: readonly OrderableCase[], at: Instant): readonly TimedCase[] =>
  cases.map((one) => ({ one, clocks: clocksAt(one, at) }));

const filters: Readonly<Record<ClockFilter, (clocks: readonly Clock[]) => boolean>> = {
  RUNNING: (clocks) => clocks.some(({ status }) => status === 'RUNNING'),
  RUN_OUT: (clocks) => clocks.some(({ status }) => status === 'RUN_OUT'),
  ENDED: (clocks) => clocks.length > 0 && !clocks.some(isRunning),
};

export const byClock = (cases: readonly TimedCase[], wanted: ClockFilter | null | undefined): readonly TimedCase[] =>
  wanted ? cases.filter(({ clocks }) => filters[wanted](clocks)) : cases;

const newest = (a: TimedCase, b: TimedCase): number =>
  b.one.reportedAt.getTime() - a.one.reportedAt.getTime() || (a.one.id < b.one.id ? -1 : 1);

/** 0: a clock runs; 1: nobody has looked; 2: open; 3: closed. */
const rankOf = ({ one, clocks }: TimedCase): number => {
  if (one.status === 'CLOSED') return 3;
  if (clocks.some(isRunning)) return 0;
  return one.status === 'REPORTED' ? 1 : 2;
};

const minutesOf = ({ clocks }: TimedCase): number => nextClock(clocks)?.minutesLeft ?? Infinity;

/** Least time left first, then what nobody has taken up, then the longest open; closed ones last, newest first. */
const worst = (a: TimedCase, b: TimedCase): number => {
  const rank = rankOf(a);
  if (rank !== rankOf(b)) return rank - rankOf(b);
  if (rank === 0 && minutesOf(a) !== minutesOf(b)) return minutesOf(a) - minutesOf(b);
  return rank === 3 ? newest(a, b) : newest(b, a);
};

export const ordered = (cases: readonly TimedCase[], order: BreachOrder): readonly TimedCase[] =>
  cases.toSorted(order === 'WORST' ? worst : newest);

/** Of the clocks that run, the one that runs out first. */
export const firstOf = (cases: readonly TimedCase[]): FirstClock | null =>
  cases.reduce<FirstClock | null>((first, { one, clocks }) => {
    const clock = nextClock(clocks);
    if (clock === null || (first !== null && first.clock.minutesLeft <= clock.minutesLeft)) return first;
    return { breachId: one.id, schoolId: one.schoolId, category: one.category, clock };
  }, null);
