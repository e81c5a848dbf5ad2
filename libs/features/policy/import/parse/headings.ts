import type { SourceLine } from '../source-line.js';
import type { ContentsPage } from './contents.js';
import { findDates } from './dates.js';
import { labelKind, labelledParts } from './labels.js';
import { schoolMentions } from './schools.js';
import { isBlankValue, plain, wordCount } from './words.js';

/** A line that is a heading. `line` is an index; `depth` comes from the printed number. */
export interface Heading {
  readonly line: number;
  readonly number: string | null;
  readonly text: string;
  readonly depth: number | null;
  readonly part: 'body' | 'appendix';
  readonly styleLevel: number | null;
}

/** The number that a line begins with, and the rest. */
export interface Numbered {
  readonly number: string;
  readonly rest: string;
  readonly depth: number;
  readonly printed: string;
}

const APPENDIX =
  /^(appendix|appendices|annex(?:e)?|atodiad|schedule|atodlen)\s*(?:no\.?\s*)?([A-Z]{1,2}\d?|\d{1,2}|[ivxIVX]{1,4})?(?=$|[\s:.\-–—)(])\s*[:.)\-–—]*\s*(.*)$/i;
const SECTION_WORD =
  /^(?:section|part|adran|rhan)\s+(\d{1,2}(?:\.\d{1,2})*|[A-Z]\b|[IVX]{1,4}\b)\s*[:.)\-–—]*\s*(.*)$/i;
const DECIMAL = /^(\d{1,2}(?:[.:]\d{1,2}){0,4})(?!\d)([.):]?)\s*(?:[-–—]\s+)?(.*)$/;
const LETTERED = /^([A-Z](?:[.:]\d{1,2}){1,4})[.):]?\s+(?:[-–—]\s+)?(.*)$/;
const LETTER = /^([A-Z])[.)]\s+(.*)$/;

const depthOf = (number: string): number => number.replace(/(?:\.0)+$/, '').split('.').length;

const appendixName = (word: string, id: string | undefined): string => {
  const name = /^annex/i.test(word)
    ? 'Annex'
    : /^schedule/i.test(word)
      ? 'Schedule'
      : /^at/i.test(word)
        ? /^atodlen/i.test(word)
          ? 'Atodlen'
          : 'Atodiad'
        : 'Appendix';
  return id ? `${name} ${id.toUpperCase()}` : name;
};

/** Splits "1.2 Scope", "5:0 Practice", "A.1.2 ...", "Section 3 - Roles", "Appendix B: Form". */
export const splitNumber = (text: string): Numbered | null => {
  const appendix = APPENDIX.exec(text);
  if (appendix?.[1] && !/^appendices$/i.test(appendix[1]) && (appendix[2] || !appendix[3]))
    return {
      number: appendixName(appendix[1], appendix[2]),
      rest: appendix[3] ?? '',
      depth: 1,
      printed: text.slice(0, text.length - (appendix[3]?.length ?? 0)),
    };
  const section = SECTION_WORD.exec(text);
  if (section?.[1])
    return { number: section[1], rest: section[2] ?? '', depth: depthOf(section[1]), printed: section[1] };
  const decimal = DECIMAL.exec(text);
  if (
    decimal?.[1] &&
    decimal[3] !== undefined &&
    (/^\s/.test(text.slice(decimal[1].length + (decimal[2]?.length ?? 0))) || /^[\p{Lu}]/u.test(decimal[3]))
  )
    return {
      number: decimal[1].replace(/:/g, '.'),
      rest: decimal[3].trim(),
      depth: depthOf(decimal[1].replace(/:/g, '.')),
      printed: decimal[1],
    };
  const lettered = LETTERED.exec(text) ?? LETTER.exec(text);
  if (lettered?.[1])
    return {
      number: lettered[1].replace(/:/g, '.'),
      rest: lettered[2] ?? '',
      depth: depthOf(lettered[1].replace(/:/g, '.')),
      printed: lettered[1],
    };
  return null;
};

/** What the scan of headings may ask about its surroundings. */
export interface HeadingScene {
  readonly lines: readonly SourceLine[];
  readonly contents: ContentsPage;
  /** Rows of the tables of document control: a heading may stand above them. */
  readonly control: ReadonlySet<number>;
  /** Lines of tables of document control, title lines: never headings. */
  readonly taken: (at: number) => boolean;
}

const isText = (line: SourceLine | undefined): line is SourceLine => line !== undefined && line.text.trim() !== '';

const neighbour = (scene: HeadingScene, at: number, step: 1 | -1): number | null => {
  for (let next = at + step; next >= 0 && next < scene.lines.length; next += step) {
    if (scene.lines[next]?.margin) return null;
    if (isText(scene.lines[next])) return next;
  }
  return null;
};

const WRAPPED =
  /\b(?:and|or|of|the|a|an|for|to|in|on|with|by|from|our|your|their|that|which|is|are|will|must|should|at|as|&|ac|yr|o|i|neu|gan)$/i;
const LEAD_IN = /\b(?:following|should|must|will|shall|include[sd]?|are|is|that|to|as follows|below|may|can)\b/i;

/** A line that announces a list: a colon after a clause, not after a name. */
const isLeadIn = (text: string): boolean =>
  /:\s*[-–]?$/.test(text) &&
  (wordCount(text) > 6 || (wordCount(text) > 2 && LEAD_IN.test(text) && !/^[^a-z]+$/.test(text)));

const isLabelLine = (text: string): boolean => {
  const parts = labelledParts(text);
  const first = parts[0];
  if (first && first.at === 0)
    return first.value !== '' || (first.kind !== 'audience' && first.kind !== 'school' && first.kind !== 'title');
  const kind = labelKind(text);
  return (
    kind !== undefined &&
    ![
      'cycle',
      'audience',
      'reviewAmbiguous',
      'school',
      'title',
      'role',
      'version',
      'owner',
      'approved',
      'other',
      'lastReviewed',
      'author',
    ].includes(kind)
  );
};

const NOT_HEADING =
  /@|https?:|www\.|_{3,}|\.{4,}|^\(?\+?\d[\d\s()]{8,}$|^page\s+\d+|^\d+$|^dear\b|^yours\b|\.(?:docx?|pdf)$|^(?:tel|fax|email|e-mail|telephone|phone|website|address)\b/i;

const isDateOnly = (text: string): boolean => {
  const date = findDates(text)[0];
  return date !== undefined && text.length - (date.end - date.at) <= 4;
};

/** Words that could be a heading at all, whatever their style. */
const couldBeHeading = (text: string): boolean =>
  text.length <= 140 && /[\p{L}]/u.test(text) && !isBlankValue(text) && !NOT_HEADING.test(text) && !isDateOnly(text);

const isHeadingWords = (text: string, most: number): boolean =>
  wordCount(text) <= most &&
  text.length <= 100 &&
  /^["'‘“(]?[\p{Lu}\d]/u.test(text) &&
  !/[.;,]$/.test(text) &&
  !WRAPPED.test(text) &&
  couldBeHeading(text);

/** In a list that a colon announced, short lines are its items until a full sentence comes. */
const inAnnouncedList = (scene: HeadingScene, at: number): boolean => {
  let back = neighbour(scene, at, -1);
  for (let steps = 0; back !== null && steps < 40; steps += 1) {
    const line = scene.lines[back] as SourceLine;
    const text = line.text.trim();
    if (line.bullet || line.cells || line.styleLevel !== undefined || line.strong) return false;
    if (/:\s*[-–]*$/.test(text)) return !splitNumber(text);
    if (/[.!?]$/.test(text) || wordCount(text) > 25 || splitNumber(text)) return false;
    back = neighbour(scene, back, -1);
  }
  return false;
};

const startsBody = (line: SourceLine): boolean =>
  line.bullet === true ||
  line.cells !== undefined ||
  /[:]\s*[-–]?$/.test(line.text) ||
  wordCount(line.text) >= 8 ||
  (/[.!?]$/.test(line.text) && wordCount(line.text) >= 4) ||
  splitNumber(line.text) !== null;

/** Below a heading stands text. A form's or a front page's table does not make the line above it one; a version table does. */
const followedByBody = (scene: HeadingScene, at: number): boolean => {
  const next = neighbour(scene, at, 1);
  const line = next === null ? undefined : scene.lines[next];
  if (next === null || !line) return false;
  return line.cells ? scene.control.has(next) || scene.lines[at]?.strong === true : startsBody(line);
};

const ORGANISATION =
  /^(?:[\p{Lu}][\p{L}'’&.-]*\s+(?:of |the |and |& )?){1,6}(?:Trust|TRUST|Federation|Council|COUNCIL|FEDERATION)$/u;

/** The name of the school or trust on a line of its own heads a page, not a section. */
const isOrganisation = (text: string): boolean => {
  const mention = schoolMentions(text)[0];
  return ORGANISATION.test(text) || (mention !== undefined && mention.name.length >= text.length - 4);
};

const standsAlone = (scene: HeadingScene, at: number): boolean => {
  const line = scene.lines[at] as SourceLine;
  const after = scene.lines[at + 1];
  return line.gap && (after === undefined || after.text.trim() === '' || after.gap || line.strong === true);
};

/** Is the next numbered line a sibling, nothing between? Then this is an item of a list, not a heading. */
const isListItem = (scene: HeadingScene, at: number, own: Numbered): boolean => {
  const sibling = (other: number | null): boolean => {
    const line = other === null ? undefined : scene.lines[other];
    const found = line && !line.cells && !scene.contents.lines.has(other as number) ? splitNumber(line.text) : null;
    return found !== null && found.depth === own.depth && line?.styleLevel === undefined && found.number !== own.number;
  };
  const next = neighbour(scene, at, 1);
  const before = neighbour(scene, at, -1);
  const nextLine = next === null ? undefined : scene.lines[next];
  if (own.depth > 1) {
    const found = nextLine && !nextLine.cells ? splitNumber(nextLine.text) : null;
    return next === null || (found !== null && found.depth <= own.depth && !nextLine?.bullet);
  }
  return sibling(next) || sibling(before);
};

const numberedHeading = (scene: HeadingScene, at: number, own: Numbered): boolean => {
  const line = scene.lines[at] as SourceLine;
  const rest = own.rest.trim();
  const inContents = scene.contents.names.has(plain(rest)) && rest !== '';
  const isPart = /^(?:Appendix|Annex|Schedule|Atod)/.test(own.number);
  if (isPart) {
    if (rest === '') return line.gap || line.styleLevel !== undefined;
    return (
      (line.gap || line.strong === true) &&
      isHeadingWords(rest, 14) &&
      !/^(?:of|to|and|or|for|in|is|are|which)\b/i.test(rest)
    );
  }
  if (rest === '') return false;
  if (inContents && !line.cells) return true;
  if (line.bullet || !isHeadingWords(rest.replace(/:\s*[-–]?$/, ''), 13) || isLeadIn(rest)) return false;
  if (
    /^\d{1,2}\s/.test(line.text.trim()) &&
    /^(?:days?|weeks?|months?|years?|hours?|minutes?|%|pupils?|staff)\b/i.test(rest)
  )
    return false;
  if (isDateOnly(line.text) || findDates(line.text)[0]?.at === 0) return false;
  return !isListItem(scene, at, own);
};

const styledHeading = (scene: HeadingScene, at: number): boolean => {
  const line = scene.lines[at] as SourceLine;
  const text = line.text.trim();
  return (
    couldBeHeading(text) &&
    wordCount(text) <= 20 &&
    !isLeadIn(text) &&
    !isLabelLine(text) &&
    !(wordCount(text) > 12 && /\.$/.test(text)) &&
    !scene.contents.lines.has(at)
  );
};

const plainHeading = (scene: HeadingScene, at: number): boolean => {
  const line = scene.lines[at] as SourceLine;
  const text = line.text.trim().replace(/:\s*[-–]?$/, '');
  if (line.bullet || line.cells || isLeadIn(line.text.trim())) return false;
  if (scene.contents.names.has(plain(text)) && standsAlone(scene, at) && couldBeHeading(text)) return true;
  if (/:\s*[-–]?$/.test(line.text.trim()) && !line.strong && wordCount(text) > 4) return false;
  if (!standsAlone(scene, at) || !isHeadingWords(text, 12) || isLabelLine(line.text) || isOrganisation(text))
    return false;
  if (/:\s*[-–]?$/.test(line.text.trim()) && labelKind(text) !== undefined) return false;
  return followedByBody(scene, at) && !inAnnouncedList(scene, at);
};

const LETTER_NAME = /^[A-Z]$/;

const headingAt = (scene: HeadingScene, at: number): Heading | null => {
  const line = scene.lines[at];
  if (!isText(line) || line.margin || line.cells || scene.taken(at) || scene.contents.lines.has(at)) return null;
  const text = line.text.trim();
  const own = splitNumber(text);
  const styled = line.styleLevel !== undefined && styledHeading(scene, at);
  const base = { line: at, styleLevel: line.styleLevel ?? null };
  const clean = (words: string): string => words.replace(/\s*:\s*[-–]?$/, '').trim();
  if (
    own &&
    (styled || numberedHeading(scene, at, own)) &&
    !(LETTER_NAME.test(own.number) && !styled && !line.strong && !scene.contents.names.has(plain(own.rest)))
  ) {
    const appendix = /^(?:Appendix|Annex|Schedule|Atod)/.test(own.number);
    return {
      ...base,
      number: own.number,
      text: clean(own.rest),
      depth: own.depth,
      part: appendix ? 'appendix' : 'body',
    };
  }
  if (own && !styled) return null;
  if (styled || plainHeading(scene, at)) return { ...base, number: null, text: clean(text), depth: null, part: 'body' };
  return null;
};

const dropRestarts = (scene: HeadingScene, headings: readonly Heading[]): Heading[] => {
  let main = 0;
  return headings.filter((heading) => {
    if (heading.part === 'appendix') main = 0;
    if (heading.depth !== 1 || heading.number === null || !/^\d/.test(heading.number)) return true;
    const value = Number(heading.number.split('.')[0]);
    const line = scene.lines[heading.line];
    const sure = heading.styleLevel !== null || line?.strong === true || scene.contents.names.has(plain(heading.text));
    // A number that starts over, or leaps, in plain print is an item of a list.
    if (!sure && main > 0 && (value < main || value > main + 4)) return false;
    if (!sure && main === 0 && value > 4) return false;
    main = value;
    return true;
  });
};

/** Where most numbers of one depth are set as headings, one that is not is an item of a list. */
const dropUnstyled = (scene: HeadingScene, headings: readonly Heading[]): Heading[] => {
  const isSet = (heading: Heading): boolean =>
    heading.styleLevel !== null || scene.lines[heading.line]?.strong === true;
  const setAt = (depth: number | null): number => headings.filter((one) => one.depth === depth && isSet(one)).length;
  return headings.filter(
    (heading) =>
      heading.depth === null ||
      heading.part === 'appendix' ||
      isSet(heading) ||
      scene.contents.names.has(plain(heading.text)) ||
      setAt(heading.depth) < 2,
  );
};

/** The headings of a document, in order. */
export const findHeadings = (scene: HeadingScene): Heading[] =>
  dropRestarts(
    scene,
    dropUnstyled(
      scene,
      scene.lines.flatMap((_line, at) => headingAt(scene, at) ?? []),
    ),
  );
