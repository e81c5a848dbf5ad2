import { describe, expect, it } from '@jest/globals';
import { anchorOf, sectionMarks, sectionTitle } from './section-anchor.js';
import type { Finding } from './policy.query.js';

const finding = (id: string, state: Finding['state'], place: number | null) => ({
  ...{ id, state },
  section: place === null ? null : { place, number: null, heading: 'Scope' },
});

describe('a section of a policy', () => {
  it('says how many findings it has and how many wait, and leads to the first that waits', () => {
    const marks = sectionMarks([
      finding('accepted', 'ACCEPTED', 2),
      finding('open', 'OPEN', 2),
      finding('waiver ended', 'WAIVER_ENDED', 2),
      finding('waived', 'WAIVED', 4),
    ]);
    expect([...marks]).toEqual([
      [2, { count: 3, waiting: 2, first: 'open' }],
      [4, { count: 1, waiting: 0, first: 'waived' }],
    ]);
  });

  it('has no mark for what is mended, nor for what stands in no section', () => {
    expect(sectionMarks([finding('mended', 'FIXED', 2), finding('absent', 'OPEN', null)]).size).toBe(0);
  });

  it('has a place in the address whatever its number is, and a title', () => {
    expect([anchorOf(1), sectionTitle({ number: '4.1', heading: 'Scope' })]).toEqual(['section-1', '4.1 Scope']);
    expect(sectionTitle({ number: null, heading: '' })).not.toBe('');
  });
});
