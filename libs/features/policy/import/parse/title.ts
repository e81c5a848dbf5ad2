import type { ReadTitle, UnsureQuestion } from '../policy-reading.js';
import type { SourceLine } from '../source-line.js';
import { labelledParts, labelKind } from './labels.js';
import type { LabelPair } from './pairs.js';
import { schoolMentions, tellingWords } from './schools.js';
import { isBlankValue, plain, wordCount } from './words.js';

/** The title in each language, and the lines it stands on (which are no headings). */
export interface FoundTitle {
  readonly title: ReadTitle;
  readonly lines: ReadonlySet<number>;
  readonly unsure: readonly UnsureQuestion[];
}

const KIND_EN =
  /\b(?:policy|policies|procedures?|statement|guidance|guidelines|code of (?:conduct|practice)|plan|strategy|agreement|scheme|protocol|charter|framework|handbook|arrangements|rules)\b/i;
const KIND_CY =
  /\b(?:polisi|bolisi|polisïau|gweithdrefn(?:au)?|datganiad|canllawiau|cynllun|cod ymddygiad|strategaeth|cytundeb|llawlyfr)\b/i;
const WELSH_WORDS =
  /\b(?:y|yr|yn|ac|ar|gan|mae|i'r|o'r|a'r|ysgol|ysgolion|polisi|eu|ei|fod|bod|wedi|gyda|am|ei|staff|disgyblion|rhieni|llywodraethwyr|addysg|diogelu|plant|iechyd|diogelwch|rhwydweithio|cymdeithasol|ymddygiad|gwrth|fwlio|presenoldeb|cwynion)\b/gi;

/** Is the line Welsh? Its own small words outnumber what English could hold. */
export const isWelsh = (text: string): boolean => {
  const found = text.match(WELSH_WORDS)?.length ?? 0;
  return KIND_CY.test(text) ? !KIND_EN.test(text) : found >= 3 && found >= wordCount(text) * 0.2;
};

const FRONT_LINES = 45;

const isTitleLine = (line: SourceLine): boolean => {
  const text = line.text.trim();
  return (
    text !== '' &&
    !line.cells &&
    !line.bullet &&
    text.length <= 120 &&
    wordCount(text) <= 16 &&
    !/[.;,]$/.test(text) &&
    labelledParts(text).length === 0 &&
    labelKind(text) === undefined &&
    !/^(?:this|the|in|all|it|we|our|please|to|for)\b.*\b(?:is|are|was|has|have|must|should|will|been)\b/i.test(text) &&
    !/\b(?:conjunction|alongside|read with|related|linked|other) /i.test(text)
  );
};

const GOES_ON = /^(?:and|or|of|for|&|to|in|on|with|ac|y|yr|ar|i|o|a)\b|^\p{Ll}/u;
const BREAKS_OFF = /(?:\b(?:and|or|of|the|for|to|in|on|with|by|ac|y|yr|ar|i|o)|[&,/–-])$/i;

/** Titles set over two lines: the next line of the same paragraph, or a line that plainly goes on. */
const spread = (lines: readonly SourceLine[], at: number): number[] => {
  const own = [at];
  const near = (step: 1 | -1, from: number): SourceLine | undefined => {
    const line = lines[from + step];
    return line && isTitleLine(line) && schoolMentions(line.text).length === 0 ? line : undefined;
  };
  const next = near(1, at);
  if (next && (GOES_ON.test(next.text.trim()) || BREAKS_OFF.test((lines[at] as SourceLine).text.trim())))
    own.push(at + 1);
  const before = near(-1, at);
  const text = (lines[at] as SourceLine).text.trim();
  const short = wordCount(text) <= 2 && !(lines[at] as SourceLine).gap;
  if (before && (GOES_ON.test(text) || BREAKS_OFF.test(before.text.trim()) || short)) own.unshift(at - 1);
  return own;
};

const cleanTitle = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^["'“‘]|["'”’]$/g, '')
    .replace(/\s*[-–—|:]+\s*$/, '')
    .trim();

/** "Oakfield Primary School – Behaviour Policy" is the policy of that school: the name is not part of the title. */
const withoutSchool = (text: string, school: string | null): string => {
  const pieces = text.split(/\s+[-–—|]\s+/).map((piece) => piece.trim());
  const named = pieces.filter((piece) => KIND_EN.test(piece) || KIND_CY.test(piece));
  if (
    pieces.length > 1 &&
    named.length > 0 &&
    named.length < pieces.length &&
    pieces.every(
      (piece) =>
        named.includes(piece) || schoolMentions(piece).length > 0 || /\btrust\b|^\W*(?:19|20)\d\d/i.test(piece),
    )
  )
    return named.join(' - ');
  const told = school ? tellingWords(school) : [];
  const mention = schoolMentions(text)[0];
  const ends = mention ? mention.at + mention.name.length : 0;
  const same =
    mention !== undefined && mention.at === 0 && tellingWords(mention.name).some((word) => told.includes(word));
  const rest = same
    ? text
        .slice(ends)
        .replace(/^['’]s\b|^[\s:,–-]+/g, '')
        .trim()
    : text;
  return wordCount(rest) >= 2 ? rest : text;
};

const SPLIT = /\s+[/|]\s+|\s+[-–—]\s+/;

const split = (text: string, school: string | null): ReadTitle => {
  const halves = text.split(SPLIT);
  if (halves.length === 2) {
    const [one = '', two = ''] = halves;
    if (isWelsh(one) && KIND_EN.test(two)) return { cy: cleanTitle(one), en: cleanTitle(two) };
    if (isWelsh(two) && KIND_EN.test(one)) return { cy: cleanTitle(two), en: cleanTitle(one) };
  }
  const clean = cleanTitle(withoutSchool(text, school));
  return isWelsh(text) ? { en: null, cy: clean } : { en: clean, cy: null };
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

const candidates = (lines: readonly SourceLine[], skip: ReadonlySet<number>, stop: number): Candidate[] =>
  frontOf(lines).flatMap((at, order) => {
    const line = lines[at] as SourceLine;
    const text = line.text.trim();
    if (skip.has(at) || at >= stop || !isTitleLine(line)) return [];
    const kind = KIND_EN.test(text) || KIND_CY.test(text);
    const first = order < 6 ? 6 - order : 0;
    const score =
      (kind ? 20 : 0) +
      (line.styleLevel === 1 ? 6 : line.styleLevel !== undefined ? 3 : 0) +
      (line.strong ? 2 : 0) +
      first -
      (order > 12 ? 8 : 0) -
      (/^\d/.test(text) ? 15 : 0) -
      (wordCount(text) < 2 ? 12 : 0);
    return score >= 12 || (line.styleLevel !== undefined && order < 4 && schoolMentions(text).length === 0)
      ? [{ at, score, welsh: isWelsh(text) }]
      : [];
  });

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
  const found = candidates(lines, context.skip, context.stop).sort((a, b) => b.score - a.score || a.at - b.at);
  const english = found.find((one) => !one.welsh);
  const welsh = found.find((one) => one.welsh && one.at !== english?.at);
  const own = english ? spread(lines, english.at) : [];
  const ownWelsh = welsh ? spread(lines, welsh.at).filter((at) => !own.includes(at)) : [];
  const taken = new Set([...context.skip, ...own, ...ownWelsh]);
  const repeats = new Set([joinText(lines, own), joinText(lines, ownWelsh)].map(plain).filter((text) => text !== ''));
  for (const at of frontOf(lines))
    if (at < context.stop && repeats.has(plain((lines[at] as SourceLine).text))) taken.add(at);
  const labelled = fromPair(pairs, context.school);
  if (labelled) return { title: labelled.title, lines: taken, unsure: [] };
  if (!english && !welsh)
    return { title: { en: null, cy: null }, lines: taken, unsure: [ask(lines, context.stop, context.propertyTitle)] };
  const first = english ? split(joinText(lines, own), context.school) : { en: null, cy: null };
  const cy = first.cy ?? (welsh ? cleanTitle(withoutSchool(joinText(lines, ownWelsh), context.school)) : null);
  return { title: { en: first.en, cy }, lines: taken, unsure: [] };
};

/** The languages the document is written in: Welsh counts from a tenth of its longer lines, or by a Welsh title. */
export const findLanguages = (lines: readonly SourceLine[], title: ReadTitle): string[] => {
  const long = lines.filter((line) => wordCount(line.text) >= 6);
  const welsh = long.filter((line) => isWelsh(line.text)).length;
  const english = long.length - welsh;
  const hasEnglish = title.en !== null || english > long.length * 0.1 || long.length === 0;
  const hasWelsh = title.cy !== null || welsh > long.length * 0.1;
  return [...(hasEnglish ? ['en'] : []), ...(hasWelsh ? ['cy'] : [])];
};
