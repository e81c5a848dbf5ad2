import { describe, expect, it } from '@jest/globals';
import { periodsOf, startOf, stepFor } from './periods.js';

describe('a span', () => {
  it.each([
    ['2026-11-21', '2026-11-21', 'DAY'],
    ['2026-08-01', '2026-11-21', 'DAY'],
    ['2024-09-03', '2026-11-21', 'WEEK'],
    ['2018-09-01', '2026-11-21', 'MONTH'],
    ['2005-01-01', '2026-11-21', 'QUARTER'],
    ['1970-01-01', '2026-11-21', 'YEAR'],
  ])('from %s to %s is shown by %s, in at most 120 periods', (first, last, step) => {
    expect(stepFor(first, last)).toBe(step);
    const days = [
      { day: first, events: 1 },
      { day: last, events: 2 },
    ];
    expect(periodsOf(stepFor(first, last), days).length).toBeLessThanOrEqual(120);
  });
});

describe('a period', () => {
  it('begins on a Monday, a first of the month, of the quarter, of the year', () => {
    expect(startOf('WEEK', '2026-11-22')).toBe('2026-11-16');
    expect(startOf('MONTH', '2026-11-22')).toBe('2026-11-01');
    expect(startOf('QUARTER', '2026-11-22')).toBe('2026-10-01');
    expect(startOf('YEAR', '2026-11-22')).toBe('2026-01-01');
  });

  it('without events is there, with none', () => {
    const days = [
      { day: '2026-11-20', events: 2 },
      { day: '2026-11-21', events: 3 },
      { day: '2026-12-01', events: 1 },
    ];
    expect(periodsOf('WEEK', days)).toEqual([
      { from: '2026-11-16', events: 5 },
      { from: '2026-11-23', events: 0 },
      { from: '2026-11-30', events: 1 },
    ]);
  });

  it('of an empty record is none', () => {
    expect(periodsOf('DAY', [])).toEqual([]);
  });
});
