import { describe, expect, it } from '@jest/globals';
import { aboutOf, hear, newsFor, nothingKnown, sinceOf } from './moves.js';
import type { Screen } from './moves.js';

const move = (tenant: string, position: number, events = 0) => ({ tenant, position, events });
const screen = (more: Partial<Screen> = {}): Screen => ({ asked: [undefined], written: [], about: null, ...more });
const first = hear(nothingKnown, [move('a', 10), move('b', 4, 1)]);

describe('a page that has just begun to listen', () => {
  it('has no news but what happened after its screen was asked', () => {
    expect(newsFor(first, screen())).toEqual([{ tenant: 'b', position: 4, events: 1 }]);
  });

  it('has none before it heard anything', () => {
    expect(newsFor(nothingKnown, screen())).toEqual([]);
  });

  it('has none while no answer is on the screen', () => {
    expect(newsFor(first, screen({ asked: [] }))).toEqual([]);
  });
});

describe('a record that moves', () => {
  const moved = hear(first, [move('a', 13, 3)]);

  it('is news by as many events as it moved, most first', () => {
    expect(newsFor(moved, screen())).toEqual([
      { tenant: 'a', position: 13, events: 3 },
      { tenant: 'b', position: 4, events: 1 },
    ]);
  });

  it('is no news to an answer that was asked for afterwards', () => {
    expect(newsFor(moved, screen({ asked: [moved.reached] }))).toEqual([]);
  });

  it('is news as long as one answer on the screen is older', () => {
    expect(newsFor(moved, screen({ asked: [moved.reached, first.reached] }))).toEqual([
      { tenant: 'a', position: 13, events: 3 },
    ]);
  });

  it('is no news to a screen about another record', () => {
    expect(newsFor(moved, screen({ about: 'b' })).map(({ tenant }) => tenant)).toEqual(['b']);
    expect(newsFor(moved, screen({ about: 'c' }))).toEqual([]);
  });

  it('never moves back', () => {
    expect(hear(moved, [move('a', 11)]).reached.get('a')).toBe(13);
  });
});

describe('what this tab has written', () => {
  it('is no news to it, and what others wrote after it is', () => {
    const written = [{ tenant: 'a', position: 11 }];
    expect(newsFor(hear(first, [move('a', 11, 1)]), screen({ written, about: 'a' }))).toEqual([]);
    expect(newsFor(hear(first, [move('a', 13, 3)]), screen({ written, about: 'a' }))[0]?.events).toBe(2);
  });
});

describe('a connection that is made again', () => {
  it('names how far it had heard, so that what was missed is counted', () => {
    expect(sinceOf(first)).toEqual([
      { tenant: 'a', position: 10 },
      { tenant: 'b', position: 4 },
    ]);
    const again = hear(first, [move('a', 15, 5), move('b', 4, 0)]);
    expect(newsFor(again, screen({ about: 'a' }))[0]?.events).toBe(5);
    expect(newsFor(again, screen({ about: 'b' }))[0]?.events).toBe(1);
  });
});

describe('an address', () => {
  it('is about the school that it names, in its path or as a filter', () => {
    expect(aboutOf({ schoolId: 'a' }, {})).toBe('a');
    expect(aboutOf({}, { schoolId: 'b' })).toBe('b');
    expect(aboutOf({}, { tenantId: 'c' })).toBe('c');
    expect(aboutOf({ breachId: 'x' }, { schoolId: '' })).toBeNull();
  });
});
