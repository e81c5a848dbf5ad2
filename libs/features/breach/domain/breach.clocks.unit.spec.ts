import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreachCategory } from '#contracts/breach.events.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { isWorkingDay, usualCalendar } from './breach.calendar.js';
import { clocksOf, nextClock } from './breach.clocks.js';
import type { Told } from './breach.state.js';

const caseOf = (category: BreachCategory, awareAt: string, told: readonly Told[] = []) => ({ category, awareAt, told });
const dueOf = (category: BreachCategory, awareAt: string, calendar = usualCalendar) =>
  clocksOf(caseOf(category, awareAt), awareAt, calendar).map(({ dueAt }) => dueAt);

describe('the ICO clock', () => {
  it('runs 72 hours through a weekend', () => {
    expect(dueOf('DATA_BREACH', '2026-11-20T16:30:00.000Z')).toEqual(['2026-11-23T16:30:00.000Z']);
  });
  it('runs through Christmas and New Year', () => {
    expect(dueOf('DATA_BREACH', '2026-12-24T12:00:00.000Z')).toEqual(['2026-12-27T12:00:00.000Z']);
  });
  it('runs 72 hours of the wall when the clocks change', () => {
    expect(dueOf('HACKED_ACCOUNT', '2026-10-24T12:00:00.000Z')).toEqual(['2026-10-27T12:00:00.000Z']);
  });
  it('starts with a disclosure too, which is a breach of personal data', () => {
    expect(clocksOf(caseOf('CONFIDENTIALITY', '2026-11-20T16:30:00.000Z'), '2026-11-20T16:30:00.000Z')).toMatchObject([
      { kind: 'ICO', minutesLeft: 72 * 60 },
    ]);
  });
  it('says how many minutes are left, and below zero how many it has run out', () => {
    const one = caseOf('DATA_BREACH', '2026-11-20T16:30:00.000Z');
    expect(clocksOf(one, '2026-11-23T16:29:30.000Z')).toMatchObject([{ minutesLeft: 0 }]);
    expect(clocksOf(one, '2026-11-23T16:30:30.000Z')).toMatchObject([{ minutesLeft: -1 }]);
  });
  it('stops when the ICO was first told, and for nobody else', () => {
    const told: readonly Told[] = [
      { to: 'LADO', toldAt: '2026-11-20T17:00:00.000Z' },
      { to: 'ICO', toldAt: '2026-11-22T16:30:00.000Z' },
      { to: 'ICO', toldAt: '2026-11-21T16:30:00.000Z' },
    ];
    expect(clocksOf(caseOf('DATA_BREACH', '2026-11-20T16:30:00.000Z', told), '2027-01-01T00:00:00.000Z')).toMatchObject(
      [{ stoppedAt: '2026-11-21T16:30:00.000Z', minutesLeft: 48 * 60 }],
    );
  });
});

describe('the LADO clock', () => {
  it.each([
    ['a Monday', '2026-11-16T09:00:00.000Z', '2026-11-17T17:00:00.000Z'],
    ['a Thursday late at night', '2026-11-19T23:50:00.000Z', '2026-11-20T17:00:00.000Z'],
    ['a Friday', '2026-11-20T09:00:00.000Z', '2026-11-23T17:00:00.000Z'],
    ['a Sunday', '2026-11-22T09:00:00.000Z', '2026-11-23T17:00:00.000Z'],
    ['Maundy Thursday', '2026-04-02T09:00:00.000Z', '2026-04-07T16:00:00.000Z'],
    ['Christmas Eve, Boxing Day falling on a Saturday', '2026-12-24T09:00:00.000Z', '2026-12-29T17:00:00.000Z'],
    ['the Friday before the clocks go forward', '2026-03-27T09:00:00.000Z', '2026-03-30T16:00:00.000Z'],
    ['the Friday before the clocks go back', '2026-10-23T09:00:00.000Z', '2026-10-26T17:00:00.000Z'],
    ['a summer night that is tomorrow already in London', '2026-06-30T23:30:00.000Z', '2026-07-02T16:00:00.000Z'],
  ])('ends with the next working day after %s', (_, awareAt, dueAt) => {
    expect(dueOf('CONTACT_WITH_PUPILS', awareAt)).toEqual([dueAt]);
  });
  it('leaves out days on which the school is closed, where that is how the authority counts', () => {
    const calendar = { ...usualCalendar, closures: ['2026-11-17', '2026-11-18'] };
    expect(dueOf('FRIEND_REQUEST', '2026-11-16T09:00:00.000Z', calendar)).toEqual(['2026-11-19T17:00:00.000Z']);
  });
  it('gives as many working days as the authority does', () => {
    const calendar = { ...usualCalendar, ladoWorkingDays: 2 };
    expect(dueOf('INDECENT_IMAGES', '2026-11-19T09:00:00.000Z', calendar)).toEqual(['2026-11-23T17:00:00.000Z']);
  });
  it('still ends where a calendar closes the school for ever', () => {
    const closures = Array.from({ length: 800 }, (_, days) =>
      new Date(Date.UTC(2026, 10, 1) + days * 86_400_000).toISOString().slice(0, 10),
    );
    expect(dueOf('FRIEND_REQUEST', '2026-11-16T09:00:00.000Z', { ...usualCalendar, closures })).toHaveLength(1);
  });
});

describe('a clock that nobody stopped by telling', () => {
  const awareAt = '2026-11-16T09:00:00.000Z';
  const late = '2027-01-11T09:00:00.000Z';
  const before = { clock: 'ICO', at: '2026-11-17T09:00:00.000Z' } as const;
  const one = caseOf('DATA_BREACH', awareAt);

  it('runs on below zero while the case is open', () => {
    expect(clocksOf(one, late)).toMatchObject([{ status: 'RUN_OUT', endedAt: null }]);
    expect(clocksOf(one, before.at)).toMatchObject([{ status: 'RUNNING' }]);
  });
  it('ends with the case, and says that nobody was told: that it was not needed is not recorded', () => {
    const closed = { ...one, closedAt: '2026-12-01T09:00:00.000Z' };
    const at = clocksOf(closed, late);
    expect(at).toMatchObject([{ status: 'NOT_TOLD', endedAt: closed.closedAt, stoppedAt: null }]);
    expect(at).toEqual(clocksOf(closed, closed.closedAt));
    expect(nextClock(at)).toBeNull();
  });
  it('ends when it was found not to be needed, also where the case was closed later', () => {
    const ended = clocksOf({ ...one, setAside: [before], closedAt: late }, late);
    expect(ended).toMatchObject([{ status: 'NOT_NEEDED', endedAt: before.at, minutesLeft: 48 * 60 }]);
    expect(nextClock(ended)).toBeNull();
  });
  it('counts as told where the body was told after all', () => {
    const told: readonly Told[] = [{ to: 'ICO', toldAt: late }];
    expect(clocksOf({ ...one, told, setAside: [before] }, late)).toMatchObject([
      { status: 'TOLD_LATE', endedAt: null },
    ]);
    const soon: readonly Told[] = [{ to: 'ICO', toldAt: before.at }];
    expect(clocksOf({ ...one, told: soon, closedAt: late }, late)).toMatchObject([{ status: 'TOLD_IN_TIME' }]);
  });
});

describe('categories that neither law nor guidance times', () => {
  it.each(['DEFAMATION', 'NAME_OR_LOGO', 'WORKING_TIME', 'HARASSMENT'] as const)('start no clock: %s', (category) => {
    expect(clocksOf(caseOf(category, '2026-11-16T09:00:00.000Z'), '2026-11-16T09:00:00.000Z')).toEqual([]);
    expect(nextClock([])).toBeNull();
  });
});

describe('the clock that runs out first', () => {
  it('is the running one with the fewest minutes left', () => {
    const at = '2026-11-20T16:30:00.000Z';
    const ico = clocksOf(caseOf('DATA_BREACH', '2026-11-20T16:30:00.000Z'), at);
    const lado = clocksOf(caseOf('FRIEND_REQUEST', '2026-11-16T09:00:00.000Z'), at);
    const stopped = clocksOf(caseOf('FRIEND_REQUEST', '2026-11-02T09:00:00.000Z', [{ to: 'LADO', toldAt: at }]), at);
    expect(nextClock([...ico, ...lado, ...stopped])).toBe(lado[0]);
  });
});

describe('any moment from 2011 to 2040', () => {
  const moment = fc
    .integer({ min: Date.UTC(2011, 0, 1), max: Date.UTC(2040, 11, 31) })
    .map((at) => new Date(at).toISOString());

  it('starts an ICO clock of exactly 72 hours', () => {
    fc.assert(
      fc.property(moment, (awareAt) => {
        const [due = ''] = dueOf('DATA_BREACH', awareAt);
        expect(Date.parse(due) - Date.parse(awareAt)).toBe(72 * 3_600_000);
      }),
    );
  });
  it('starts a LADO clock that ends at five on the clocks of London, on the first working day after it', () => {
    const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });
    fc.assert(
      fc.property(moment, (awareAt) => {
        const [due = ''] = dueOf('FRIEND_REQUEST', awareAt);
        expect(london.format(new Date(due))).toBe('17:00');
        expect(isWorkingDay(londonDay(due), usualCalendar)).toBe(true);
        expect(londonDay(due) > londonDay(awareAt)).toBe(true);
        expect(Date.parse(due) - Date.parse(awareAt)).toBeLessThanOrEqual(6 * 86_400_000);
      }),
    );
  });
  it('has no more time left later', () => {
    fc.assert(
      fc.property(moment, fc.nat(10_000_000), (awareAt, later) => {
        const at = new Date(Date.parse(awareAt) + later * 1_000).toISOString();
        const left = (when: string) => clocksOf(caseOf('INDECENT_IMAGES', awareAt), when)[0]?.minutesLeft ?? NaN;
        expect(left(at)).toBeLessThanOrEqual(left(awareAt));
      }),
    );
  });
});
