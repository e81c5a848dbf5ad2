import { describe, expect, it } from '@jest/globals';
import { firstClock } from './case.figures.js';
import { nextMinute } from './next-minute.js';

const caseOf = (awareAt: string) => ({
  category: 'DATA_BREACH' as const,
  awareAt: new Date(awareAt),
  told: [],
  setAside: [],
  closedAt: null,
});

describe('the clock that runs out first', () => {
  const cases = [caseOf('2026-11-20T09:00:30.250Z'), caseOf('2026-11-20T09:00:40.000Z')];

  it('says the same until the instant that is named, and something else from then on', () => {
    let at = '2026-11-21T10:00:00.000Z';
    for (let n = 0; n < 50; n += 1) {
      const next = nextMinute(cases, at);
      const shown = (instant: string) => cases.map((one) => firstClock([one], instant)?.minutesLeft);
      expect(Date.parse(next)).toBeGreaterThan(Date.parse(at));
      expect(shown(new Date(Date.parse(next) - 1).toISOString())).toEqual(shown(at));
      expect(shown(next)).not.toEqual(shown(at));
      at = next;
    }
  });

  it('does not change by itself where none runs', () => {
    expect(nextMinute([], '2026-11-21T10:00:00.000Z')).toBe('2026-11-22T10:00:00.000Z');
  });
});
