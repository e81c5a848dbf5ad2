import type { SourceLine } from '../source-line.js';
import { labelKind, labelledParts, type LabelKind } from './labels.js';
import { wordCount } from './words.js';

/** A label and its value, wherever the document put the value. `line` is an index; `block` numbers runs that stand together. */
export interface LabelPair {
  readonly kind: LabelKind;
  readonly label: string;
  readonly value: string;
  readonly line: number;
  readonly block: number;
}

type Raw = Omit<LabelPair, 'block'>;

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

const rowPairs = (cells: readonly string[], line: number): Raw[] => {
  const pairs: Raw[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const cell = (cells[at] ?? '').trim();
    const next = cells[at + 1];
    const many = stacked(cell, next, line);
    const kind = labelKind(cell);
    if (many.length > 0) pairs.push(...many);
    else if (kind) {
      const taken =
        !startsWithLabel(next) || (at % 2 === 0 && cells.length === 2 && !/:/.test(next ?? '')) ? (next ?? '') : '';
      pairs.push({ kind, label: cell, value: taken.replace(/\n/g, ' ').trim(), line });
      if (taken !== '' || next === '') at += 1;
    } else {
      const parts = cellParts(cell, line);
      const last = parts[parts.length - 1];
      // A label with its colon at the end of a cell has its value in the next cell.
      if (last && last.value === '' && next !== undefined && !startsWithLabel(next)) {
        parts[parts.length - 1] = { ...last, value: next.replace(/\n/g, ' ').trim() };
        at += 1;
      }
      pairs.push(...parts);
    }
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

const canBeValue = (line: SourceLine): boolean =>
  !line.cells &&
  !line.bullet &&
  line.styleLevel === undefined &&
  line.text.length <= 90 &&
  wordCount(line.text) <= 12 &&
  !/[.;:]$/.test(line.text) &&
  !/^\d{1,2}(?:\.\d{1,2})*[.)]?\s+\p{L}/u.test(line.text.replace(/^\d{1,2}\s+(?:\p{L}+)\s+\d{4}/u, ''));

/** The value of a label that stands alone on its line is the next line, unless that is a label itself. */
const valueBelow = (lines: readonly SourceLine[], at: number): { value: string; line: number } | null => {
  for (let next = at + 1; next <= at + 2 && next < lines.length; next += 1) {
    const line = lines[next] as SourceLine;
    if (line.text.trim() === '') continue;
    if (!canBeValue(line) || isLabelCell(line.text) || labelledParts(line.text).length > 0) return null;
    return { value: line.text, line: next };
  }
  return null;
};

const linePairs = (lines: readonly SourceLine[], at: number): { pairs: Raw[]; used: number } => {
  const line = lines[at] as SourceLine;
  const parts = labelledParts(line.text).map((part) => ({
    kind: part.kind,
    label: part.label,
    value: part.value,
    line: at,
  }));
  const last = parts[parts.length - 1];
  const alone = parts.length === 0 && line.styleLevel === undefined ? labelKind(line.text) : undefined;
  if (last && last.value === '' && /:\s*[-–]?\s*$/.test(line.text)) {
    const below = valueBelow(lines, at);
    if (below) return { pairs: [...parts.slice(0, -1), { ...last, value: below.value }], used: below.line };
  }
  if (alone && alone !== 'date' && alone !== 'other' && !line.bullet) {
    const below = valueBelow(lines, at);
    if (below && /\d{2}|annual|govern|trust|head/i.test(below.value))
      return { pairs: [{ kind: alone, label: line.text, value: below.value, line: at }], used: below.line };
  }
  return { pairs: parts, used: at };
};

const rawPairs = (lines: readonly SourceLine[], skip: (at: number) => boolean): Raw[] => {
  const pairs: Raw[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as SourceLine;
    if (skip(at) || line.text.trim() === '') continue;
    if (line.cells) {
      const next = lines[at + 1];
      if (
        isHeadRow(line.cells) &&
        next?.cells &&
        next.table === line.table &&
        !isHeadRow(next.cells) &&
        !isLabelCell(next.cells[0])
      ) {
        for (let row = at + 1; lines[row]?.cells && lines[row]?.table === line.table; row += 1) {
          pairs.push(...columnPairs(line.cells, lines[row]?.cells ?? [], row));
          at = row;
        }
        continue;
      }
      pairs.push(...rowPairs(line.cells, at));
      continue;
    }
    const found = linePairs(lines, at);
    pairs.push(...found.pairs);
    at = Math.max(at, found.used);
  }
  return pairs;
};

const NEAR = 4;

/** All labels with their values. Pairs within a few lines of each other, no heading between, form one block. */
export const collectPairs = (
  lines: readonly SourceLine[],
  skip: (at: number) => boolean,
  isHeading: (at: number) => boolean,
): LabelPair[] => {
  let block = 0;
  let last: number | null = null;
  return rawPairs(lines, skip).map((pair) => {
    if (last !== null && pair.line !== last) {
      const between = lines.slice(last + 1, pair.line).filter((line) => line.text.trim() !== '').length;
      const parted = Array.from({ length: pair.line - last }, (_all, step) => (last as number) + step + 1).some(
        isHeading,
      );
      const marginChange = Boolean(lines[last]?.margin) !== Boolean(lines[pair.line]?.margin);
      if (between > NEAR || parted || marginChange) block += 1;
    }
    last = pair.line;
    return { ...pair, block };
  });
};
