import type { IsoDate, UnsureQuestion } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import { dateQuestion } from './approval-draft.js';
import { readCycle } from './cycle.js';
import { findDates, isBefore } from './dates.js';
import type { LabelKind } from './labels.js';
import type { LabelPair } from './label-pair.js';
import { findReviewCycle } from './review-cycle.js';
import { isBlankValue, isToBeConfirmed } from './words.js';

/** The review dates of the whole document. */
export interface FoundReview {
  readonly lastReviewed: IsoDate | null;
  readonly nextReviewDue: IsoDate | null;
  readonly reviewCycleMonths: number | null;
  /** Lines (indexes) where a label for the next review stands without a value. */
  readonly blankLines: readonly number[];
  readonly nextReviewLine: number | null;
  readonly unsure: readonly UnsureQuestion[];
}

interface Dated {
  readonly iso: IsoDate;
  readonly line: number;
}

const WHAT: Readonly<Record<'lastReviewed' | 'nextReviewDue', string>> = {
  lastReviewed: 'was it last reviewed',
  nextReviewDue: 'is its next review due',
};

const distinct = (dates: readonly Dated[]): Dated[] =>
  dates.filter((one, at) => dates.findIndex((other) => other.iso === one.iso) === at);

const hasWords = (pair: LabelPair): boolean => !isBlankValue(pair.value) && !isToBeConfirmed(pair.value);

const datesOf = (pairs: readonly LabelPair[], kinds: readonly LabelKind[]): Dated[] =>
  distinct(
    pairs
      .filter((pair) => kinds.includes(pair.kind))
      .flatMap((pair) => {
        const all = findDates(pair.value).flatMap((date) => date.iso ?? []);
        // A list of past reviews: the latest is the last.
        const iso = pair.kind === 'lastReviewed' ? [...all].sort().at(-1) : all[0];
        return iso ? [{ iso, line: pair.line }] : [];
      }),
  );

const inexact = (
  pairs: readonly LabelPair[],
  kind: LabelKind,
  field: 'lastReviewed' | 'nextReviewDue',
): UnsureQuestion[] =>
  pairs
    .filter((pair) => pair.kind === kind && hasWords(pair) && readCycle(pair.value) === null)
    .flatMap((pair) => {
      const dates = findDates(pair.value);
      const first = dates[0];
      return first && dates.every((date) => date.iso === null)
        ? [dateQuestion(field, WHAT[field], first, pair.line)]
        : [];
    });

const conflict = (field: 'lastReviewed' | 'nextReviewDue', dates: readonly Dated[]): UnsureQuestion => ({
  field,
  line: (dates[1]?.line ?? 0) + 1,
  candidates: dates.map((date) => date.iso),
  question: `The document gives more than one date. When ${WHAT[field]}?`,
});

const PROSE_NEXT =
  /\b(?:next review|(?:to be|will (?:next )?be|(?:is )?due (?:to be|for)|should be) (?:next )?review(?:ed)?)(?: (?:again|date|is|due|will be|takes? place))*\s*(?:by|on|in|before|:|-|–)?\s*(?:the |end of )*/gi;

const proseNext = (lines: readonly SourceLine[], skip: (at: number) => boolean): Dated[] =>
  lines.flatMap((line, at) =>
    skip(at) || line.cells
      ? []
      : [...line.text.matchAll(PROSE_NEXT)].flatMap((match) => {
          const rest = line.text.slice(match.index + match[0].length, match.index + match[0].length + 40);
          const date = findDates(rest)[0];
          return date?.iso && date.at <= 2 ? [{ iso: date.iso, line: at }] : [];
        }),
  );

/** The document's own dates around its review date: "Date: 1 February 2025", "Issue date". */
const ownDates = (pairs: readonly LabelPair[], reviews: readonly Dated[]): IsoDate[] => {
  const blocks = new Set(
    pairs.filter((pair) => reviews.some((one) => one.line === pair.line)).map((pair) => pair.block),
  );
  return pairs
    .filter((pair) => blocks.has(pair.block) && (pair.kind === 'date' || /\bdate\b|effective/i.test(pair.label)))
    .filter((pair) => pair.kind === 'date' || pair.kind === 'other')
    .flatMap((pair) => findDates(pair.value).flatMap((date) => date.iso ?? []));
};

/** "Review date" can look back or forward: the other dates decide, and where they do not, it is asked. */
const readAmbiguous = (
  pairs: readonly LabelPair[],
  last: readonly Dated[],
  next: readonly Dated[],
  approved: readonly IsoDate[],
): { last: Dated[]; next: Dated[]; unsure: UnsureQuestion[] } => {
  const found = datesOf(pairs, ['reviewAmbiguous']);
  const latest = [...approved, ...ownDates(pairs, found)].sort().at(-1);
  const split = { last: [] as Dated[], next: [] as Dated[], unsure: [] as UnsureQuestion[] };
  for (const date of found) {
    if (next.length > 0) split.last.push(date);
    else if (last.length > 0 || (latest !== undefined && isBefore(latest, date.iso))) split.next.push(date);
    else if (found.length === 1)
      split.unsure.push({
        field: 'nextReviewDue',
        line: date.line + 1,
        candidates: [date.iso],
        question: `The document gives a review date of ${date.iso}. Is this when the next review is due, or when it was last reviewed?`,
      });
    else
      split.unsure.push({
        field: 'nextReviewDue',
        line: date.line + 1,
        candidates: found.map((one) => one.iso),
        question: 'Which of these review dates is the next one due?',
      });
  }
  return split;
};

const onlyOne = (dates: readonly Dated[]): IsoDate | null => (dates.length === 1 ? (dates[0]?.iso ?? null) : null);

const conflicts = (field: 'lastReviewed' | 'nextReviewDue', dates: readonly Dated[]): UnsureQuestion[] =>
  dates.length > 1 ? [conflict(field, dates)] : [];

interface BothReviews {
  readonly last: readonly Dated[];
  readonly next: readonly Dated[];
  readonly unsure: readonly UnsureQuestion[];
}

/** The dates of both reviews by their labels; the next one by a sentence where no label has it. */
const bothReviews = (
  lines: readonly SourceLine[],
  pairs: readonly LabelPair[],
  approved: readonly IsoDate[],
  inAppendix: (at: number) => boolean,
): BothReviews => {
  const last = datesOf(pairs, ['lastReviewed']);
  const next = datesOf(pairs, ['nextReview']);
  const either = readAmbiguous(pairs, last, next, approved);
  const labelled = distinct([...next, ...either.next]);
  const settled = labelled.length > 0 || either.unsure.length > 0;
  return {
    last: distinct([...last, ...either.last]),
    next: settled ? labelled : distinct(proseNext(lines, inAppendix)),
    unsure: either.unsure,
  };
};

/** Last review, next review and cycle of the whole document. `pairs` are those outside the appendices. */
export const findReview = (
  lines: readonly SourceLine[],
  pairs: readonly LabelPair[],
  approved: readonly IsoDate[],
  inAppendix: (at: number) => boolean,
): FoundReview => {
  const dates = bothReviews(lines, pairs, approved, inAppendix);
  const cycle = findReviewCycle(lines, pairs, inAppendix);
  return {
    lastReviewed: onlyOne(dates.last),
    nextReviewDue: onlyOne(dates.next),
    reviewCycleMonths: cycle.months,
    blankLines: pairs.filter((pair) => pair.kind === 'nextReview' && !hasWords(pair)).map((pair) => pair.line),
    nextReviewLine: dates.next[0]?.line ?? null,
    unsure: [
      ...inexact(pairs, 'lastReviewed', 'lastReviewed'),
      ...inexact(pairs, 'nextReview', 'nextReviewDue'),
      ...inexact(pairs, 'reviewAmbiguous', 'nextReviewDue'),
      ...conflicts('lastReviewed', dates.last),
      ...conflicts('nextReviewDue', dates.next),
      ...dates.unsure,
      ...cycle.unsure,
    ],
  };
};
