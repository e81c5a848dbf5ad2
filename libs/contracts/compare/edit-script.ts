/** A run of tokens that both have, that the newer one added, or that it took away. */
export interface Edit {
  readonly op: 'same' | 'ins' | 'del';
  readonly tokens: readonly string[];
}

/** Beyond this many edits two texts are called different as a whole: nobody reads such a comparison word by word. */
export const MAX_EDITS = 1_000;

/** Two texts that share less than this part of their tokens are different as a whole too. */
const SHARED_AT_LEAST = 0.25;

/** How much work a comparison of many texts may be, in steps of the search: some tenths of a second. */
export class Effort {
  private left: number;

  constructor(steps = 60_000_000) {
    this.left = steps;
  }

  /** Edits that may still be looked for in one text; each number of edits is tried with all smaller ones. */
  get mostEdits(): number {
    return Math.min(MAX_EDITS, Math.floor(Math.sqrt(Math.max(0, this.left))));
  }

  spend(edits: number): void {
    this.left -= edits * edits;
  }
}

interface Words {
  readonly older: readonly string[];
  readonly newer: readonly string[];
}

/** Tokens as numbers: compared in one step, whatever their length. */
interface Numbered {
  readonly older: Int32Array;
  readonly newer: Int32Array;
}

const numbered = (older: readonly string[], newer: readonly string[]): Numbered => {
  const known = new Map<string, number>();
  const numberOf = (token: string): number => {
    const found = known.get(token);
    if (found !== undefined) return found;
    known.set(token, known.size);
    return known.size - 1;
  };
  return { older: Int32Array.from(older, numberOf), newer: Int32Array.from(newer, numberOf) };
};

const isWord = (token: string): boolean => token !== ' ' && token !== '\n\n';

/** Part of the words of the shorter text that the other one has too, wherever. */
const sharedPart = ({ older, newer }: Words): number => {
  const count = new Map<string, number>();
  for (const token of older) if (isWord(token)) count.set(token, (count.get(token) ?? 0) + 1);
  let [shared, words] = [0, 0];
  for (const token of newer) {
    if (!isWord(token)) continue;
    words += 1;
    const left = count.get(token) ?? 0;
    if (left > 0) {
      shared += 1;
      count.set(token, left - 1);
    }
  }
  const olderWords = older.filter(isWord).length;
  return shared / Math.max(1, Math.min(words, olderWords));
};

/** Where a diagonal starts: below the better neighbour. */
const nextStart = (best: Int32Array, at: number, isFirst: boolean, isLast: boolean): number => {
  const fromInsertion = best[at + 1] as number;
  const fromDeletion = (best[at - 1] as number) + 1;
  if (isFirst) return fromInsertion;
  return isLast || fromDeletion > fromInsertion ? fromDeletion : fromInsertion;
};

/** Follows equal tokens down a diagonal. */
const advance = ({ older, newer }: Numbered, start: number, diagonal: number): number => {
  // Asked for at each step: no look-up of a global here.
  const end = older.length < newer.length + diagonal ? older.length : newer.length + diagonal;
  let x = start;
  while (x < end && older[x] === newer[x - diagonal]) x += 1;
  return x;
};

/** The furthest point that a number of edits reaches on each diagonal, from none to enough. null beyond the most. */
const reach = (tokens: Numbered, most: number): Int32Array[] | null => {
  const { older, newer } = tokens;
  const limit = Math.min(older.length + newer.length, most);
  const middle = limit + 1;
  const best = new Int32Array(2 * limit + 3);
  const history: Int32Array[] = [];
  for (let count = 0; count <= limit; count += 1) {
    history.push(best.slice(middle - count - 1, middle + count + 2));
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const start = nextStart(best, middle + diagonal, diagonal === -count, diagonal === count);
      const x = advance(tokens, start, diagonal);
      best[middle + diagonal] = x;
      if (x >= older.length && x - diagonal >= newer.length) return history;
    }
  }
  return null;
};

/** The edit that led to a diagonal: which one, and how far the older text was read before it. */
const editInto = (best: Int32Array, diagonal: number, count: number): { op: 'ins' | 'del'; from: number } => {
  // This row was cut out of the middle: diagonal d stands at d + count + 1.
  const at = diagonal + count + 1;
  const from = { ins: best[at + 1] ?? 0, del: best[at - 1] ?? 0 };
  const op = diagonal === -count || (diagonal !== count && from.del + 1 <= from.ins) ? 'ins' : 'del';
  return { op, from: from[op] };
};

/** Walks the shortest way back from the ends to the beginnings. */
const walkBack = (older: readonly string[], newer: readonly string[], history: readonly Int32Array[]): Edit[] => {
  const found: Edit[] = [];
  let x = older.length;
  let y = newer.length;
  const backTo = (stop: number): void => {
    if (stop < x) found.push({ op: 'same', tokens: older.slice(stop, x) });
    y -= x - stop;
    x = stop;
  };
  for (let count = history.length - 1; count > 0; count -= 1) {
    const { op, from } = editInto(history[count] as Int32Array, x - y, count);
    backTo(op === 'ins' ? from : from + 1);
    if (op === 'ins') y -= 1;
    else x -= 1;
    found.push({ op, tokens: [(op === 'ins' ? newer[y] : older[x]) ?? ''] });
  }
  backTo(0);
  return found.reverse();
};

/** How many tokens two texts have in common at their beginning, and after it at their end. */
const commonEnds = ({ older, newer }: Numbered): { readonly head: number; readonly tail: number } => {
  const shorter = Math.min(older.length, newer.length);
  let head = 0;
  while (head < shorter && older[head] === newer[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && older[older.length - 1 - tail] === newer[newer.length - 1 - tail]) tail += 1;
  return { head, tail };
};

const middleEdits = (words: Words, tokens: Numbered, effort: Effort): Edit[] => {
  const isHopeless = words.older.length === 0 || words.newer.length === 0 || sharedPart(words) < SHARED_AT_LEAST;
  const most = effort.mostEdits;
  const history = isHopeless ? null : reach(tokens, most);
  if (!isHopeless) effort.spend(history === null ? most : history.length);
  if (history !== null) return walkBack(words.older, words.newer, history);
  return [
    { op: 'del', tokens: words.older },
    { op: 'ins', tokens: words.newer },
  ];
};

/**
 * A shortest edit script (E. W. Myers, An O(ND) Difference Algorithm, 1986), with the equal ends cut off first; texts
 * with little in common, or whose comparison would take too long, are replaced as a whole.
 */
export const editScript = (older: readonly string[], newer: readonly string[], effort: Effort): readonly Edit[] => {
  const all = numbered(older, newer);
  const { head, tail } = commonEnds(all);
  const [olderEnd, newerEnd] = [older.length - tail, newer.length - tail];
  const words = { older: older.slice(head, olderEnd), newer: newer.slice(head, newerEnd) };
  const rest = { older: all.older.subarray(head, olderEnd), newer: all.newer.subarray(head, newerEnd) };
  return [
    { op: 'same', tokens: older.slice(0, head) },
    ...middleEdits(words, rest, effort),
    { op: 'same', tokens: older.slice(olderEnd) },
  ];
};
