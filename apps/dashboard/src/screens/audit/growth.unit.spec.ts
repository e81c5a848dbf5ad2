import { describe, expect, it } from '@jest/globals';
import { barsOf, lastDayOf, periodName, presetsOf } from './growth.js';

describe('a period', () => {
  it.each([
    ['DAY', '2026-06-12', '2026-06-12', '12 Jun 2026'],
    ['WEEK', '2026-06-08', '2026-06-14', '8 Jun 2026'],
    ['MONTH', '2024-02-01', '2024-02-29', 'February 2024'],
    ['QUARTER', '2026-10-01', '2026-12-31', 'October 2026'],
    ['YEAR', '2026-01-01', '2026-12-31', '2026'],
  ] as const)('of a %s from %s ends on %s and is called %s', (step, from, last, name) => {
    expect(lastDayOf(step, from)).toBe(last);
    expect(periodName(step, from)).toBe(name);
  });
});

describe('the bars', () => {
  const periods = [
    { from: '2026-11-02', events: 1 },
    { from: '2026-11-09', events: 0 },
    { from: '2026-11-16', events: 100 },
  ];

  it('are as high as their share; what is little can be seen, and nothing is nothing', () => {
    const bars = barsOf('WEEK', periods, { today: '2026-11-21', shown: null });
    expect(bars.map(({ height }) => height)).toEqual([0.04, 0, 1]);
  });

  it('lead to the end of their period, the running one to now', () => {
    const bars = barsOf('WEEK', periods, { today: '2026-11-21', shown: '2026-11-10' });
    expect(bars.map(({ asOf }) => asOf)).toEqual(['2026-11-08', '2026-11-15', null]);
    expect(bars.map(({ isShown }) => isShown)).toEqual([false, true, false]);
  });
});

describe('the days to jump to', () => {
  it('count back from today', () => {
    expect(presetsOf('2026-11-21').map(({ day }) => day)).toEqual([
      '2026-11-20',
      '2026-11-14',
      '2026-10-21',
      '2026-09-01',
      '2025-11-21',
    ]);
  });

  it('are days that the calendar has', () => {
    expect(presetsOf('2024-03-31')[2]?.day).toBe('2024-02-29');
    expect(presetsOf('2024-02-29')[4]?.day).toBe('2023-02-28');
    expect(presetsOf('2026-01-31').map(({ day }) => day)).toEqual([
      '2026-01-30',
      '2026-01-24',
      '2025-12-31',
      '2025-09-01',
      '2025-01-31',
    ]);
  });
});
