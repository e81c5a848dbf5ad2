import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alignVersions, type AlignedSection } from './align-versions.js';
import { normalise } from './compare-words.js';
import type { ComparedSection } from './match-sections.js';

const section = (number: string | null, heading: string, text: string): ComparedSection => ({
  number,
  heading,
  level: 1,
  text,
});
const scope = section('1', 'Scope', 'All staff, governors and volunteers are asked to read it.');
const passwords = section('2', 'Passwords', 'Each account has its own, changed every ninety days.');
const posts = section('3', 'Posts', 'Two people look at every post before it is published.');
const contact = section('4', 'Contact', 'Write to the office with anything that this leaves open.');
const all = [scope, passwords, posts, contact];
const renumbered = (sections: readonly ComparedSection[]): ComparedSection[] =>
  sections.map((one, at) => ({ ...one, number: String(at + 1) }));
const kinds = (sections: readonly AlignedSection[]): string[] =>
  sections.map(({ heading, kind, moved }) => `${heading} ${kind}${moved ? ' moved' : ''}`);

/** What a reader gets who applies the comparison to the older text: the newer one, section by section. */
const newerOf = (sections: readonly AlignedSection[]): string[] =>
  sections
    .filter(({ kind }) => kind !== 'removed')
    .map(({ number, heading, parts }) =>
      [number ?? '', heading, ...parts.filter(({ op }) => op !== 'del').map(({ text }) => text)].join('|'),
    );
const olderOf = (sections: readonly AlignedSection[]): string[] =>
  sections
    .filter(({ kind }) => kind !== 'new')
    .map(({ numberBefore, headingBefore, parts }) => {
      const text = parts.filter(({ op }) => op !== 'ins').map((part) => part.text);
      return `${numberBefore ?? ''}|${headingBefore ?? ''}|${text.join('')}`;
    });

const words = fc.array(fc.constantFrom('staff', 'must', 'not', 'post', 'every', 'day', '2026', '-', 'schöne', '中'));
const paragraph = words.map((list) => list.join(' '));
const text = fc.array(paragraph, { maxLength: 4 }).map((list) => list.join('\n\n'));
const anySection: fc.Arbitrary<ComparedSection> = fc.record({
  number: fc.option(fc.constantFrom('1', '2', '3.1')),
  heading: fc.constantFrom('', 'Scope', 'Rules', 'Contact', 'Rules of use'),
  level: fc.integer({ min: 1, max: 3 }),
  text,
});
const anyVersion = fc.array(anySection, { maxLength: 10 });

describe('the comparison of any two versions', () => {
  it('gives the newer one, number, heading and words, to who applies it', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (older, newer) => {
        const sections = alignVersions(older, newer);
        const { length } = sections.filter(({ kind }) => kind !== 'removed');
        expect(length).toBe(newer.length);
        sections
          .filter(({ kind }) => kind !== 'removed')
          .forEach(({ number, heading, level, parts }, at) => {
            const kept = parts.filter(({ op }) => op !== 'del').map((part) => part.text);
            const whole = { number, heading, level, text: kept.join('') };
            const wanted = newer[at] as ComparedSection;
            expect(whole).toEqual({ ...wanted, text: normalise(wanted.text) });
          });
      }),
      { numRuns: 500 },
    );
  });

  it('gives every section of the older one back, each once', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (older, newer) => {
        const wanted = older.map((one) => `${one.number ?? ''}|${one.heading}|${normalise(one.text)}`);
        expect(olderOf(alignVersions(older, newer)).sort()).toEqual(wanted.sort());
      }),
      { numRuns: 500 },
    );
  });

  it('says of what has not moved that it follows in the same order in both', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all), (shuffled) => {
        const still = alignVersions(all, renumbered(shuffled)).filter(
          ({ kind, moved }) => kind !== 'removed' && !moved,
        );
        const places = still.map(({ heading }) => all.findIndex((one) => one.heading === heading));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  it('is quiet about a version and itself', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const sections = alignVersions(version, version);
        expect(sections.every(({ kind, moved }) => kind === 'unchanged' && !moved)).toBe(true);
      }),
    );
  });
});

describe('a section that moved', () => {
  it('is the same section at another place, and says after which one it stood', () => {
    const sections = alignVersions(all, renumbered([scope, posts, contact, passwords]));
    expect(kinds(sections)).toEqual([
      'Scope unchanged',
      'Posts unchanged',
      'Contact unchanged',
      'Passwords unchanged moved',
    ]);
    expect(sections[3]).toMatchObject({
      number: '4',
      numberBefore: '2',
      stoodAfter: { number: '1', heading: 'Scope' },
    });
  });

  it('shows its words too where they changed on the way', () => {
    const rewritten = { ...passwords, text: 'Each account has its own, changed every sixty days.' };
    const [, , , last] = alignVersions(all, renumbered([scope, posts, contact, rewritten]));
    expect(last).toMatchObject({ kind: 'changed', moved: true });
    expect(last?.parts.filter(({ op }) => op !== 'same').map((part) => part.text)).toEqual(['ninety', 'sixty']);
  });

  it('stood first where nothing stood before it', () => {
    const [, , , last] = alignVersions(all, renumbered([passwords, posts, contact, scope]));
    expect(last).toMatchObject({ heading: 'Scope', moved: true, stoodAfter: null });
  });

  it('is told from the many that only made room for it', () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      section(String(at + 1), `Part ${String(at)}`, `Words ${String(at)}.`),
    );
    const [first, ...rest] = many;
    const sections = alignVersions(many, renumbered([...rest, first as ComparedSection]));
    expect(sections.filter(({ moved }) => moved).map(({ heading }) => heading)).toEqual(['Part 0']);
  });
});

describe('a section that was renumbered', () => {
  it('is unchanged, with its old number beside the new one', () => {
    const added = section('1', 'Aims', 'Why there is a policy at all.');
    const sections = alignVersions(all, renumbered([added, ...all]));
    expect(kinds(sections).slice(0, 3)).toEqual(['Aims new', 'Scope unchanged', 'Passwords unchanged']);
    expect(sections[1]).toMatchObject({ number: '2', numberBefore: '1' });
  });
});

describe('a section that was removed', () => {
  it('stands after what stood before it and is still in its place', () => {
    expect(kinds(alignVersions(all, renumbered([scope, contact])))).toEqual([
      'Scope unchanged',
      'Passwords removed',
      'Posts removed',
      'Contact unchanged',
    ]);
  });
});

describe('a long document', () => {
  const random = (seed: number) => (most: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % most;
  };
  const long = (seed: number, changedEvery: number): ComparedSection[] => {
    const [common, other] = [random(7), random(seed)];
    return Array.from({ length: 200 }, (_, at) => {
      const body = Array.from({ length: 500 }, () => {
        const word = `w${String(common(4_000))}`;
        return other(changedEvery) === 0 ? `${word}x${String(other(9))}` : word;
      });
      return section(String(at + 1), `Section ${String(at)}`, body.join(' '));
    });
  };
  const timed = (older: ComparedSection[], newer: ComparedSection[]): number => {
    const spent = process.cpuUsage();
    expect(newerOf(alignVersions(older, newer))).toHaveLength(200);
    return process.cpuUsage(spent).user / 1_000;
  };

  // Half a second of processor time outside of the test runner: the bound is against growth, not for a figure.
  it.each([
    ['a word in a hundred', 100],
    ['a word in ten', 10],
    ['every second word', 2],
    ['every word', 1],
  ])('of 200 sections of 500 words is compared at once with %s changed', (_, every) => {
    expect(timed(long(1, 1_000_000), long(2, every))).toBeLessThan(10_000);
  });

  it('is compared at once with every heading rewritten too', () => {
    const strange = long(3, 3).map((one, at) => ({ ...one, number: null, heading: `Other ${String(at)}` }));
    expect(timed(long(1, 1_000_000), strange)).toBeLessThan(10_000);
  });
});
