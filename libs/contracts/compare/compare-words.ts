/** A run of text that both versions have, that the newer one added, or that it took away. */
export interface DiffPart {
  readonly op: 'same' | 'ins' | 'del';
  readonly text: string;
}

/** Beyond this many edits two texts are called different as a whole: nobody reads such a comparison word by word. */
export const MAX_EDITS = 1_000;

const SEPARATOR = /^(?: |\n\n)$/;

/** A text as it is compared: one space between words, one empty line between paragraphs. */
export const normalise = (text: string): string =>
  text
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s+/g, ' '))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');

const tokensOf = (text: string): string[] => normalise(text).match(/\n\n| |[\p{L}\p{N}_]+|[^\s]/gu) ?? [];

interface Edit {
  readonly op: DiffPart['op'];
  readonly token: string;
}

const edits = (op: DiffPart['op'], tokens: readonly string[]): Edit[] => tokens.map((token) => ({ op, token }));

/** The furthest point that a number of edits reaches on each diagonal, from none to enough. Null beyond MAX_EDITS. */
const reach = (older: readonly string[], newer: readonly string[]): Int32Array[] | null => {
  const limit = Math.min(older.length + newer.length, MAX_EDITS);
  const size = 2 * limit + 3;
  const middle = limit + 1;
  const best = new Int32Array(size);
  const history: Int32Array[] = [];
  for (let count = 0; count <= limit; count += 1) {
    history.push(best.slice(middle - count - 1, middle + count + 2));
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const x = advance(older, newer, nextStart(best, middle + diagonal, diagonal, count), diagonal);
      best[middle + diagonal] = x;
      if (x >= older.length && x - diagonal >= newer.length) return history;
    }
  }
  return null;
};

/** Where a diagonal starts: below the better neighbour. */
const nextStart = (best: Int32Array, at: number, diagonal: number, count: number): number => {
  const fromInsertion = best[at + 1] ?? 0;
  const fromDeletion = (best[at - 1] ?? 0) + 1;
  if (diagonal === -count) return fromInsertion;
  if (diagonal === count) return fromDeletion;
  return Math.max(fromInsertion, fromDeletion);
};

/** Follows equal tokens down a diagonal. */
const advance = (older: readonly string[], newer: readonly string[], start: number, diagonal: number): number => {
  let x = start;
  while (x < older.length && x - diagonal < newer.length && older[x] === newer[x - diagonal]) x += 1;
  return x;
};

/** The edit that led to a diagonal: which one, and how far the older text was read before it. */
const editInto = (best: Int32Array, diagonal: number, count: number): { op: 'ins' | 'del'; from: number } => {
  // This row was cut out of the middle: diagonal d stands at d + count + 1.
  const at = diagonal + count + 1;
  const from = { ins: best[at + 1] ?? 0, del: best[at - 1] ?? 0 };
  const op = diagonal === -count || (diagonal !== count && from.del + 1 < from.ins) ? 'ins' : 'del';
  return { op, from: from[op] };
};

/** Walks the shortest way back from the ends to the beginnings. */
const walkBack = (older: readonly string[], newer: readonly string[], history: readonly Int32Array[]): Edit[] => {
  const found: Edit[] = [];
  let x = older.length;
  let y = newer.length;
  const backTo = (stop: number): void => {
    const run = older.slice(stop, x).reverse();
    found.push(...edits('same', run));
    y -= run.length;
    x = stop;
  };
  for (const [count, best] of [...history.entries()].slice(1).reverse()) {
    const { op, from } = editInto(best, x - y, count);
    backTo(op === 'ins' ? from : from + 1);
    if (op === 'ins') y -= 1;
    else x -= 1;
    found.push({ op, token: (op === 'ins' ? newer[y] : older[x]) ?? '' });
  }
  backTo(0);
  return found.reverse();
};

const commonPrefix = (older: readonly string[], newer: readonly string[]): number => {
  const end = Math.min(older.length, newer.length);
  let count = 0;
  while (count < end && older[count] === newer[count]) count += 1;
  return count;
};

const middleEdits = (older: readonly string[], newer: readonly string[]): Edit[] => {
  const history = reach(older, newer);
  return history === null ? [...edits('del', older), ...edits('ins', newer)] : walkBack(older, newer, history);
};

/** Shortest edit script (Myers 1986), with the equal ends cut off first. */
const shortestEdits = (older: readonly string[], newer: readonly string[]): Edit[] => {
  const head = commonPrefix(older, newer);
  const tail = commonPrefix(older.slice(head).reverse(), newer.slice(head).reverse());
  return [
    ...edits('same', older.slice(0, head)),
    ...middleEdits(older.slice(head, older.length - tail), newer.slice(head, newer.length - tail)),
    ...edits('same', older.slice(older.length - tail)),
  ];
};

interface Hunk {
  readonly same: string[];
  readonly del: string[];
  readonly ins: string[];
}

/** Stretches of equal tokens, each followed by what changed after it; deletions before insertions. */
const hunksOf = (script: readonly Edit[]): Hunk[] => {
  const hunks: Hunk[] = [{ same: [], del: [], ins: [] }];
  let current = hunks[0] as Hunk;
  for (const { op, token } of script) {
    if (op === 'same' && current.del.length + current.ins.length > 0) {
      current = { same: [], del: [], ins: [] };
      hunks.push(current);
    }
    current[op].push(token);
  }
  return hunks;
};

const isChanged = ({ del, ins }: Hunk): boolean => del.length + ins.length > 0;

/** A lone space between two changes belongs to both: `on personal accounts` reads better than three single words. */
const joinAcrossSpaces = (hunks: readonly Hunk[]): Hunk[] => {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const before = joined.at(-1);
    const isBridge =
      before && isChanged(before) && isChanged(hunk) && hunk.same.every((token) => SEPARATOR.test(token));
    if (before && isBridge) {
      before.del.push(...hunk.same, ...hunk.del);
      before.ins.push(...hunk.same, ...hunk.ins);
    } else {
      joined.push({ same: [...hunk.same], del: [...hunk.del], ins: [...hunk.ins] });
    }
  }
  return joined;
};

const partsOf = (hunk: Hunk): DiffPart[] =>
  (['same', 'del', 'ins'] as const).map((op) => ({ op, text: hunk[op].join('') })).filter(({ text }) => text !== '');

/**
 * Compares two texts word by word. Joined, the parts that are not `ins` are the older text as `normalise` leaves it,
 * and the parts that are not `del` the newer one. Source: E. W. Myers, An O(ND) Difference Algorithm, 1986.
 */
export const compareWords = (older: string, newer: string): DiffPart[] =>
  joinAcrossSpaces(hunksOf(shortestEdits(tokensOf(older), tokensOf(newer)))).flatMap(partsOf);
