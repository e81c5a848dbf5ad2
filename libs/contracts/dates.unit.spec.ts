import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bankHolidays, easterSunday, isBankHoliday } from './bank-holidays.js';
import { addDays, daysBetween, isPlainDate, londonDay, londonInstant, weekdayOf } from '#platform/kernel/plain-date.js';
import { addMonths, firstDayOf, hasPassed, isPartialDate, lastDayOf } from './partial-date.js';
import { policyStatus } from './policy-status.js';

const instants = fc
  .integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2060, 11, 31) })
  .map((at) => new Date(at).toISOString());

describe('London', () => {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });

  it('has the days that the time zone database gives it', () => {
    fc.assert(fc.property(instants, (at) => expect(londonDay(at)).toBe(clock.format(new Date(at)).slice(0, 10))));
  });
  it('has the clocks that the time zone database gives it', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const [date = '', time = ''] = clock.format(new Date(at)).split(' ');
        expect(clock.format(new Date(londonInstant(date, time)))).toBe(`${date} ${time}`);
      }),
    );
  });
  it('takes the first of an hour that comes twice', () => {
    expect(londonInstant('2026-10-25', '01:30')).toBe('2026-10-25T00:30:00.000Z');
  });
  it('reads clocks in the missing hour as not yet changed', () => {
    expect(londonInstant('2026-03-29', '01:30')).toBe('2026-03-29T01:30:00.000Z');
  });
  it('counts days across a change of the clocks', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(weekdayOf('2026-11-21')).toBe(6);
  });
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '0999-01-01', '21.11.2026', ''])('has no day %s', (text) => {
    expect(isPlainDate(text)).toBe(false);
  });
  it('has a 29 February in leap years', () => {
    expect(isPlainDate('2028-02-29')).toBe(true);
  });
});

describe('a partial date', () => {
  it.each(['2014-07', '2014-07-19'])('is a month or a day: %s', (text) => expect(isPartialDate(text)).toBe(true));
  it.each(['2014', '2014-13', '2014-07-32', 'July 2014', '2014-07-19T00:00:00Z'])('is not %s', (text) => {
    expect(isPartialDate(text)).toBe(false);
  });
  it('reaches from its first day to its last', () => {
    expect([firstDayOf('2024-02'), lastDayOf('2024-02')]).toEqual(['2024-02-01', '2024-02-29']);
    expect([firstDayOf('2014-07-19'), lastDayOf('2014-07-19')]).toEqual(['2014-07-19', '2014-07-19']);
  });
  it('has passed once its last day has', () => {
    expect(hasPassed('2025-08', '2025-08-31')).toBe(false);
    expect(hasPassed('2025-08', '2025-09-01')).toBe(true);
  });
  it('stays as exact as it was when months are added, and within the month', () => {
    expect(addMonths('2025-11', 14)).toBe('2027-01');
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2025-12-15', 12)).toBe('2026-12-15');
    expect(addMonths('2025-03-31', -1)).toBe('2025-02-28');
  });
});

describe('bank holidays of England and Wales', () => {
  // As published on https://www.gov.uk/bank-holidays.
  it.each([
    [2020, '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28'],
    [2021, '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28'],
    [2022, '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27'],
    [2023, '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26'],
    [2024, '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26'],
    [2025, '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
  ])('of %d are those that were proclaimed', (year, days) => {
    expect(
      bankHolidays(year)
        .map((day) => day.slice(5))
        .join(' '),
    ).toBe(days);
    expect(isBankHoliday(`${year}-07-01`)).toBe(false);
  });
  it('never fall on a weekend', () => {
    for (let year = 2011; year <= 2060; year += 1) {
      expect(bankHolidays(year).filter((day) => [0, 6].includes(weekdayOf(day)))).toEqual([]);
    }
  });
  it.each([
    [1961, '04-02'],
    [2000, '04-23'],
    [2008, '03-23'],
    [2038, '04-25'],
  ])('follow Easter, which was or is in %d on %s', (year, day) => expect(easterSunday(year)).toBe(`${year}-${day}`));
});

describe('the status of a policy', () => {
  const today = '2026-11-21';
  const inForce = { published: true, awaitingApproval: false, nextReviewDue: null };

  it.each([
    ['OVERDUE', 1, { ...inForce, nextReviewDue: '2026-11-20' }],
    ['OVERDUE', 21, { ...inForce, nextReviewDue: '2026-10' }],
    ['OVERDUE', 1, { ...inForce, nextReviewDue: '2026-11-20', awaitingApproval: true }],
    ['AWAITING_APPROVAL', null, { ...inForce, nextReviewDue: '2030-01', awaitingApproval: true }],
    ['AWAITING_APPROVAL', null, { published: false, awaitingApproval: true, nextReviewDue: null }],
    ['NOT_RECORDED', null, inForce],
    ['NOT_RECORDED', null, { published: false, awaitingApproval: false, nextReviewDue: '2020-01' }],
    ['DUE', 0, { ...inForce, nextReviewDue: '2026-11-21' }],
    ['DUE', 9, { ...inForce, nextReviewDue: '2026-11' }],
    ['DUE', 60, { ...inForce, nextReviewDue: '2027-01-20' }],
    ['IN_DATE', 61, { ...inForce, nextReviewDue: '2027-01-21' }],
  ] as const)('is %s with %p days', (code, days, standing) => {
    expect(policyStatus(standing, today)).toEqual({ code, days });
  });
});
