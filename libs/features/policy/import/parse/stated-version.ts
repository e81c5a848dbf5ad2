import type { ReadVersion } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import { findDates } from './dates.js';
import type { LabelPair } from './label-pair.js';
import { wordCount } from './words.js';

const NUMBER = /^\W*(?:v(?:ersion)?\.?\s*)?(\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)\b/i;
const LINE =
  /^(?:(?:policy|document)\s+)?(?:version|issue|fersiwn|v)\.?\s*(?:no\.?\s*|number\s*)?:?\s*(\d{1,3}(?:\.\d{1,3}){0,3})\b(.*)$/i;

const FRONT = 60;

const row = (version: string, words: string): ReadVersion => ({
  version,
  date: findDates(words).find((date) => date.iso !== null)?.iso ?? null,
  author: null,
  changes: null,
});

/** "Version: 2.1" by its label; a value that is a date alone is no number. */
const byLabel = (pairs: readonly LabelPair[]): ReadVersion[] =>
  pairs.flatMap((pair) => {
    const number = pair.kind === 'version' ? NUMBER.exec(pair.value)?.[1] : undefined;
    return number === undefined || findDates(pair.value)[0]?.at === 0 ? [] : [row(number, pair.value)];
  });

const ofPiece = (piece: string): ReadVersion[] => {
  const [, number, rest] = LINE.exec(piece.trim()) ?? [];
  if (number === undefined || rest === undefined) return [];
  const free = rest.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const date = findDates(rest)[0];
  const isAlone = free === '' || (date !== undefined && wordCount(rest) - wordCount(date.raw) <= 1);
  return isAlone ? [row(number, rest)] : [];
};

/** "Version 2.1 – January 2025" on a line of its own near the head, or in a header or footer. */
const byLine = (lines: readonly SourceLine[]): ReadVersion[] =>
  lines.flatMap((line, at) => {
    if (line.bullet || (at > FRONT && !line.margin)) return [];
    return (line.cells ?? [line.text]).flatMap(ofPiece);
  });

/** The version that a document without a table of versions states of itself. */
export const statedVersion = (lines: readonly SourceLine[], pairs: readonly LabelPair[]): ReadVersion[] =>
  [...byLabel(pairs), ...byLine(lines)].slice(0, 1);
