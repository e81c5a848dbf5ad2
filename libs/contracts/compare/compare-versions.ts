import { compareWords, normalise } from './compare-words.js';
import type { DiffPart } from './compare-words.js';

/** A section as a version holds it. */
export interface ComparedSection {
  /** As printed, or null. */
  readonly number: string | null;
  readonly heading: string;
  /** 1 for a top section. */
  readonly level: number;
  /** Paragraphs divided by empty lines. */
  readonly text: string;
}

/** What became of one section. */
export interface SectionChange {
  /** The newer number; the older one of a section that was removed. */
  readonly number: string | null;
  /** The newer heading; the older one of a section that was removed. */
  readonly heading: string;
  readonly kind: 'changed' | 'new' | 'removed';
  /** The older heading, where a changed section was called otherwise. */
  readonly headingBefore?: string;
  /** The text, word by word. */
  readonly diff: readonly DiffPart[];
}

/** What changed between two versions, in the newer one's order; a removed section stands where it stood. */
export interface VersionComparison {
  readonly changes: readonly SectionChange[];
  /** Sections whose heading and text are the same; a new number alone is no change. */
  readonly unchanged: number;
}

/** Two sections that share less than this part of their words are not one section rewritten. */
const ALIKE = 0.5;

/** Beyond this many leftovers on both sides together, sections are matched by number and heading alone. */
const MOST_LEFTOVERS = 400;

interface Pair {
  readonly older: number;
  readonly newer: number;
}

const headingKey = ({ heading }: ComparedSection): string => normalise(heading).toLowerCase();

type Key = (section: ComparedSection) => string | null;

/** From the surest sign to the weakest. */
const keys: readonly Key[] = [
  (section) => `${section.number ?? ''} ${headingKey(section)} ${normalise(section.text)}`,
  (section) => `${headingKey(section)} ${normalise(section.text)}`,
  (section) => `${section.number ?? ''} ${headingKey(section)}`,
  (section) => (headingKey(section) === '' ? null : headingKey(section)),
];

const wordsOf = ({ heading, text }: ComparedSection): Set<string> =>
  new Set(`${heading} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Part of the words that two sections share (Dice), from 0 to 1. */
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const shared = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
};

class Matching {
  readonly pairs: Pair[] = [];
  private readonly olderLeft: Set<number>;
  private readonly newerLeft: Set<number>;

  constructor(
    private readonly older: readonly ComparedSection[],
    private readonly newer: readonly ComparedSection[],
  ) {
    this.olderLeft = new Set(older.keys());
    this.newerLeft = new Set(newer.keys());
  }

  /** Pairs sections with the same key, in order where there are several. */
  byKey(key: Key): void {
    const waiting = new Map<string, number[]>();
    for (const index of this.olderLeft) {
      const name = key(this.older[index] as ComparedSection);
      if (name !== null) waiting.set(name, [...(waiting.get(name) ?? []), index]);
    }
    for (const index of [...this.newerLeft]) {
      const name = key(this.newer[index] as ComparedSection);
      const match = name === null ? undefined : waiting.get(name)?.shift();
      if (match !== undefined) this.pair(match, index);
    }
  }

  /** Pairs what is left by its words, the most alike first: a heading that was rewritten is the same section. */
  byWords(): void {
    if (this.olderLeft.size + this.newerLeft.size > MOST_LEFTOVERS) return;
    const words = (sections: readonly ComparedSection[], left: ReadonlySet<number>): [number, Set<string>][] =>
      [...left].map((index) => [index, wordsOf(sections[index] as ComparedSection)]);
    const newer = words(this.newer, this.newerLeft);
    const candidates = words(this.older, this.olderLeft)
      .flatMap(([a, left]) => newer.map(([b, right]) => ({ older: a, newer: b, score: likeness(left, right) })))
      .filter(({ score }) => score >= ALIKE)
      .sort((a, b) => b.score - a.score || a.older - b.older || a.newer - b.newer);
    for (const { older, newer: match } of candidates) {
      if (this.olderLeft.has(older) && this.newerLeft.has(match)) this.pair(older, match);
    }
  }

  removed(): number[] {
    return [...this.olderLeft];
  }

  private pair(older: number, newer: number): void {
    this.olderLeft.delete(older);
    this.newerLeft.delete(newer);
    this.pairs.push({ older, newer });
  }
}

const changeOf = (before: ComparedSection | undefined, after: ComparedSection): SectionChange | null => {
  const { number, heading } = after;
  if (before === undefined) return { number, heading, kind: 'new', diff: compareWords('', after.text) };
  const isRenamed = normalise(before.heading) !== normalise(heading);
  if (!isRenamed && normalise(before.text) === normalise(after.text)) return null;
  const diff = compareWords(before.text, after.text);
  return { number, heading, kind: 'changed', ...(isRenamed ? { headingBefore: before.heading } : {}), diff };
};

const removal = ({ number, heading, text }: ComparedSection): SectionChange => ({
  number,
  heading,
  kind: 'removed',
  diff: compareWords(text, ''),
});

/**
 * Compares two versions of a document: sections are aligned first, by number, heading and text, then by their words;
 * each changed section is compared word by word. Two equal versions have no changes.
 */
export const compareVersions = (
  older: readonly ComparedSection[],
  newer: readonly ComparedSection[],
): VersionComparison => {
  const matching = new Matching(older, newer);
  for (const key of keys) matching.byKey(key);
  matching.byWords();
  const beforeOf = new Map(matching.pairs.map((pair) => [pair.newer, pair.older]));
  const changed = newer.map((section, index) => {
    const before = beforeOf.get(index);
    return { place: index, change: changeOf(before === undefined ? undefined : older[before], section) };
  });
  // A removed section stands after the nearest section before it that is still there.
  const placeOf = (index: number): number =>
    Math.max(-1, ...matching.pairs.filter((pair) => pair.older < index).map((pair) => pair.newer)) + 0.5;
  const removed = matching.removed().map((index) => ({
    place: placeOf(index),
    change: removal(older[index] as ComparedSection),
  }));
  const all = [...changed, ...removed].sort((a, b) => a.place - b.place);
  const changes = all.flatMap(({ change }) => (change === null ? [] : [change]));
  return { changes, unchanged: changed.filter(({ change }) => change === null).length };
};
