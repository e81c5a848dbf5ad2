import { describe, expect, it } from '@jest/globals';
import type { ComparedSection } from '../../../../../libs/contracts/graphql/schema.types.js';
import { blocksOf, comparisonSentence, placeSaid, stepTo } from './compare-view.js';
import type { Comparison } from './compare.query.js';

const section = (heading: string, changes: Partial<ComparedSection> = {}): ComparedSection => ({
  ...{ kind: 'UNCHANGED', number: '2', heading, level: 1, numberBefore: '2', headingBefore: heading },
  ...{ moved: false, stoodAfter: null, parts: [{ op: 'SAME', text: 'Words.' }] },
  ...changes,
});
const comparison = (changes: Partial<Comparison> = {}): Comparison => ({
  from: { id: 'a', number: 1, status: 'SUPERSEDED', changes: null, material: true },
  to: { id: 'b', number: 3, status: 'PUBLISHED', changes: null, material: true },
  ...{ sections: [], details: [], changed: 0, added: 0, removed: 0, moved: 0, unchanged: 4 },
  ...changes,
});

describe('a comparison', () => {
  it('shows changes one by one and folds what is the same in runs', () => {
    const blocks = blocksOf([
      section('Aims'),
      section('Scope', { numberBefore: '1' }),
      section('Accounts', { kind: 'CHANGED' }),
      section('Posts', { moved: true }),
      section('Review'),
    ]);
    expect(
      blocks.map((block) => (block.kind === 'same' ? block.sections.length : `change ${String(block.at)}`)),
    ).toEqual([2, 'change 1', 'change 2', 1]);
  });

  it('says in one sentence what differs, and only that', () => {
    expect(comparisonSentence(comparison({ changed: 2, added: 1, moved: 1 }))).toBe(
      'From version 1 to version 3: 2 sections changed, 1 is new, 1 stands elsewhere.',
    );
    expect(comparisonSentence(comparison())).toBe('Version 1 and version 3 say the same, word for word.');
  });

  it('says where a section stood and what its number was', () => {
    const stoodAfter = { number: '1', heading: 'Aims' };
    expect(placeSaid(section('Posts', { moved: true, stoodAfter, numberBefore: '5' }))).toBe(
      'stood after 1 Aims, was 5',
    );
    expect(placeSaid(section('Posts', { moved: true }))).toBe('stood first');
    expect(placeSaid(section('Posts', { kind: 'NEW', numberBefore: null }))).toBe('');
  });
});

describe('going from change to change', () => {
  it('begins with the first, and stays at either end', () => {
    expect([stepTo(0, 1, 3), stepTo(1, 1, 3), stepTo(3, 1, 3), stepTo(1, -1, 3), stepTo(0, -1, 3)]).toEqual([
      1, 2, 3, 1, 1,
    ]);
  });
});
