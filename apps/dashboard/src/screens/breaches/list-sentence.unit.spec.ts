import { describe, expect, it } from '@jest/globals';
import { countedOf, listSentence } from './list-sentence.js';

const clock = (minutesLeft: number) => ({
  ...{ breachId: 'b', schoolId: 's', category: 'FRIEND_REQUEST' as const },
  clock: { kind: 'LADO', status: 'RUNNING' as const, dueAt: '2026-11-23T17:00:00.000Z', minutesLeft },
});

describe('the sentence of the list', () => {
  it('says how many are open and which clock comes first', () => {
    expect(listSentence({ totalCount: 3, countOnly: 0, firstClock: clock(340) }, true)).toBe(
      '3 breaches are open; the LADO clock has 5 h 40 min left.',
    );
    expect(listSentence({ totalCount: 1, countOnly: 0, firstClock: clock(-60) }, true)).toBe(
      '1 breach is open; the LADO clock ran out 1 h ago.',
    );
  });
  it('counts what may not be seen, as the overview does, and says that it is not in the list', () => {
    const listed = { totalCount: 1, countOnly: 2, firstClock: null };
    expect(countedOf(listed)).toBe(3);
    expect(listSentence(listed, true)).toBe('3 breaches are open; 2 of them you may count and not see.');
    expect(listSentence({ ...listed, firstClock: clock(60) }, true)).toMatch(/not see; the LADO clock has 1 h left\.$/);
  });
  it('says none for none, and no state where none was chosen', () => {
    expect(listSentence({ totalCount: 0, countOnly: null, firstClock: null }, null)).toBe('No breach.');
    expect(listSentence({ totalCount: 0, countOnly: 0, firstClock: null }, false)).toBe('No breach is closed.');
  });
});
