import type { UnsureQuestion } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import { readCycle, reviewSentences, type FoundCycle } from './cycle.js';
import type { LabelKind } from './labels.js';
import type { LabelPair } from './label-pair.js';
import { isBlankValue, isToBeConfirmed } from './words.js';

/** The cycle in months, or what to ask. */
export interface FoundReviewCycle {
  readonly months: number | null;
  readonly unsure: readonly UnsureQuestion[];
}

interface Said {
  readonly found: NonNullable<FoundCycle>;
  /** The line's index. */
  readonly line: number;
  readonly words: string;
}

const KINDS: ReadonlySet<LabelKind> = new Set(['cycle', 'reviewAmbiguous', 'nextReview', 'lastReviewed', 'approved']);

const question = (line: number, candidates: readonly string[], words: string): UnsureQuestion => ({
  field: 'reviewCycleMonths',
  line: line + 1,
  candidates,
  question: words,
});

const saidAt = (line: number, words: string): Said[] => {
  const found = readCycle(words);
  return found === null ? [] : [{ found, line, words }];
};

/** "It will be reviewed every year" on a line of its own goes on from the line above. */
const withSubject = (lines: readonly SourceLine[], at: number): string => {
  const text = lines[at]?.text ?? '';
  const above = lines.slice(0, at).findLast((line) => line.text.trim() !== '');
  return /^it\b/i.test(text) && above && !above.cells ? `${above.text} ${text}` : text;
};

const told = (lines: readonly SourceLine[], skip: (at: number) => boolean): Said[] =>
  lines.flatMap((line, at) =>
    line.cells || skip(at) ? [] : reviewSentences(withSubject(lines, at)).flatMap((words) => saidAt(at, words)),
  );

/** A label for the cycle whose words are none that is known: "as required". */
const notUnderstood = (pairs: readonly LabelPair[]): UnsureQuestion[] =>
  pairs
    .filter((pair) => pair.kind === 'cycle' && !isBlankValue(pair.value) && !isToBeConfirmed(pair.value))
    .slice(0, 1)
    .map((pair) => asks(pair.line, [], pair.value));

const asks = (line: number, candidates: readonly string[], words: string): UnsureQuestion =>
  question(line, candidates, `The document says "${words.slice(0, 80)}". How many months are there between reviews?`);

/** How many months lie between reviews, by labels and by sentences about this document. */
export const findReviewCycle = (
  lines: readonly SourceLine[],
  pairs: readonly LabelPair[],
  skip: (at: number) => boolean,
): FoundReviewCycle => {
  const labelled = pairs.filter((pair) => KINDS.has(pair.kind)).flatMap((pair) => saidAt(pair.line, pair.value));
  const all = [...labelled, ...told(lines, skip)];
  const months = [...new Set(all.flatMap(({ found }) => ('months' in found ? [found.months] : [])))];
  const first = all[0];
  if (!first) return { months: null, unsure: notUnderstood(pairs) };
  if (months.length > 1) {
    const words = 'The document gives more than one review cycle. How many months are there between reviews?';
    return { months: null, unsure: [question(first.line, months.map(String), words)] };
  }
  if (months[0] !== undefined) return { months: months[0], unsure: [] };
  const ambiguous = 'ambiguous' in first.found ? first.found.ambiguous : [];
  return { months: null, unsure: [asks(first.line, ambiguous.map(String), first.words)] };
};
