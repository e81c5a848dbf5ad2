import { describe, expect, it } from '@jest/globals';
import { bodiesToTell, breachAsks, breachHandledBy } from './breach-line.js';

describe('an open case in the inbox', () => {
  it('says what it waits for, by where it stands', () => {
    expect(breachAsks({ status: 'REPORTED', handlerPersonId: null })).toBe('waits for somebody to take it up.');
    expect(breachAsks({ status: 'TRIAGED', handlerPersonId: null })).toBe('has been taken up, but nobody handles it.');
    expect(breachAsks({ status: 'ESCALATED', handlerPersonId: 'me' })).toBe('is open, and you handle it.');
    expect(breachAsks({ status: 'DECIDED', handlerPersonId: null })).toBe('has an outcome and waits to be closed.');
  });

  it('names who handles it, or says that nobody does', () => {
    expect(breachHandledBy({ handlerPersonId: 'me', handlerName: 'Ann Head' })).toBe('Ann Head handles it.');
    expect(breachHandledBy({ handlerPersonId: null, handlerName: null })).toBe('Nobody handles it yet.');
    expect(breachHandledBy({ handlerPersonId: 'erased', handlerName: null })).toBe('');
  });

  it('names who outside is still to be told, and nobody who was', () => {
    expect(
      bodiesToTell({
        clocks: [
          { kind: 'LADO', status: 'RUN_OUT' },
          { kind: 'ICO', status: 'RUNNING' },
          { kind: 'LADO', status: 'TOLD_LATE' },
          { kind: 'ICO', status: 'NOT_NEEDED' },
        ],
      }),
    ).toEqual(['The LADO was to be told, and the time for it is over.', 'The ICO has still to be told.']);
  });
});
