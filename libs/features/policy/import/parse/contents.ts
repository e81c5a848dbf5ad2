import type { SourceLine } from '../source-line.js';
import { plain, wordCount } from './words.js';

/** The lines of the table of contents, and the headings it names (numbers taken off, in `plain` form). */
export interface ContentsPage {
  readonly lines: ReadonlySet<number>;
  readonly names: ReadonlySet<string>;
}

const TITLE =
  /^(?:table\s+of\s+)?contents(?:\s+page)?\s*:?$|^cynnwys\s*:?$|^index$|^contents\s*\/\s*cynnwys$|^cynnwys\s*\/\s*contents$/i;
const LEADER = /(?:\.{3,}|…+|\s\.(?:\s\.){2,}|_{4,})\s*(?:page|tudalen|p\.?)?\s*\d{0,3}\s*$/i;
const PAGE_END = /\s(?:page\s*|p\.?\s*)?\d{1,3}$/i;
const PAGE_CELL = /^(?:page|tudalen|p\.?|pg\.?)?\s*\d{1,3}(?:\s*[-–]\s*\d{1,3})?$/i;

const withoutNumber = (text: string): string =>
  text.replace(
    /^(?:section|part|appendix|annex|adran|atodiad)?\s*[\dA-Z]{0,2}(?:[.:]\d{1,2})*[.):]?\s+(?=\p{L})/iu,
    (start) => (/\d|appendix|annex|section/i.test(start) ? '' : start),
  );

const entryName = (line: SourceLine): string => {
  const cells = line.cells?.filter((cell) => cell.trim() !== '' && !PAGE_CELL.test(cell.trim()));
  const text = cells ? cells.join(' ') : line.text.replace(LEADER, '').replace(PAGE_END, '');
  return plain(withoutNumber(text.replace(/\((?:#|http)[^)]*\)/, '').trim()));
};

const hasPageNumber = (line: SourceLine): boolean =>
  line.cells
    ? line.cells.some((cell) => PAGE_CELL.test(cell.trim()) || LEADER.test(cell))
    : LEADER.test(line.text) || (PAGE_END.test(line.text) && wordCount(line.text) <= 16);

const isShort = (line: SourceLine): boolean =>
  line.text.length <= 110 && !/[.;,]$/.test(line.text.replace(LEADER, '')) && wordCount(line.text) <= 14;

const PAGE_HEAD = /^(?:section|heading|title|item|page(?:\s*(?:number|no\.?))?|tudalen|adran)$/i;

const isHeadRow = (line: SourceLine): boolean =>
  (line.cells ?? [line.text]).every((cell) => cell.trim() === '' || PAGE_HEAD.test(cell.trim()));

interface Gathered {
  readonly at: number;
  readonly name: string;
  readonly paged: boolean;
}

/** Entries up to the last one with a page number; without any, all of them, but for a heading taken along. */
const trim = (entries: readonly Gathered[], keepLast: boolean): Gathered[] => {
  const lastPaged = entries.findLastIndex((entry) => entry.paged);
  if (lastPaged >= 0) return entries.slice(0, lastPaged + 1);
  // Without page numbers, the last short line before a paragraph is that paragraph's heading.
  return keepLast ? [...entries] : entries.slice(0, -1);
};

const MOST_LINES = 600;

const isEntry = (line: SourceLine): boolean => isShort(line) && line.styleLevel === undefined;

const isPaged = (line: SourceLine): boolean => hasPageNumber(line) || line.contents === true;

const isPassedOver = (line: SourceLine): boolean => line.text.trim() === '' || isHeadRow(line);

/** Entries end where a name comes again (its heading), or where text begins that is not an entry. */
const gather = (lines: readonly SourceLine[], start: number): Gathered[] => {
  const entries: Gathered[] = [];
  for (const [step, line] of lines.slice(start + 1, start + 1 + MOST_LINES).entries()) {
    if (isPassedOver(line)) continue;
    const [name, paged] = [entryName(line), isPaged(line)];
    const repeats = !paged && entries.some((entry) => entry.name === name);
    if (repeats || !(paged || isEntry(line))) return trim(entries, repeats || line.styleLevel !== undefined);
    entries.push({ at: start + 1 + step, name, paged });
  }
  return entries.slice(0, entries.findLastIndex((entry) => entry.paged) + 1);
};

/** Dotted leaders up to a page number, or the format's own word. */
const isContentsLine = (line: SourceLine): boolean =>
  line.text.trim() !== '' &&
  (line.contents === true || (LEADER.test(line.text) && /\.{3,}|…/.test(line.text) && /\d\s*$/.test(line.text)));

/** Finds the contents page. Lines with dotted leaders, and lines the format marks as contents, count anywhere. */
export const findContents = (lines: readonly SourceLine[]): ContentsPage => {
  const found = new Map<number, string>();
  lines.forEach((line, at) => {
    if (line.margin || found.has(at)) return;
    if (TITLE.test(line.text.trim())) {
      found.set(at, '');
      gather(lines, at).forEach((entry) => found.set(entry.at, entry.name));
    } else if (isContentsLine(line)) found.set(at, entryName(line));
  });
  return { lines: new Set(found.keys()), names: new Set([...found.values()].filter((name) => name.length > 1)) };
};
