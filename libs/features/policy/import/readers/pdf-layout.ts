import { rowLine, type SourceLine } from '../source-line.js';
import { columnAt, columnsOf, type PdfColumn } from './pdf-columns.js';
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

const continues = (before: PrintedLine, next: PrintedLine, right: number, leading: number): boolean => {
  const text = wholeText(next);
  const above = wholeText(before);
  if (!isClose(before, next, leading) || STARTS_NEW.test(text) || LABEL_START.test(text)) return false;
  if (/^[a-z(]/.test(text) && !/[.!?]$/.test(above)) return true;
  return (
    !above.endsWith(':') &&
    !hadRoom(before, next, right) &&
    (sameSetting(before, next) || next.size <= before.size + 0.6)
  );
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
    bullet: line.bullet || isIndented(first, margin, body) || undefined,
    styleLevel: sizeLevel(size, sizes),
    strong: isStrong(items, body) || undefined,
  });
  flow.pending = [];
};

const isTableLine = (line: PrintedLine): boolean => line.cells.length > 1;

const leaderOnly = (line: PrintedLine): boolean => /\.{4,}|…{2,}/.test(wholeText(line));

interface TableRun {
  items: readonly PdfItem[];
  columns: number;
  end: number;
}

/** Does the line go on the table: near, and not across two of its columns? */
const joinsTable = (run: TableRun, above: PrintedLine, line: PrintedLine): boolean => {
  if (above.y - line.y > Math.max(line.size * 4, 48) || line.size > above.size + 1) return false;
  return columnsOf([...run.items, ...line.cells.flat()]).length >= run.columns;
};

const inLaterColumn = (run: TableRun, line: PrintedLine): boolean => {
  const first = line.cells[0]?.[0];
  return first !== undefined && columnAt(columnsOf(run.items), first) > 0;
};

const LONGEST_CELL = 14;

/** The index after the last line of the table that begins at `at`. */
const tableEnd = (lines: readonly PrintedLine[], at: number): number => {
  const run: TableRun = { items: lines[at]?.cells.flat() ?? [], columns: lines[at]?.cells.length ?? 1, end: at + 1 };
  for (const [step, line] of lines.slice(at + 1).entries()) {
    const next = at + 1 + step;
    const above = lines[next - 1];
    if (!above || !joinsTable(run, above, line) || next - run.end > LONGEST_CELL) break;
    if (isTableLine(line) || inLaterColumn(run, line)) run.end = next + 1;
    run.items = [...run.items, ...line.cells.flat()];
    run.columns = columnsOf(run.items).length;
  }
  return run.end;
};

const cellsOf = (line: PrintedLine, columns: readonly PdfColumn[]): string[] => {
  const cells = columns.map(() => '');
  for (const cell of line.cells) {
    const first = cell[0];
    if (!first) continue;
    const at = columnAt(columns, first);
    cells[at] = `${cells[at] ?? ''} ${textOfItems(cell)}`.trim();
  }
  return cells;
};

/** Lines between two rows belong to the one above up to the widest gap, and to the one below after it. */
const splitAt = (ys: readonly number[]): number => {
  const gaps = ys.slice(1).map((y, at) => (ys[at] ?? 0) - y);
  const widest = Math.max(...gaps);
  if (widest < Math.min(...gaps) * 1.12) return gaps.length - 1;
  return gaps.findLastIndex((gap) => gap >= widest * 0.95);
};

const addCells = (into: string[], cells: readonly string[]): void =>
  cells.forEach((cell, at) => {
    into[at] = `${into[at] ?? ''} ${cell}`.trim();
  });

interface PlacedRow {
  readonly y: number;
  readonly cells: string[];
}

const isRowStart = ({ cells }: PlacedRow): boolean => cells[0] !== '' && !/^[a-z]/.test(cells[0] ?? '');

/** Rows begin where the first column has text; lines without it are shared out by the space around them. */
const rowsOf = (lines: readonly PlacedRow[]): string[][] => {
  const rows: string[][] = [];
  let between: PlacedRow[] = [];
  let above: PlacedRow | null = null;
  const close = (below: PlacedRow | null): string[] => {
    const ahead: string[] = [];
    const ys = [...(above ? [above.y] : []), ...between.map((one) => one.y), ...(below ? [below.y] : [])];
    const split = above === null ? -1 : below === null ? between.length : splitAt(ys);
    between.forEach((one, at) => addCells(at < split ? (rows[rows.length - 1] ?? ahead) : ahead, one.cells));
    between = [];
    return ahead;
  };
  for (const line of lines) {
    if (!isRowStart(line)) {
      between.push(line);
      continue;
    }
    const ahead = close(line);
    addCells(ahead, line.cells);
    rows.push(ahead);
    above = line;
  }
  const rest = close(null);
  return rest.length > 0 ? [...rows, rest] : rows;
};

const emitTable = (flow: Flow, lines: readonly PrintedLine[]): void => {
  const columns = columnsOf(lines.flatMap((line) => line.cells.flat()));
  const rows = rowsOf(lines.map((line) => ({ y: line.y, cells: cellsOf(line, columns) })));
  flow.table += 1;
  rows.forEach((cells, at) =>
    flow.lines.push(
      rowLine(
        columns.map((_column, place) => plainSpaces(cells[place] ?? '')),
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
