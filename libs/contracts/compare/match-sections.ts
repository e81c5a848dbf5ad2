import { normalise } from './compare-words.js';

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

/** Two sections that share less than this part of their words are not one section rewritten. */
const ALIKE = 0.5;

/** Beyond this many leftovers on both sides together, sections are matched by number and heading alone. */
const MOST_LEFTOVERS = 400;

/** Places of one section in the older and in the newer version. */
export interface Pair {
  readonly older: number;
  readonly newer: number;
}

/** A section with what it is recognised by, worked out once. */
interface Sign {
  readonly number: string;
  readonly heading: string;
  readonly text: string;
}

const signOf = ({ number, heading, text }: ComparedSection): Sign => ({
  number: number ?? '',
  heading: normalise(heading).toLowerCase(),
  text: normalise(text),
});

type Key = (sign: Sign) => string | null;

/** From the surest sign to the weakest. */
const keys: readonly Key[] = [
  ({ number, heading, text }) => `${number}\n${heading}\n${text}`,
  ({ heading, text }) => (heading === '' && text === '' ? null : `${heading}\n${text}`),
  ({ number, heading }) => (number === '' && heading === '' ? null : `${number}\n${heading}`),
  ({ heading }) => (heading === '' ? null : heading),
];

const wordsOf = ({ heading, text }: Sign): Set<string> =>
  new Set(`${heading} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

interface Candidate extends Pair {
  readonly score: number;
}

/**
 * Sections that share at least half of their words (Dice), the most alike first. Words are looked up from the other
 * side, so that each pair costs no more than the words that it shares.
 */
const alike = (older: readonly (readonly [number, Sign])[], newer: readonly (readonly [number, Sign])[]) => {
  const having = new Map<string, number[]>();
  const sizes = older.map(([, sign], at) => {
    const words = wordsOf(sign);
    for (const word of words) {
      const places = having.get(word);
      if (places) places.push(at);
      else having.set(word, [at]);
    }
    return words.size;
  });
  return newer
    .flatMap(([match, sign]): Candidate[] => {
      const words = wordsOf(sign);
      const shared = new Int32Array(older.length);
      for (const word of words) for (const at of having.get(word) ?? []) shared[at] = (shared[at] ?? 0) + 1;
      return older.map(([index], at) => {
        const all = (sizes[at] ?? 0) + words.size;
        return { older: index, newer: match, score: all === 0 ? 0 : (2 * (shared[at] ?? 0)) / all };
      });
    })
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score || a.older - b.older || a.newer - b.newer);
};

class Matching {
  readonly pairs: Pair[] = [];
  private readonly olderLeft: Set<number>;
  private readonly newerLeft: Set<number>;

  constructor(
    private readonly older: readonly Sign[],
    private readonly newer: readonly Sign[],
  ) {
    this.olderLeft = new Set(older.keys());
    this.newerLeft = new Set(newer.keys());
  }

  /** Pairs sections with the same key, in order where there are several. */
  byKey(key: Key): void {
    const waiting = new Map<string, number[]>();
    for (const index of [...this.olderLeft].reverse()) {
      const name = key(this.older[index] as Sign);
      if (name === null) continue;
      const others = waiting.get(name);
      if (others) others.push(index);
      else waiting.set(name, [index]);
    }
    for (const index of [...this.newerLeft]) {
      const name = key(this.newer[index] as Sign);
      const match = name === null ? undefined : waiting.get(name)?.pop();
      if (match !== undefined) this.pair(match, index);
    }
  }

  /** Pairs what is left by its words, the most alike first: a heading that was rewritten is the same section. */
  byWords(): void {
    if (this.olderLeft.size + this.newerLeft.size > MOST_LEFTOVERS) return;
    const left = (signs: readonly Sign[], places: ReadonlySet<number>): [number, Sign][] =>
      [...places].map((index) => [index, signs[index] as Sign]);
    const candidates = alike(left(this.older, this.olderLeft), left(this.newer, this.newerLeft));
    for (const { older, newer: match } of candidates) {
      if (this.olderLeft.has(older) && this.newerLeft.has(match)) this.pair(older, match);
    }
  }

  private pair(older: number, newer: number): void {
    this.olderLeft.delete(older);
    this.newerLeft.delete(newer);
    this.pairs.push({ older, newer });
  }
}

/** Which section of the older version is which of the newer one; each at most once, by the newer one's order. */
export const matchSections = (
  older: readonly ComparedSection[],
  newer: readonly ComparedSection[],
): readonly Pair[] => {
  const matching = new Matching(older.map(signOf), newer.map(signOf));
  for (const key of keys) matching.byKey(key);
  matching.byWords();
  return matching.pairs.sort((a, b) => a.newer - b.newer);
};

/**
 * The pairs that stand out of order: taken away, the rest follow one another in both versions, and no smaller set
 * does it (longest increasing subsequence). A section before which another one was put has not moved.
 */
export const movedPairs = (pairs: readonly Pair[]): ReadonlySet<Pair> => {
  const tails: number[] = [];
  const before: number[] = [];
  pairs.forEach(({ older }, at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0] as Pair).older < older) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = at;
  });
  const moved = new Set(pairs);
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) moved.delete(pairs[at] as Pair);
  return moved;
};
