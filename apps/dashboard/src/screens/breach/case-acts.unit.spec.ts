import { describe, expect, it } from '@jest/globals';
import type { BreachAction, BreachStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { actsOf, nextStepOf, runningBodies, toldAtOf } from './case-acts.js';
import type { CaseClock } from './case.query.js';

const clock = (kind: string, status: CaseClock['status']): CaseClock => ({
  ...{ kind, status, startedAt: '', dueAt: '', minutesLeft: 1, source: { en: 'x', cy: 'x' } },
});
const open: readonly BreachAction[] = ['CLOSE', 'TRIAGE', 'MEASURE', 'ESCALATE'];
const one = (status: BreachStatus, clocks: readonly CaseClock[] = [], actions = open) => ({
  ...{ status, clocks, actions, category: 'FRIEND_REQUEST' as const },
});

describe('the acts of a case', () => {
  it('stand in the order in which a case is handled', () => {
    expect(actsOf({ actions: open })).toEqual(['TRIAGE', 'ESCALATE', 'MEASURE', 'CLOSE']);
  });
});

describe('what comes next', () => {
  it('is to tell the body whose clock runs, also once it has run out', () => {
    for (const status of ['RUNNING', 'RUN_OUT'] as const) {
      expect(nextStepOf(one('REPORTED', [clock('LADO', status)]))).toBe('tell');
      expect(runningBodies(one('REPORTED', [clock('LADO', status), clock('ICO', 'NOT_NEEDED')]))).toEqual(['LADO']);
    }
  });
  it('is to take it up, to decide, to close it, or to have somebody else close it', () => {
    expect(nextStepOf(one('REPORTED', [clock('LADO', 'TOLD_LATE')]))).toBe('takeUp');
    expect(nextStepOf(one('ESCALATED'))).toBe('decide');
    expect(nextStepOf(one('DECIDED'))).toBe('close');
    expect(nextStepOf(one('DECIDED', [], ['ESCALATE']))).toBe('closeOther');
    expect(nextStepOf(one('CLOSED', [clock('ICO', 'NOT_TOLD')], []))).toBe('closed');
  });
  it('is the police, before all else, for indecent images', () => {
    const indecent = {
      ...one('REPORTED', [clock('LADO', 'RUNNING')], ['TRIAGE']),
      category: 'INDECENT_IMAGES' as const,
    };
    expect(nextStepOf(indecent)).toBe('police');
    expect(nextStepOf({ ...indecent, actions: open })).toBe('tell');
  });
});

describe('when a body was told', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  it('is now, or a moment on the clocks of London', () => {
    expect(toldAtOf({ isNow: true, day: '', time: '' }, now)).toEqual({ toldAt: null });
    expect(toldAtOf({ isNow: false, day: '2026-07-01', time: '09:30' }, now)).toEqual({
      toldAt: '2026-07-01T08:30:00.000Z',
    });
  });
  it('is no moment to come, and none that cannot be read', () => {
    expect(toldAtOf({ isNow: false, day: '2026-11-21', time: '12:01' }, now)).toEqual({ problem: 'future' });
    for (const [day, time] of [
      ['', '09:00'],
      ['2026-02-31', '09:00'],
      ['2026-07-01', ''],
    ] as const) {
      expect(toldAtOf({ isNow: false, day, time }, now)).toEqual({ problem: 'unreadable' });
    }
  });
});
