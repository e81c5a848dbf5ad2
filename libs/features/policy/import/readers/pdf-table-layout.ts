import { rowLine, type SourceLine } from '../source-line.js';
import { columnAt, columnsOf, type PdfColumn } from './pdf-columns.js';
import { textOfItems, type PdfItem } from './pdf-items.js';
import { wholeText, type PrintedLine } from './printed-line.js';
import { plainSpaces } from './text.reader.js';

/** Words in more than one place of a line. */
export const isTableLine = (line: PrintedLine): boolean => line.cells.length > 1;

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

const startRun = (line: PrintedLine, at: number): TableRun => ({
  items: line.cells.flat(),
  columns: line.cells.length,
  end: at + 1,
});

const extend = (run: TableRun, line: PrintedLine, next: number): void => {
  if (isTableLine(line) || inLaterColumn(run, line)) run.end = next + 1;
  run.items = [...run.items, ...line.cells.flat()];
  run.columns = columnsOf(run.items).length;
};

const startsTable = (line: PrintedLine): boolean => isTableLine(line) && !leaderOnly(line);

/** The index after the last line of the table that begins at `at`; `at` when none does. */
export const tableEnd = (lines: readonly PrintedLine[], at: number): number => {
  let above = lines[at];
  if (!above || !startsTable(above)) return at;
  const run = startRun(above, at);
  for (const [step, line] of lines.slice(at + 1).entries()) {
    const next = at + 1 + step;
    if (next - run.end > LONGEST_CELL || !joinsTable(run, above, line)) break;
    extend(run, line, next);
    above = line;
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

interface RowScan {
  readonly rows: string[][];
  above: PlacedRow | null;
  between: PlacedRow[];
}

/** How many of the lines since the last row still belong to it, when the next row starts at `below`. */
const shareAbove = ({ above, between }: RowScan, below: PlacedRow | null): number => {
  if (!above) return 0;
  return below ? splitAt([above, ...between, below].map((line) => line.y)) : between.length;
};

/** Shares out the lines since the last row; what is for the next one is returned. */
const closeRow = (scan: RowScan, below: PlacedRow | null): string[] => {
  const ahead: string[] = [];
  const share = shareAbove(scan, below);
  const last = scan.rows[scan.rows.length - 1] ?? ahead;
  scan.between.forEach((line, at) => addCells(at < share ? last : ahead, line.cells));
  scan.between = [];
  return ahead;
};

/** Rows begin where the first column has text; lines without it are shared out by the space around them. */
const rowsOf = (lines: readonly PlacedRow[]): string[][] => {
  const scan: RowScan = { rows: [], above: null, between: [] };
  for (const line of lines) {
    if (!isRowStart(line)) {
      scan.between.push(line);
      continue;
    }
    const ahead = closeRow(scan, line);
    addCells(ahead, line.cells);
    scan.rows.push(ahead);
    scan.above = line;
  }
  const rest = closeRow(scan, null);
  return rest.length > 0 ? [...scan.rows, rest] : scan.rows;
};

/** The rows of a table as lines. */
export const tableRows = (lines: readonly PrintedLine[], table: number): SourceLine[] => {
  const columns = columnsOf(lines.flatMap((line) => line.cells.flat()));
  const rows = rowsOf(lines.map((line) => ({ y: line.y, cells: cellsOf(line, columns) })));
  return rows.map((cells, at) => {
    const all = columns.map((_column, place) => plainSpaces(cells[place] ?? ''));
    return rowLine(all, table, at === 0);
  });
};
