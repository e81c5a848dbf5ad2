import type { SourceLine } from '../source-line.js';
import { isStrong, textOfItems, type PdfBody } from './pdf-items.js';
import { isTableLine, tableEnd, tableRows } from './pdf-table-layout.js';
import { wholeText, type PrintedLine } from './printed-line.js';
import { lineFromText, plainSpaces } from './text.reader.js';

const STARTS_NEW =
  /^(?:[-•▪●○◦‣·*]\s|\uf0b7|(?:\d{1,2}[.:)]?(?:\d{1,2}[.)]?)*|[A-Z]\.\d[\d.]*|\(?[a-z]\)|[ivx]+[.)])\s+\S|(?:appendix|annex|section)\s)/i;
const LABEL_START = /^[A-Z][A-Za-z ’'/()]{2,40}:/;

const sameSetting = (a: PrintedLine, b: PrintedLine): boolean =>
  Math.abs(a.size - b.size) < 0.6 && a.cells[0]?.[0]?.font === b.cells[0]?.[0]?.font;

/** Would the next line's first word have had room on this line? Then the line was ended on purpose. */
const hadRoom = (before: PrintedLine, next: PrintedLine, right: number): boolean => {
  const text = wholeText(next);
  const first = text.split(' ')[0] ?? '';
  const width = ((next.right - next.x) * first.length) / Math.max(1, text.length);
  return before.right + next.size * 0.25 + width < right - 1;
};

const isClose = (before: PrintedLine, next: PrintedLine, leading: number): boolean => {
  const gap = before.y - next.y;
  return gap > 0 && gap <= Math.max(leading * 1.25, next.size * 1.65);
};

/** A list item, a number, a label: what begins a paragraph whatever stands above. */
const beginsAnew = (text: string): boolean => STARTS_NEW.test(text) || LABEL_START.test(text);

const isSameSize = (before: PrintedLine, next: PrintedLine): boolean =>
  sameSetting(before, next) || next.size <= before.size + 0.6;

const continues = (before: PrintedLine, next: PrintedLine, { right, leading, body }: Edges): boolean => {
  const text = wholeText(next);
  const above = wholeText(before);
  if (!isClose(before, next, leading) || beginsAnew(text)) return false;
  if (/^[a-z(]/.test(text) && !/[.!?]$/.test(above)) return true;
  const announces = above.endsWith(':') && before.size < body.size * 1.25;
  return !announces && !hadRoom(before, next, right) && isSameSize(before, next);
};

interface Flow {
  readonly lines: SourceLine[];
  pending: PrintedLine[];
  table: number;
}

const sizeLevel = (size: number, sizes: readonly number[]): number | undefined => {
  const at = sizes.findIndex((one) => Math.abs(one - size) < 0.6);
  return at >= 0 ? at + 1 : undefined;
};

/** Set in from the margin, in body type: an item of a list whose bullet the PDF draws. Centred lines lie further in. */
const isIndented = (line: PrintedLine, margin: number, body: PdfBody): boolean =>
  line.x > margin + body.size * 0.9 && line.x < margin + 90 && !isStrong(line.cells.flat(), body);

const flush = (flow: Flow, { body, sizes, margin }: Edges): void => {
  const first = flow.pending[0];
  if (!first) return;
  const items = flow.pending.flatMap((line) =>
    line.cells.flat().map((item, at, all) => ({ ...item, endsLine: at === all.length - 1 })),
  );
  const text = plainSpaces(textOfItems(items));
  const line = lineFromText(text.replace(/^#+\s/, ''), true, 0);
  const size = Math.min(...items.map((item) => item.size));
  flow.lines.push({
    ...line,
    bullet: line.bullet || isIndented(first, margin, body) || undefined,
    styleLevel: sizeLevel(size, sizes),
    strong: isStrong(items, body) || undefined,
  });
  flow.pending = [];
};

const typicalLeading = (lines: readonly PrintedLine[]): number => {
  const gaps = lines
    .slice(1)
    .map((line, at) => (lines[at]?.y ?? 0) - line.y)
    .filter((gap) => gap > 2 && gap < 40);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.4)] ?? 14;
};

/** What the layout of a page is measured against; `margin` and `right` are the edges of its text. */
export interface LayoutMeasure {
  readonly body: PdfBody;
  /** The sizes of headings, largest first. */
  readonly sizes: readonly number[];
  readonly pageWidth: number;
}

interface Edges extends LayoutMeasure {
  readonly margin: number;
  readonly right: number;
  readonly leading: number;
}

const edgesOf = (lines: readonly PrintedLine[], measure: LayoutMeasure): Edges => ({
  ...measure,
  margin: Math.min(...lines.map((line) => line.x), measure.pageWidth),
  right: Math.max(measure.pageWidth * 0.6, ...lines.filter((line) => !isTableLine(line)).map((line) => line.right)),
  leading: typicalLeading(lines),
});

/** Lines of a page without usable tags: paragraphs joined again, columns made into cells. */
export const layoutLines = (
  lines: readonly PrintedLine[],
  measure: LayoutMeasure,
  firstTable: number,
): SourceLine[] => {
  const edges = edgesOf(lines, measure);
  const flow: Flow = { lines: [], pending: [], table: firstTable };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as PrintedLine;
    const end = tableEnd(lines, at);
    const before = flow.pending[flow.pending.length - 1];
    if (end > at || (before && !continues(before, line, edges))) flush(flow, edges);
    if (end > at) {
      flow.table += 1;
      flow.lines.push(...tableRows(lines.slice(at, end), flow.table));
    } else flow.pending.push(line);
    at = Math.max(end, at + 1);
  }
  flush(flow, edges);
  return flow.lines;
};
