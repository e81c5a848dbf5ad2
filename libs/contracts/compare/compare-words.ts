import { editScript, Effort, type Edit } from './edit-script.js';

/** A run of text that both versions have, that the newer one added, or that it took away. */
export interface DiffPart {
  readonly op: 'same' | 'ins' | 'del';
  readonly text: string;
}

const SEPARATOR = /^(?: |\n\n)$/;

/** A text as it is compared: one space between words, one empty line between paragraphs. */
export const normalise = (text: string): string =>
  text
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s+/g, ' '))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');

const tokensOf = (normal: string): string[] => normal.match(/\n\n| |[\p{L}\p{N}_]+|[^\s]/gu) ?? [];

interface Hunk {
  readonly same: string[];
  readonly del: string[];
  readonly ins: string[];
}

/** Stretches of equal tokens, each followed by what changed after it; deletions before insertions. */
const hunksOf = (script: readonly Edit[]): Hunk[] => {
  let current: Hunk = { same: [], del: [], ins: [] };
  const hunks = [current];
  for (const { op, tokens } of script) {
    if (tokens.length === 0) continue;
    if (op === 'same' && current.del.length + current.ins.length > 0) {
      current = { same: [], del: [], ins: [] };
      hunks.push(current);
    }
    for (const token of tokens) current[op].push(token);
  }
  return hunks;
};

const isChanged = ({ del, ins }: Hunk): boolean => del.length + ins.length > 0;

const append = (list: string[], ...more: readonly (readonly string[])[]): void => {
  for (const tokens of more) for (const token of tokens) list.push(token);
};

/** A lone space between two changes belongs to both: `on personal accounts` reads better than three single words. */
const joinAcrossSpaces = (hunks: readonly Hunk[]): Hunk[] => {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const before = joined.at(-1);
    const isBridge =
      before && isChanged(before) && isChanged(hunk) && hunk.same.every((token) => SEPARATOR.test(token));
    if (before && isBridge) {
      append(before.del, hunk.same, hunk.del);
      append(before.ins, hunk.same, hunk.ins);
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
 * and the parts that are not `del` the newer one. Who compares many texts gives them one `effort` between them.
 */
export const compareWords = (older: string, newer: string, effort = new Effort()): DiffPart[] => {
  const [before, after] = [normalise(older), normalise(newer)];
  if (before === after) return before === '' ? [] : [{ op: 'same', text: before }];
  return joinAcrossSpaces(hunksOf(editScript(tokensOf(before), tokensOf(after), effort))).flatMap(partsOf);
};
