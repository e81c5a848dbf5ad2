import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { i18n, loadWelsh } from '../i18n/define-messages.js';
import {
  formatDay,
  formatDays,
  formatDuration,
  formatEventTime,
  formatMoment,
  formatPartialDate,
  formatPastMoment,
  formatSince,
  percentSigned,
} from './format.js';
import { timeWelsh } from './time.messages.cy.js';

const now = '2026-11-21T09:14:00.000Z';

describe('moments', () => {
  it('are told by the clock of London', () => {
    expect(formatMoment('2026-06-12T16:00:00.000Z')).toBe('12 June 2026, 17:00');
    expect(formatPastMoment('2026-06-12T16:00:00.000Z')).toBe('Friday 12 June 2026, 17:00');
  });

  it('that end a day are that day', () => {
    expect(formatPastMoment('2026-06-12T22:59:59.999Z')).toBe('Friday 12 June 2026');
  });

  it('of this year need no year', () => {
    expect(formatEventTime('2026-06-12T15:42:00.000Z', now)).toBe('12 Jun, 16:42');
    expect(formatEventTime('2025-06-12T15:42:00.000Z', now)).toBe('12 Jun 2025, 16:42');
    expect(formatDay('2025-11-02T10:00:00.000Z', now)).toBe('2 Nov 2025');
  });

  it('of the last days are weekdays', () => {
    expect(formatSince('2026-11-16T09:15:00.000Z', now)).toBe('Monday');
    expect(formatSince('2026-11-10T09:00:00.000Z', now)).toBe('10 Nov');
  });
});

describe('dates of a source', () => {
  it('stay as exact as they are', () => {
    expect(formatPartialDate('2024-07-19')).toBe('19 Jul 2024');
    expect(formatPartialDate('2014-07')).toBe('July 2014');
    expect(formatPartialDate('2014')).toBe('2014');
  });

  it('stand as they were typed where they are none', () => {
    expect(['', 'soon', '31/02/2026', '2026-1'].map(formatPartialDate)).toEqual(['', 'soon', '31/02/2026', '2026-1']);
  });
});

describe('spans', () => {
  it('are told in the units that matter', () => {
    expect([12, 340, 120, 1440, 4500, -45].map(formatDuration)).toEqual([
      ...['12 min', '5 h 40 min', '2 h', '1 day', '3 days 3 h', '45 min'],
    ]);
    expect(formatDays(1)).toBe('1 day');
  });
});

describe('the part that has signed', () => {
  it('is never complete before all have signed', () => {
    expect(percentSigned(999, 1000)).toBe(99);
    expect(percentSigned(1000, 1000)).toBe(100);
  });

  it('is nothing at all where nobody was asked', () => {
    expect(percentSigned(0, 0)).toBeNull();
  });
});

describe('in Welsh', () => {
  beforeAll(() => {
    loadWelsh('time', timeWelsh);
    i18n.activate('cy');
  });
  afterAll(() => i18n.activate('en'));

  it('months and weekdays have their Welsh names, by the clock of London', () => {
    expect(formatMoment('2026-06-12T23:30:00.000Z')).toBe('13 Mehefin 2026, 00:30');
    expect(formatPastMoment('2026-06-12T16:00:00.000Z')).toBe('dydd Gwener 12 Mehefin 2026, 17:00');
    expect(formatSince('2026-11-16T09:15:00.000Z', now)).toBe('dydd Llun');
    expect(formatPartialDate('2014-07')).toBe('Gorffennaf 2014');
    expect(formatDay('2025-11-02T10:00:00.000Z', now)).toBe('2 Tach 2025');
  });

  it('every month and weekday is named as in the language’s own data', () => {
    const longest = new Intl.DateTimeFormat('cy', { dateStyle: 'full', timeZone: 'Europe/London' });
    const days = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 3 + month, 23, 59, 59)));
    expect(days.map((day) => formatPastMoment(day.toISOString()).replace(/, \d\d:\d\d$/, ''))).toEqual(
      days.map((day) => longest.format(day).replace(',', '').replace('Dydd', 'dydd')),
    );
  });

  it('two days are mutated', () => {
    expect([1, 2, 3].map(formatDays)).toEqual(['1 diwrnod', '2 ddiwrnod', '3 diwrnod']);
    expect(formatDuration(2 * 1440 + 61)).toBe('2 ddiwrnod 1 awr');
  });
});
