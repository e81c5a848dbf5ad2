import type { SourceLine } from '../source-line.js';
import { findDates } from './dates.js';
import {
  followedByBody,
  headsParagraph,
  inAnnouncedList,
  isListItem,
  standsAlone,
  type HeadingScene,
} from './heading-scene.js';
import {
  COLON_END,
  couldBeHeading,
  isDateOnly,
  isHeadingWords,
  isLabelLine,
  isLeadIn,
  isOrganisation,
} from './heading-words.js';
import { labelKind } from './labels.js';
import type { Heading } from './heading.js';
import { keepRuns } from './heading-runs.js';
import { isPartNumber, splitNumber, type Numbered } from './section-number.js';
import { plain, wordCount } from './words.js';

export type { HeadingScene } from './heading-scene.js';

const headingText = (text: string): string => text.replace(COLON_END, '').trim();

const isListed = (scene: HeadingScene, text: string): boolean => scene.contents.names.has(plain(text));

/** "Appendix B: Form", not "Appendix B of the guidance" in the middle of a paragraph. */
const isPartHeading = (line: SourceLine, rest: string): boolean => {
  if (rest === '') return line.gap || line.styleLevel !== undefined;
  if (!line.gap && line.strong !== true) return false;
  return isHeadingWords(rest, 14) && !/^(?:of|to|and|or|for|in|is|are|which)\b/i.test(rest);
};

const UNIT = /^(?:days?|weeks?|months?|years?|hours?|minutes?|%|pupils?|staff)\b/i;

/** "30 days after": the number counts something. "4. Staff" does not. */
const isQuantity = (text: string, rest: string): boolean =>
  (/^\d{1,2}\s/.test(text) && UNIT.test(rest)) || isDateOnly(text) || findDates(text)[0]?.at === 0;

const isHeadingOfNumber = (line: SourceLine, rest: string): boolean =>
  !line.bullet && isHeadingWords(headingText(rest), 13) && !isLeadIn(rest) && !isQuantity(line.text.trim(), rest);

const numberedHeading = (scene: HeadingScene, at: number, own: Numbered): boolean => {
  const line = scene.lines[at] as SourceLine;
  const rest = own.rest.trim();
  if (isPartNumber(own.number)) return isPartHeading(line, rest);
  if (rest !== '' && isListed(scene, rest)) return true;
  return isHeadingOfNumber(line, rest) && !isListItem(scene, at, own);
};

const styledHeading = (scene: HeadingScene, at: number): boolean => {
  const line = scene.lines[at] as SourceLine;
  const text = line.text.trim();
  const words = wordCount(text);
  if (line.styleLevel === undefined || words > 20 || (words > 12 && text.endsWith('.'))) return false;
  return couldBeHeading(text) && !isLeadIn(text) && !isLabelLine(text);
};

/** A colon makes a label of a plain line, unless it is short, set bold and no known label. */
const isColonLabel = (line: SourceLine, text: string): boolean =>
  COLON_END.test(line.text.trim()) && ((!line.strong && wordCount(text) > 4) || labelKind(text) !== undefined);

const isNoHeading = (line: SourceLine, text: string): boolean =>
  [isColonLabel(line, text), isLabelLine(line.text), isOrganisation(text)].includes(true);

/** Set bold over a full sentence: a heading even where a colon stands above. */
const isLaidOut = (scene: HeadingScene, at: number): boolean => {
  const below = scene.lines.slice(at + 1).find((line) => line.text.trim() !== '');
  return scene.lines[at]?.strong === true && below !== undefined && !below.bullet && wordCount(below.text) >= 8;
};

const looksLikeHeading = (scene: HeadingScene, at: number, text: string): boolean =>
  isHeadingWords(text, 12) &&
  !/:\s+\p{Ll}/u.test(text) &&
  !isNoHeading(scene.lines[at] as SourceLine, text) &&
  (followedByBody(scene, at) || headsParagraph(scene, at)) &&
  (isLaidOut(scene, at) || !inAnnouncedList(scene, at));

const plainHeading = (scene: HeadingScene, at: number): boolean => {
  const line = scene.lines[at] as SourceLine;
  const text = line.text.trim().replace(COLON_END, '');
  if (line.bullet || isLeadIn(line.text.trim())) return false;
  if (!standsAlone(scene, at)) return headsParagraph(scene, at) && looksLikeHeading(scene, at, text);
  return (isListed(scene, text) && couldBeHeading(text)) || looksLikeHeading(scene, at, text);
};

/** A letter alone ("A. Scope", "IV. Scope") needs more than a look of a heading: style, contents, or a run of them. */
const isLooseLetter = (scene: HeadingScene, line: SourceLine, own: Numbered): boolean =>
  /^(?:[A-Z]|[IVX]+)$/.test(own.number) && line.strong !== true && !isListed(scene, own.rest);

const isExcluded = (scene: HeadingScene, at: number, line: SourceLine): boolean =>
  line.text.trim() === '' ||
  line.margin === true ||
  line.cells !== undefined ||
  scene.taken(at) ||
  scene.contents.lines.has(at);

const numberedAt = (scene: HeadingScene, at: number, own: Numbered, line: SourceLine): Heading | null => {
  const plainly = numberedHeading(scene, at, own);
  const loose = isLooseLetter(scene, line, own) && !styledHeading(scene, at);
  if ((!plainly && !styledHeading(scene, at)) || (loose && !line.gap)) return null;
  return {
    line: at,
    loose,
    number: own.number,
    text: headingText(own.rest),
    depth: own.depth,
    part: isPartNumber(own.number) ? 'appendix' : 'body',
    styleLevel: line.styleLevel ?? null,
  };
};

const headingAt = (scene: HeadingScene, at: number): Heading | null => {
  const line = scene.lines[at];
  if (!line || isExcluded(scene, at, line)) return null;
  const own = splitNumber(line.text.trim());
  if (own) return numberedAt(scene, at, own, line);
  if (!styledHeading(scene, at) && !plainHeading(scene, at)) return null;
  const styleLevel = line.styleLevel ?? null;
  return { line: at, number: null, text: headingText(line.text), depth: null, part: 'body', styleLevel };
};

const isSet = (scene: HeadingScene, heading: Heading): boolean =>
  heading.styleLevel !== null || scene.lines[heading.line]?.strong === true;

/** A number that starts over, or leaps, in plain print is an item of a list. */
const breaksSequence = (value: number, main: number): boolean =>
  main > 0 ? value < main || value > main + 4 : value > 4;

const mainNumber = (heading: Heading): number | null =>
  heading.depth === 1 && /^\d/.test(heading.number ?? '') ? Number.parseInt(heading.number ?? '', 10) : null;

const dropRestarts = (scene: HeadingScene, headings: readonly Heading[]): Heading[] => {
  let main = 0;
  return headings.filter((heading) => {
    if (heading.part === 'appendix') main = 0;
    const value = mainNumber(heading);
    if (value === null) return true;
    const sure = isSet(scene, heading) || isListed(scene, heading.text);
    if (!sure && breaksSequence(value, main)) return false;
    main = value;
    return true;
  });
};

/** Where most numbers of one depth are set as headings, one that is not is an item of a list. */
const dropUnstyled = (scene: HeadingScene, headings: readonly Heading[]): Heading[] => {
  const setAt = (depth: number): number => headings.filter((one) => one.depth === depth && isSet(scene, one)).length;
  return headings.filter((heading) => {
    if (heading.depth === null || heading.part === 'appendix' || isSet(scene, heading)) return true;
    return isListed(scene, heading.text) || setAt(heading.depth) < 2;
  });
};

/** The headings of a document, in order. */
export const findHeadings = (scene: HeadingScene): Heading[] => {
  const all = scene.lines.flatMap((_line, at) => headingAt(scene, at) ?? []);
  return dropRestarts(scene, dropUnstyled(scene, keepRuns(all)));
};
