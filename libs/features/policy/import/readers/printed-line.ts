import { textOfItems, type PdfItem } from './pdf-items.js';

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

/** All words of a line of print. */
export const wholeText = (line: PrintedLine): string => line.cells.map((cell) => textOfItems(cell)).join(' ');
