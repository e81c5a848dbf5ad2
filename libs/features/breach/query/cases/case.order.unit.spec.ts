import { describe, expect, it } from '@jest/globals';
import type { BreachCategory } from '#contracts/breach.events.js';
import { byClock, firstOf, ordered, timed, type OrderableCase } from './case.order.js';

const NOW = '2026-11-18T12:00:00.000Z';
const one = (
  id: string,
  category: BreachCategory,
  reported: string,
  more: Partial<OrderableCase> = {},
): OrderableCase => ({
  ...{ id, schoolId: 's', category, status: 'TRIAGED', access: 'read', told: [], setAside: [], closedAt: null },
  ...{ reportedAt: new Date(reported), awareAt: new Date(reported) },
  ...more,
});
const closedAt = new Date('2026-11-17T09:00:00.000Z');
const cases: readonly OrderableCase[] = [
  one('closed', 'DATA_BREACH', '2026-11-01T09:00:00.000Z', { status: 'CLOSED', closedAt }),
  one('later', 'DATA_BREACH', '2026-11-18T09:00:00.000Z'),
  one('out', 'FRIEND_REQUEST', '2026-11-10T09:00:00.000Z'),
  one('new', 'DEFAMATION', '2026-11-18T08:00:00.000Z', { status: 'REPORTED' }),
  one('old', 'DEFAMATION', '2026-10-18T08:00:00.000Z'),
  one('older', 'DEFAMATION', '2026-09-18T08:00:00.000Z'),
];
const all = timed(cases, NOW);
const ids = (some: typeof all): string[] => some.map((each) => each.one.id);

describe('a list of cases', () => {
  it('has the worst first: least time left, then what nobody took up, then the longest open; closed ones last', () => {
    expect(ids(ordered(all, 'WORST'))).toEqual(['out', 'later', 'new', 'older', 'old', 'closed']);
  });
  it('has the newest first', () => {
    expect(ids(ordered(all, 'NEWEST'))).toEqual(['later', 'new', 'out', 'closed', 'old', 'older']);
  });
  it('is filtered by clocks; the clock of a closed case has ended and has not run out', () => {
    expect(ids(byClock(all, 'RUNNING'))).toEqual(['later']);
    expect(ids(byClock(all, 'RUN_OUT'))).toEqual(['out']);
    expect(ids(byClock(all, 'ENDED'))).toEqual(['closed']);
    expect(byClock(all, null)).toBe(all);
  });
  it('names the clock that runs out first, and none where none runs', () => {
    expect(firstOf(all)).toMatchObject({ breachId: 'out', clock: { kind: 'LADO', status: 'RUN_OUT' } });
    expect(firstOf(timed(cases.slice(3), NOW))).toBeNull();
    expect(firstOf(timed(cases.slice(0, 1), NOW))).toBeNull();
  });
});
