import { findDates } from './dates.js';
import { LEXICON, type LabelKind } from './label-lexicon.js';

export type { LabelKind } from './label-lexicon.js';

const COMPILED = LEXICON.map(([kind, words]) => [kind, new RegExp(`^(?:${words})$`, 'i')] as const);

const tidy = (text: string): string =>
  text
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/\s*[:;]?-?\s*$/, '')
    .replace(/\?$/, '')
    .trim();

const PART =
  /^((?:appendix|annexe?|schedule|part|section|atodiad|atodlen|rhan)\s+(?:[A-Z]|\d{1,2}|[ivx]{1,4}))\b(?:\s*\([^()]*\))?\s*[:,–-]*\s+(?=(?:was |is |has been |to be )?(?:first )?(?:approv|ratif|adopt|agre|review|next|sign|date))/i;

const PART_NAMES: ReadonlyArray<readonly [RegExp, string]> = [
  [/^appendix/i, 'Appendix'],
  [/^annex/i, 'Annex'],
  [/^schedule/i, 'Schedule'],
  [/^part/i, 'Part'],
  [/^section/i, 'Section'],
];

/** The part of the document that a label is about: "Appendix A approved by" is about Appendix A. */
export const partOfLabel = (label: string): string | null => {
  const part = PART.exec(label)?.[1];
  if (part === undefined) return null;
  const [word = '', id = ''] = part.split(/\s+/);
  const name = PART_NAMES.find(([regex]) => regex.test(word))?.[1];
  return `${name ?? word} ${id.toUpperCase()}`;
};

const kindOf = (label: string): LabelKind | undefined => COMPILED.find(([, regex]) => regex.test(label))?.[0];

const WELSH_LABEL =
  /^(?:\p{L}+(?:wyd|wyo|wr)|dyddiad|adolyg\p{L}*|cyfrif\p{L}*|teitl|fersiwn|cylch|llofnod|swyddog|person)(?!\p{L})/iu;

/** The kind of one half, when the other is a label as well, or Welsh. */
const kindOfHalf = (half: string, other: string): LabelKind | undefined =>
  kindOf(tidy(other)) !== undefined || WELSH_LABEL.test(other) ? kindOf(tidy(half)) : undefined;

/** "Cymeradwywyd gan / Approved by": one label in two languages; the English half is the surer. */
const kindOfHalves = (label: string): LabelKind | undefined => {
  const [one = '', two = '', more] = label.split(/\s*[/|]\s*/);
  if (one === '' || two === '' || more !== undefined) return undefined;
  return kindOfHalf(two, one) ?? kindOfHalf(one, two);
};

/** The kind of a label, colon or not; undefined when it is none that is known. */
export const labelKind = (text: string): LabelKind | undefined => {
  const whole = tidy(text);
  if (whole === '' || whole.length > 90) return undefined;
  const label = whole.replace(PART, '');
  return label.length > 70 ? undefined : (kindOf(label) ?? kindOfHalves(label));
};

/** A label with its value on one line. `at` is the label's offset. */
export interface LabelledPart {
  readonly kind: LabelKind;
  readonly label: string;
  readonly value: string;
  readonly at: number;
}

interface Mark {
  readonly kind: LabelKind;
  readonly label: string;
  readonly at: number;
  readonly end: number;
}

/** The longest run of words before a colon that is a label, starting at a word. */
const labelEndingAt = (text: string, from: number, colon: number): Mark | undefined => {
  const stretch = text.slice(from, colon);
  // A word begins after what is no letter, or at a capital that is glued to the value before it.
  for (const match of stretch.matchAll(/(?<![\p{L}'’])\p{L}|(?<=\p{Ll})\p{Lu}/gu)) {
    const label = stretch.slice(match.index);
    const kind = labelKind(label);
    if (kind) return { kind, label: label.trim(), at: from + match.index, end: colon };
  }
  return undefined;
};

const BARE =
  /^((?:approved|ratified|adopted|agreed) at (?:the |a )?meeting of|approved by|adopted by|ratified by|agreed by|determined by|endorsed by|signed off by|authorised by|cymeradwywyd gan|approved|ratified|adopted|agreed|(?:last |date )?reviewed|revised|updated|date of (?:next )?review|date approved|date adopted|approval date|date|next review date|next review|review date|review due|review|to be reviewed|policy owner|cymeradwywyd|adolygwyd|dyddiad adolygu)\b(?:\s+(?:on|in|ar|yn))?\s+/i;

const trimValue = (text: string): string => {
  const value = text.replace(/^[\s\-–]+|[\s|/,;(–-]+$/g, '').trim();
  return value.endsWith(')') && !value.includes('(') ? value.slice(0, -1).trim() : value;
};

/** A value that needs no colon: a date, or a name after "by". */
const isPlainValue = (kind: LabelKind, value: string): boolean =>
  (findDates(value)[0]?.at ?? 99) <= 4 || (kind === 'approvedBy' && /^(?:the\s+)?\p{Lu}/u.test(value));

const partPrefix = (line: string): string => PART.exec(line)?.[0] ?? '';

const canBeBare = (line: string): boolean => line.length <= 90 && !/[.;]$/.test(line.replace(/(?<=\d)\.$/, ''));

/** Without a colon only a short line whose value is plainly one. */
const bareMark = (line: string): Mark | undefined => {
  const part = partPrefix(line);
  const rest = line.slice(part.length);
  const [start = '', label = ''] = (canBeBare(line) ? BARE.exec(rest) : null) ?? [];
  const kind = labelKind(label);
  if (kind === undefined || !isPlainValue(kind, rest.slice(start.length))) return undefined;
  return { kind, label: part + label, at: 0, end: part.length + start.length };
};

/** "12:30" is a time and "5:0" a number: a colon between digits ends no label. */
const isLabelColon = (line: string, colon: number): boolean => !/^\d:\d/.test(line.slice(colon - 1, colon + 2));

const colonMarks = (line: string): Mark[] => {
  const marks: Mark[] = [];
  let from = 0;
  for (let colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
    if (!isLabelColon(line, colon)) continue;
    const mark = labelEndingAt(line, from, colon);
    if (mark) marks.push({ ...mark, end: colon + 1 });
    from = colon + 1;
  }
  return marks;
};

const BEFORE_BARE =
  /\s+(?=(?:approved|adopted|ratified|agreed|(?:last |next )?review(?:ed)?(?: date| due)?|updated)\s+(?:on\s+|by\s+)?(?:\d|\p{Lu}\p{Ll}{2,8}\s+(?:\d|term)))/iu;

/** A page header or footer sets several labels without colons on one line: "Approved June 2023 Review June 2025". */
export const marginParts = (line: string): LabelledPart[] =>
  line
    .split(BEFORE_BARE)
    .flatMap((piece) => labelledParts(piece.replace(/\s+page\s+\d+(?:\s+of\s+\d+)?\s*$/i, '').trim()));

/** Labels of a line with their values; empty when the line is prose. */
export const labelledParts = (line: string): LabelledPart[] => {
  const colons = colonMarks(line);
  const start = colons[0]?.at ?? line.length;
  const bare = start === 0 ? undefined : bareMark(line);
  const marks = bare && start >= bare.end ? [bare, ...colons] : colons;
  return marks.map((mark, at) => ({
    kind: mark.kind,
    label: mark.label,
    value: trimValue(line.slice(mark.end, marks[at + 1]?.at ?? line.length)),
    at: mark.at,
  }));
};
