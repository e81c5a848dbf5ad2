import type { SourceLine } from '../source-line.js';
import type { LabelPair } from './label-pair.js';
import { labelKind, labelledParts, marginParts, type LabelKind } from './labels.js';
import { inBlocks, inParts } from './pair-blocks.js';
import { valueBelow } from './pair-values.js';

type Raw = Omit<LabelPair, 'block' | 'part' | 'table'>;

const cellParts = (cell: string, line: number): Raw[] =>
  cell
    .split('\n')
    .flatMap((piece) =>
      labelledParts(piece.trim()).map((part) => ({ kind: part.kind, label: part.label, value: part.value, line })),
    );

const isLabelCell = (cell: string | undefined): boolean => cell !== undefined && labelKind(cell) !== undefined;

/** A cell that is only labels, one under the other, beside a cell of as many values. */
const stacked = (cell: string, next: string | undefined, line: number): Raw[] => {
  const labels = cell.split('\n').map((one) => one.trim());
  const values = (next ?? '').split('\n').map((one) => one.trim());
  if (labels.length < 2 || labels.length !== values.length || !labels.every(isLabelCell)) return [];
  return labels.map((label, at) => ({ kind: labelKind(label) as LabelKind, label, value: values[at] ?? '', line }));
};

const startsWithLabel = (cell: string | undefined): boolean =>
  cell !== undefined && cell !== '' && (isLabelCell(cell) || labelledParts(cell)[0]?.at === 0);

const flat = (cell: string): string => cell.replace(/\n/g, ' ').trim();

/** What stands at the head of the cells left, and how many of them it takes up. */
interface CellRead {
  readonly pairs: readonly Raw[];
  readonly cells: number;
}

const labelCell = (kind: LabelKind, cells: readonly string[], line: number): CellRead => {
  const [cell, next] = [cells[0] ?? '', cells[1]];
  const value = next === undefined || startsWithLabel(next) ? '' : next;
  return {
    pairs: [{ kind, label: cell.trim(), value: flat(value), line }],
    cells: value !== '' || next === '' ? 2 : 1,
  };
};

/** A label with its colon at the end of a cell has its value in the next cell. */
const textCell = (cells: readonly string[], line: number): CellRead => {
  const parts = cellParts(cells[0] ?? '', line);
  const last = parts[parts.length - 1];
  const next = cells[1];
  if (last?.value !== '' || next === undefined || startsWithLabel(next)) return { pairs: parts, cells: 1 };
  return { pairs: [...parts.slice(0, -1), { ...last, value: flat(next) }], cells: 2 };
};

const readCell = (cells: readonly string[], line: number): CellRead => {
  const many = stacked(cells[0] ?? '', cells[1], line);
  if (many.length > 0) return { pairs: many, cells: 2 };
  const kind = labelKind(cells[0] ?? '');
  return kind ? labelCell(kind, cells, line) : textCell(cells, line);
};

const rowPairs = (cells: readonly string[], line: number): Raw[] => {
  const pairs: Raw[] = [];
  for (let rest = cells; rest.length > 0;) {
    const found = readCell(rest, line);
    pairs.push(...found.pairs);
    rest = rest.slice(found.cells);
  }
  return pairs;
};

/** A row of labels over a row of values. */
const columnPairs = (heads: readonly string[], values: readonly string[], line: number): Raw[] =>
  heads.flatMap((head, at) => {
    const kind = labelKind(head);
    return kind ? [{ kind, label: head, value: (values[at] ?? '').replace(/\n/g, ' ').trim(), line }] : [];
  });

const isHeadRow = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length >= 2 && filled.every((cell) => isLabelCell(cell)) && filled.length >= cells.length - 1;
};

/** The pairs that begin at a line, and the last line that they take up. */
interface LineRead {
  readonly pairs: readonly Raw[];
  readonly last: number;
}

/** A label alone, without a colon, needs a value that is plainly one. */
const bareLabel = (lines: readonly SourceLine[], at: number): LineRead | null => {
  const line = lines[at] as SourceLine;
  const kind = line.bullet || line.styleLevel !== undefined ? undefined : labelKind(line.text);
  if (!kind || kind === 'date' || kind === 'other') return null;
  const below = valueBelow(lines, at, kind);
  if (!below || !/\d{2}|annual|govern|trust|head/i.test(below.value)) return null;
  return { pairs: [{ kind, label: line.text, value: below.value, line: at }], last: below.line };
};

const linePairs = (lines: readonly SourceLine[], at: number): LineRead => {
  const { text, margin } = lines[at] as SourceLine;
  const parts = (margin ? marginParts : labelledParts)(text).map(({ kind, label, value }) => ({
    kind,
    label,
    value,
    line: at,
  }));
  const last = parts[parts.length - 1];
  if (!last) return bareLabel(lines, at) ?? { pairs: [], last: at };
  const below = last.value === '' && /:\s*[-–]?\s*$/.test(text) ? valueBelow(lines, at, last.kind) : null;
  if (!below) return { pairs: parts, last: at };
  return { pairs: [...parts.slice(0, -1), { ...last, value: below.value }], last: below.line };
};

/** The rows under a row, in the same table. */
const rowsBelow = (lines: readonly SourceLine[], at: number): Array<readonly string[]> => {
  const rows: Array<readonly string[]> = [];
  for (const line of lines.slice(at + 1)) {
    if (!line.cells || line.table !== lines[at]?.table) break;
    rows.push(line.cells);
  }
  return rows;
};

/** The rows under a row of labels: values column by column; null when the row is no such head. */
const headedRows = (lines: readonly SourceLine[], at: number, heads: readonly string[]): LineRead | null => {
  if (!isHeadRow(heads)) return null;
  const rows = rowsBelow(lines, at);
  const first = rows[0];
  if (!first || isHeadRow(first) || isLabelCell(first[0])) return null;
  return { pairs: rows.flatMap((cells, row) => columnPairs(heads, cells, at + 1 + row)), last: at + rows.length };
};

/** A footer of several columns: each is read for itself. */
const marginCells = (cells: readonly string[], line: number): Raw[] =>
  cells.flatMap((cell) => marginParts(cell).map(({ kind, label, value }) => ({ kind, label, value, line })));

const readAt = (lines: readonly SourceLine[], at: number): LineRead => {
  const { cells, margin } = lines[at] as SourceLine;
  if (!cells) return linePairs(lines, at);
  const loose = margin ? marginCells(cells, at) : [];
  if (loose.length > rowPairs(cells, at).length) return { pairs: loose, last: at };
  return headedRows(lines, at, cells) ?? { pairs: rowPairs(cells, at), last: at };
};

const rawPairs = (lines: readonly SourceLine[], skip: (at: number) => boolean): Raw[] => {
  const pairs: Raw[] = [];
  let done = -1;
  lines.forEach((line, at) => {
    if (at <= done || skip(at) || line.text.trim() === '') return;
    const found = readAt(lines, at);
    pairs.push(...found.pairs);
    done = found.last;
  });
  return pairs;
};

/** All labels with their values. Pairs within a few lines of each other, no heading between, form one block. */
export const collectPairs = (
  lines: readonly SourceLine[],
  skip: (at: number) => boolean,
  isHeading: (at: number) => boolean,
): LabelPair[] => inParts(inBlocks(lines, rawPairs(lines, skip), isHeading));
