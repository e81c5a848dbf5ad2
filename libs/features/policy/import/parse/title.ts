import type { ReadTitle, UnsureQuestion } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import { isDateOnly, isOrganisation } from './heading-words.js';
import { labelledParts, labelKind } from './labels.js';
import type { LabelPair } from './label-pair.js';
import { isWelsh, KIND_CY, KIND_EN } from './languages.js';
import { mayBeSame, schoolMentions } from './schools.js';
import { isBlankValue, plain, wordCount } from './words.js';

/** The title in each language, and the lines it stands on (which are no headings). */
export interface FoundTitle {
  readonly title: ReadTitle;
  readonly lines: ReadonlySet<number>;
  readonly unsure: readonly UnsureQuestion[];
}

const FRONT_LINES = 45;

/** A sentence about policies, or a list of related ones, is no title. */
const isTitleWords = (text: string): boolean =>
  text !== '' &&
  text.length <= 120 &&
  wordCount(text) <= 16 &&
  !/[.;,]$/.test(text) &&
  !/^(?:this|the|in|all|it|we|our|please|to|for)\b.*\b(?:is|are|was|has|have|must|should|will|been)\b/i.test(text) &&
  !/\b(?:conjunction|alongside|read with|related|linked|other) /i.test(text);

const isTitleLine = (line: SourceLine): boolean => {
  const text = line.text.trim();
  if (line.cells || line.bullet || !isTitleWords(text)) return false;
  return labelledParts(text).length === 0 && labelKind(text) === undefined;
};

const GOES_ON = /^(?:and|or|of|for|&|to|in|on|with|ac|y|yr|ar|i|o|a)\b|^\p{Ll}/u;
const BREAKS_OFF = /(?:\b(?:and|or|of|the|for|to|in|on|with|by|ac|y|yr|ar|i|o)|[&,/–-])$/i;

const trimmed = (lines: readonly SourceLine[], at: number): string => lines[at]?.text.trim() ?? '';

const isTitlePart = (lines: readonly SourceLine[], at: number): boolean => {
  const line = lines[at];
  return line !== undefined && isTitleLine(line) && schoolMentions(line.text).length === 0;
};

/** Does the second line plainly go on with the first? */
const belongs = (first: string, second: string): boolean => GOES_ON.test(second) || BREAKS_OFF.test(first);

/** Titles set over two lines: the next line of the same paragraph, or a line that plainly goes on. */
const spread = (lines: readonly SourceLine[], at: number): number[] => {
  const text = trimmed(lines, at);
  const short = wordCount(text) <= 2 && lines[at]?.gap === false;
  const after = isTitlePart(lines, at + 1) && belongs(text, trimmed(lines, at + 1));
  const before = isTitlePart(lines, at - 1) && (short || belongs(trimmed(lines, at - 1), text));
  return [...(before ? [at - 1] : []), at, ...(after ? [at + 1] : [])];
};

const cleanTitle = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^(?:policy|polisi)\s*:\s+(?=\S)/i, '')
    .replace(/^["'“‘]|["'”’]$/g, '')
    .replace(/\s*[-–—|:]+\s*$/, '')
    .trim();

const isKind = (text: string): boolean => KIND_EN.test(text) || KIND_CY.test(text);

/** "Oakfield Primary School – Behaviour Policy": the pieces that are not the name of a school, a trust or a year. */
const withoutSchoolPiece = (text: string): string => {
  const pieces = text.split(/\s+[-–—|]\s+/).map((piece) => piece.trim());
  const named = pieces.filter(isKind);
  const others = pieces.filter((piece) => !isKind(piece));
  const owned = others.every((piece) => schoolMentions(piece).length > 0 || /\btrust\b|^\W*(?:19|20)\d\d/i.test(piece));
  return named.length > 0 && others.length > 0 && owned ? named.join(' - ') : text;
};

/** "Oakfield Primary School Behaviour Policy": the name at its head, when it is the document's own school. */
const withoutSchoolHead = (text: string, school: string | null): string => {
  const mention = schoolMentions(text)[0];
  if (mention?.at !== 0 || school === null || !mayBeSame(mention.name, school)) return text;
  const rest = text
    .slice(mention.name.length)
    .replace(/^['’]s\b|^[\s:,–-]+/g, '')
    .trim();
  return wordCount(rest) >= 2 ? rest : text;
};

/** The policy of a school: the name is not part of the title. */
const withoutSchool = (text: string, school: string | null): string =>
  withoutSchoolHead(withoutSchoolPiece(text), school);

const SPLIT = /\s+[/|]\s+|\s+[-–—]\s+/;

/** "Polisi Ymddygiad / Behaviour Policy": one half in each language. */
const splitHalves = (text: string): ReadTitle | null => {
  const [one, two, more] = text.split(SPLIT);
  if (one === undefined || two === undefined || more !== undefined) return null;
  const [cy, en] = isWelsh(one) ? [one, two] : [two, one];
  return isWelsh(cy) && KIND_EN.test(en) ? { cy: cleanTitle(cy), en: cleanTitle(en) } : null;
};

const split = (text: string, school: string | null): ReadTitle => {
  const clean = cleanTitle(withoutSchool(text, school));
  return splitHalves(text) ?? (isWelsh(text) ? { en: null, cy: clean } : { en: clean, cy: null });
};

const fromPair = (pairs: readonly LabelPair[], school: string | null): { title: ReadTitle; line: number } | null => {
  const pair = pairs.find((one) => one.kind === 'title' && !isBlankValue(one.value) && one.line < 120);
  return pair ? { title: split(pair.value, school), line: pair.line } : null;
};

const frontOf = (lines: readonly SourceLine[]): number[] => {
  const front: number[] = [];
  for (let at = 0; at < lines.length && front.length < FRONT_LINES; at += 1) {
    const line = lines[at] as SourceLine;
    if (line.margin) break;
    if (line.text.trim() !== '') front.push(at);
  }
  return front;
};

const isFileName = (text: string, names: readonly string[]): boolean => {
  const squeezed = (one: string): string =>
    one
      .toLowerCase()
      .replace(/\.(?:docx?|pdf|txt|md)$/, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
  return !/\s/.test(text.trim()) && /[-_]/.test(text) && text.length > 6
    ? true
    : names.some((name) => name !== '' && squeezed(name) === squeezed(text) && /[-_]/.test(name));
};

/** The first lines that only repeat the file's name: what a print puts at the head, not the document. */
export const fileNameLines = (lines: readonly SourceLine[], names: readonly string[]): Set<number> => {
  const first = lines.findIndex((line) => line.text.trim() !== '');
  return first >= 0 && isFileName((lines[first] as SourceLine).text.replace(/-\s+/g, '-'), names)
    ? new Set([first])
    : new Set();
};

interface Candidate {
  readonly at: number;
  readonly score: number;
  readonly welsh: boolean;
}

const styleScore = (line: SourceLine): number =>
  (line.styleLevel === undefined ? 0 : line.styleLevel === 1 ? 6 : 3) + (line.strong ? 2 : 0);

/** The word that says what it is counts most, then style, then being near the head. */
const scoreOf = (line: SourceLine, order: number): number => {
  const text = line.text.trim();
  const place = Math.max(0, 6 - order) - (order > 12 ? 8 : 0);
  const shape = (/^\d/.test(text) ? -15 : 0) + (wordCount(text) < 2 ? -12 : 0);
  return (isKind(text) ? 20 : 0) + styleScore(line) + place + shape;
};

const ENOUGH = 12;

/** A heading at the very top may be the title even if no word of it says so. */
const isTopHeading = (line: SourceLine, order: number): boolean =>
  line.styleLevel !== undefined && order < 4 && schoolMentions(line.text).length === 0;

const candidates = (lines: readonly SourceLine[], skip: ReadonlySet<number>, stop: number): Candidate[] =>
  frontOf(lines).flatMap((at, order) => {
    const line = lines[at] as SourceLine;
    if (skip.has(at) || at >= stop || !isTitleLine(line)) return [];
    const score = scoreOf(line, order);
    return score >= ENOUGH || isTopHeading(line, order) ? [{ at, score, welsh: isWelsh(line.text) }] : [];
  });

/** Without a word that says so, the one line of the front that is nothing else is the title. */
const onlyLine = (lines: readonly SourceLine[], skip: ReadonlySet<number>, stop: number): number | null => {
  const labels = frontOf(lines).filter((at) => at < stop && labelledParts(lines[at]?.text ?? '').length > 0);
  const end = labels[0] ?? -1;
  const free = frontOf(lines).filter((at) => {
    const line = lines[at] as SourceLine;
    return at < end && !skip.has(at) && !isOrganisation(line.text.trim());
  });
  const [only] = free;
  if (only === undefined || free.length !== 1) return null;
  const line = lines[only] as SourceLine;
  return isTitleLine(line) && wordCount(line.text) >= 2 && !isDateOnly(line.text) ? only : null;
};

const joinText = (lines: readonly SourceLine[], own: readonly number[]): string =>
  own.map((at) => (lines[at] as SourceLine).text.trim()).join(' ');

const ask = (lines: readonly SourceLine[], stop: number, property: string | undefined): UnsureQuestion => ({
  field: 'title',
  line: null,
  candidates: [
    ...(property ? [property] : []),
    ...frontOf(lines)
      .filter((at) => at < stop)
      .slice(0, 3)
      .map((at) => (lines[at] as SourceLine).text.trim()),
  ].slice(0, 4),
  question: 'What is the title of this policy?',
});

interface TitlePlace {
  readonly en: readonly number[];
  readonly cy: readonly number[];
}

const placeTitle = (lines: readonly SourceLine[], skip: ReadonlySet<number>, stop: number): TitlePlace => {
  const found = candidates(lines, skip, stop).sort((a, b) => b.score - a.score || a.at - b.at);
  const only = found.length === 0 ? onlyLine(lines, skip, stop) : null;
  if (only !== null) return isWelsh(lines[only]?.text ?? '') ? { en: [], cy: [only] } : { en: [only], cy: [] };
  const english = found.find((one) => !one.welsh);
  const welsh = found.find((one) => one.welsh);
  const en = english ? spread(lines, english.at) : [];
  return { en, cy: welsh ? spread(lines, welsh.at).filter((at) => !en.includes(at)) : [] };
};

const readTitle = (lines: readonly SourceLine[], place: TitlePlace, school: string | null): ReadTitle => {
  const en = joinText(lines, place.en);
  const cy = joinText(lines, place.cy);
  const first = en === '' ? { en: null, cy: null } : split(en, school);
  return { en: first.en, cy: first.cy ?? (cy === '' ? null : cleanTitle(withoutSchool(cy, school))) };
};

/** The title again before the text begins: on a cover and on the next page. */
const repeatsOf = (lines: readonly SourceLine[], place: TitlePlace, stop: number, read: ReadTitle): number[] => {
  const titles = [joinText(lines, place.en), joinText(lines, place.cy), read.en ?? '', read.cy ?? '']
    .map(plain)
    .filter((text) => text !== '');
  return frontOf(lines).filter((at) => at < stop && titles.includes(plain(trimmed(lines, at))));
};

/** Finds the title: a label that names it, or the line near the head that says what kind of document this is. */
export const findTitle = (
  lines: readonly SourceLine[],
  pairs: readonly LabelPair[],
  context: {
    readonly skip: ReadonlySet<number>;
    readonly stop: number;
    readonly school: string | null;
    readonly propertyTitle?: string;
  },
): FoundTitle => {
  const { skip, stop, school } = context;
  const place = placeTitle(lines, skip, stop);
  const title = fromPair(pairs, school)?.title ?? readTitle(lines, place, school);
  const taken = new Set([...skip, ...place.en, ...place.cy, ...repeatsOf(lines, place, stop, title)]);
  const missing = title.en === null && title.cy === null;
  return { title, lines: taken, unsure: missing ? [ask(lines, stop, context.propertyTitle)] : [] };
};
