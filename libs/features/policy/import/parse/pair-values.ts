import type { SourceLine } from '../source-line.js';
import { readCycle } from './cycle.js';
import { findDates } from './dates.js';
import { labelKind, labelledParts, type LabelKind } from './labels.js';
import { isToBeConfirmed, wordCount } from './words.js';

const canBeValue = (line: SourceLine): boolean =>
  !line.cells &&
  !line.bullet &&
  line.styleLevel === undefined &&
  line.text.length <= 90 &&
  wordCount(line.text) <= 12 &&
  !/[.;:]$/.test(line.text) &&
  !/^\d{1,2}(?:\.\d{1,2})*[.)]?\s+\p{L}/u.test(line.text.replace(/^\d{1,2}\s+(?:\p{L}+)\s+\d{4}/u, ''));

const DATED: ReadonlySet<LabelKind> = new Set(['nextReview', 'lastReviewed', 'reviewAmbiguous', 'approvedOn', 'date']);

/** Do the words fit the label? A date is no title, and a heading is no date. */
const fits = (kind: LabelKind, value: string): boolean =>
  !DATED.has(kind) || findDates(value).length > 0 || readCycle(value) !== null || isToBeConfirmed(value);

/** A line that stands apart from the label, with text right under it, is the heading of that text. */
const isHeadingOfText = (lines: readonly SourceLine[], at: number): boolean => {
  const below = lines.slice(at + 1, at + 3).find((line) => line.text.trim() !== '');
  return below !== undefined && !below.cells && (wordCount(below.text) >= 8 || /\w{2}[.!?]$/.test(below.text));
};

const isValueOf = (lines: readonly SourceLine[], label: number, at: number, kind: LabelKind): boolean => {
  const line = lines[at] as SourceLine;
  if (!canBeValue(line) || labelKind(line.text) !== undefined || labelledParts(line.text).length > 0) return false;
  return fits(kind, line.text) && (at === label + 1 || !isHeadingOfText(lines, at));
};

/** The value of a label that stands alone on its line is the next line, unless that is a label itself. */
export const valueBelow = (
  lines: readonly SourceLine[],
  at: number,
  kind: LabelKind,
): { value: string; line: number } | null => {
  const next = [at + 1, at + 2].find((one) => (lines[one]?.text ?? '').trim() !== '');
  if (next === undefined || !isValueOf(lines, at, next, kind)) return null;
  return { value: lines[next]?.text ?? '', line: next };
};
