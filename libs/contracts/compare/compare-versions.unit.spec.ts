import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareVersions } from './compare-versions.js';
import type { ComparedSection } from './compare-versions.js';
import { compareWords, normalise } from './compare-words.js';
import type { DiffPart } from './compare-words.js';

const section = (number: string | null, heading: string, text: string): ComparedSection => ({
  ...{ number, heading, text },
  level: 1,
});

const without = (parts: readonly DiffPart[], op: DiffPart['op']): string =>
  parts
    .filter((part) => part.op !== op)
    .map(({ text }) => text)
    .join('');

const words = fc.array(fc.constantFrom('a', 'b', 'school', 'must', 'not', '\n\n', ' ', '\n', 'é.'), { maxLength: 60 });
const text = words.map((list) => list.join(' '));

describe('two texts', () => {
  it('give back the older text without what was added and the newer without what was taken away', () => {
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const parts = compareWords(older, newer);
        expect(without(parts, 'ins')).toBe(normalise(older));
        expect(without(parts, 'del')).toBe(normalise(newer));
      }),
      { numRuns: 500 },
    );
  });

  it('that are the same have nothing but what is the same', () => {
    fc.assert(fc.property(text, (one) => compareWords(one, one).every(({ op }) => op === 'same')));
  });

  it('that differ only in white space are the same', () => {
    expect(compareWords('One  two\nthree', 'One two three')).toEqual([{ op: 'same', text: 'One two three' }]);
  });

  it('show a replaced run of words as one', () => {
    expect(compareWords('Do not write on personal accounts today.', 'Do not write from any place today.')).toEqual([
      { op: 'same', text: 'Do not write ' },
      { op: 'del', text: 'on personal accounts' },
      { op: 'ins', text: 'from any place' },
      { op: 'same', text: ' today.' },
    ]);
  });

  it('show one changed word alone', () => {
    expect(compareWords('every 90 days', 'every 60 days').map(({ text: part }) => part)).toEqual([
      'every ',
      '90',
      '60',
      ' days',
    ]);
  });

  it('of many thousand words without one in common are compared at once, as a whole', () => {
    const list = (prefix: string): string => Array.from({ length: 5_000 }, (_, index) => `${prefix}${index}`).join(' ');
    const parts = compareWords(list('a'), list('b'));
    expect(parts.map(({ op }) => op)).toEqual(['del', 'ins']);
  });
});

describe('two versions', () => {
  const scope = section('1', 'Scope', 'All staff.');
  const passwords = section('2', 'Passwords', 'Changed every 90 days.');
  const posts = section('3', 'Posts', 'Two people look at every post before it is published.');

  it('that are equal have no changes', () => {
    expect(compareVersions([scope, passwords], [scope, passwords])).toEqual({ changes: [], unchanged: 2 });
  });

  it('show a changed section with its words', () => {
    const { changes, unchanged } = compareVersions(
      [scope, passwords],
      [scope, { ...passwords, text: 'Changed every 60 days.' }],
    );
    expect(unchanged).toBe(1);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ number: '2', heading: 'Passwords', kind: 'changed' });
  });

  it('show a section that is new where it stands, and call no other one changed for its new number', () => {
    const added = section('2', 'Accounts', 'Tell the network manager at once.');
    const { changes, unchanged } = compareVersions(
      [scope, passwords, posts],
      [scope, added, { ...passwords, number: '3' }, { ...posts, number: '4' }],
    );
    expect(unchanged).toBe(3);
    expect(changes).toEqual([
      {
        number: '2',
        heading: 'Accounts',
        kind: 'new',
        diff: [{ op: 'ins', text: 'Tell the network manager at once.' }],
      },
    ]);
  });

  it('show a removed section where it stood', () => {
    const { changes } = compareVersions([scope, passwords, posts], [scope, { ...posts, text: 'One person looks.' }]);
    expect(changes.map(({ heading, kind }) => [heading, kind])).toEqual([
      ['Passwords', 'removed'],
      ['Posts', 'changed'],
    ]);
  });

  it('know a section again whose heading was rewritten', () => {
    const { changes } = compareVersions([posts], [{ ...posts, heading: 'Publishing' }]);
    expect(changes).toEqual([
      expect.objectContaining({ kind: 'changed', heading: 'Publishing', headingBefore: 'Posts' }),
    ]);
  });

  it('keep sections of the same heading apart, in their order', () => {
    const rules = [section(null, 'Rules', 'First.'), section(null, 'Rules', 'Second.')];
    const { changes } = compareVersions(rules, [rules[0]!, section(null, 'Rules', 'Second, and more.')]);
    expect(changes).toHaveLength(1);
    expect(changes[0]?.diff.map(({ op }) => op)).toContain('same');
  });

  it('account for every section of both, whatever they hold', () => {
    const anySection = fc.record({
      number: fc.option(fc.constantFrom('1', '2', '3.1')),
      heading: fc.constantFrom('', 'Scope', 'Rules', 'Contact'),
      level: fc.constant(1),
      text,
    });
    fc.assert(
      fc.property(fc.array(anySection, { maxLength: 8 }), fc.array(anySection, { maxLength: 8 }), (older, newer) => {
        const { changes, unchanged } = compareVersions(older, newer);
        const count = (kind: string): number => changes.filter((change) => change.kind === kind).length;
        expect(unchanged + count('changed') + count('new')).toBe(newer.length);
        expect(unchanged + count('changed') + count('removed')).toBe(older.length);
      }),
      { numRuns: 300 },
    );
  });
});
