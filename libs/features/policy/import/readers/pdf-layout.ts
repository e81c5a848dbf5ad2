import { rowLine, type SourceLine } from '../source-line.js';
import { columnAt, columnsOf } from './pdf-columns.js';
import { isStrong, textOfItems, type PdfBody, type PdfItem, type PdfPage } from './pdf-items.js';
import { lineFromText, plainSpaces } from './text.reader.js';

/** A line of print: the cells are its groups of pieces, apart by more than a word space. */
export interface PrintedLine {
  readonly cells: ReadonlyArray<readonly PdfItem[]>;
  readonly y: number;
  readonly x: number;
  readonly right: number;
  readonly size: number;
}

const splitCells = (items: readonly PdfItem[]): PdfItem[][] => {
  const cells: PdfItem[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of [...items].sort((a, b) => a.x - b.x)) {
    const last = cells[cells.length - 1];
    if (last && item.x - end < Math.max(item.size * 0.9, 8)) last.push(item);
    else cells.push([item]);
    end = Math.max(end, item.x + item.width);
  }
  return cells;
};

/** The lines of print of a page, from the top. */
export const printedLines = (items: readonly PdfItem[]): PrintedLine[] => {
  const words = items.filter((item) => item.text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const groups: PdfItem[][] = [];
  for (const item of words) {
    const group = groups[groups.length - 1];
    const first = group?.[0];
    if (group && first && Math.abs(first.y - item.y) <= Math.max(2, Math.min(first.size, item.size) * 0.35))
      group.push(item);
    else groups.push([item]);
  }
  return groups.map((group) => ({
    cells: splitCells(group),
    y: group[0]?.y ?? 0,
    x: Math.min(...group.map((item) => item.x)),
    right: Math.max(...group.map((item) => item.x + item.width)),
    size: Math.max(...group.map((item) => item.size)),
  }));
};

const wholeText = (line: PrintedLine): string => line.cells.map((cell) => textOfItems(cell)).join(' ');

const STARTS_NEW =
  /^(?:[-•▪●○◦‣·*]\s|\uf0b7|(?:\d{1,2}[.:)]?(?:\d{1,2}[.)]?)*|[A-Z]\.\d[\d.]*|\(?[a-z]\)|[ivx]+[.)])\s+\S|(?:appendix|annex|section)\s)/i;
const LABEL_START = /^[A-Z][A-Za-z ’'/()]{2,40}:/;

const sameSetting = (a: PrintedLine, b: PrintedLine): boolean =>
  Math.abs(a.size - b.size) < 0.6 && a.cells[0]?.[0]?.font === b.cells[0]?.[0]?.font;

const continues = (before: PrintedLine, next: PrintedLine, right: number, leading: number): boolean => {
  const text = wholeText(next);
  const gap = before.y - next.y;
  if (gap <= 0 || gap > Math.max(leading * 1.25, next.size * 1.65)) return false;
  if (STARTS_NEW.test(text) || LABEL_START.test(text)) return false;
  if (/^[a-z(]/.test(text) && !/[.!?]$/.test(wholeText(before))) return true;
  if (/[:]$/.test(wholeText(before))) return false;
  const full = before.right > right - Math.max(50, (right - before.x) * 0.2);
  return full && (sameSetting(before, next) || next.size <= before.size + 0.6);
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

const flush = (flow: Flow, body: PdfBody, sizes: readonly number[], margin: number): void => {
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
    bullet:
      line.bullet || (first.x > margin + body.size * 1.2 && flow.pending.length > 1 && text.length > 60) || undefined,
    styleLevel: sizeLevel(size, sizes),
    strong: isStrong(items, body) || undefined,
  });
  flow.pending = [];
};

const isTableLine = (line: PrintedLine): boolean => line.cells.length > 1;

const leaderOnly = (line: PrintedLine): boolean => /\.{4,}|…{2,}/.test(wholeText(line));

/** How many lines from `at` on belong to one table. */
const tableEnd = (lines: readonly PrintedLine[], at: number): number => {
  let end = at + 1;
  let items = lines[at]?.cells.flat() ?? [];
  let columns = columnsOf(items).length;
  for (let next = end; next < lines.length; next += 1) {
    const line = lines[next];
    const above = lines[next - 1];
    if (!line || !above || above.y - line.y > Math.max(line.size * 4, 48)) break;
    const merged = columnsOf([...items, ...line.cells.flat()]).length;
    if (merged < columns || (line.cells.length === 1 && next - end > 14)) break;
    if (isTableLine(line)) {
      items = [...items, ...line.cells.flat()];
      columns = Math.max(columns, merged);
      end = next + 1;
    } else if (
      columnAt(columnsOf(items), line.cells[0]?.[0] as PdfItem) === 0 &&
      merged >= columns &&
      line.size > above.size + 1
    )
      break;
    else items = [...items, ...line.cells.flat()];
  }
  return end;
};

const emitTable = (flow: Flow, lines: readonly PrintedLine[]): void => {
  const columns = columnsOf(lines.flatMap((line) => line.cells.flat()));
  const rows: string[][] = [];
  for (const line of lines) {
    const cells = columns.map(() => '');
    for (const cell of line.cells) {
      const first = cell[0];
      if (!first) continue;
      const at = columnAt(columns, first);
      cells[at] = `${cells[at] ?? ''} ${textOfItems(cell)}`.trim();
    }
    const above = rows[rows.length - 1];
    const wraps = cells[0] === '' || /^[a-z]/.test(cells[0] ?? '');
    if (above && wraps) cells.forEach((cell, at) => (above[at] = `${above[at] ?? ''} ${cell}`.trim()));
    else rows.push(cells);
  }
  flow.table += 1;
  rows.forEach((cells, at) =>
    flow.lines.push(
      rowLine(
        cells.map((cell) => plainSpaces(cell)),
        flow.table,
        at === 0,
      ),
    ),
  );
};

const typicalLeading = (lines: readonly PrintedLine[]): number => {
  const gaps = lines
    .slice(1)
    .map((line, at) => (lines[at]?.y ?? 0) - line.y)
    .filter((gap) => gap > 2 && gap < 40);
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.4)] ?? 14;
};

/** Lines of a page without usable tags: paragraphs joined again, columns made into cells. */
export const layoutLines = (
  page: PdfPage,
  lines: readonly PrintedLine[],
  body: PdfBody,
  sizes: readonly number[],
  firstTable: number,
): SourceLine[] => {
  const flow: Flow = { lines: [], pending: [], table: firstTable };
  const right = Math.max(page.width * 0.6, ...lines.filter((line) => !isTableLine(line)).map((line) => line.right));
  const margin = Math.min(...lines.map((line) => line.x), page.width);
  const leading = typicalLeading(lines);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as PrintedLine;
    const end = isTableLine(line) && !leaderOnly(line) ? tableEnd(lines, at) : at;
    if (end > at) {
      flush(flow, body, sizes, margin);
      emitTable(flow, lines.slice(at, end));
      at = end - 1;
      continue;
    }
    const before = flow.pending[flow.pending.length - 1];
    if (before && !continues(before, line, right, leading)) flush(flow, body, sizes, margin);
    flow.pending.push(line);
  }
  flush(flow, body, sizes, margin);
  return flow.lines;
};
