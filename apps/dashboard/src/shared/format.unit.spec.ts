import { describe, expect, it } from '@jest/globals';
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
