import type { PdfItem } from './pdf-items.js';

/** A column of a table: from its left edge to its right edge, in points. */
export interface PdfColumn {
  readonly from: number;
  readonly to: number;
}

/**
 * The columns of a table, as the gaps that no text crosses: text stays inside its cells,
 * so pieces of different columns never overlap sideways, however a cell is aligned.
 */
export const columnsOf = (items: readonly PdfItem[]): PdfColumn[] => {
  const spans = items
    .filter((item) => item.text.trim() !== '')
    .map((item) => ({ from: item.x, to: item.x + item.width }))
    .sort((a, b) => a.from - b.from);
  const columns: PdfColumn[] = [];
  for (const span of spans) {
    const last = columns[columns.length - 1];
    if (last && span.from <= last.to + 2)
      columns[columns.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else columns.push(span);
  }
  return columns;
};

/** The column that a piece lies in. */
export const columnAt = (columns: readonly PdfColumn[], item: PdfItem): number => {
  const middle = item.x + item.width / 2;
  const inside = columns.findIndex((column) => middle >= column.from - 1 && middle <= column.to + 1);
  return inside >= 0 ? inside : Math.max(0, columns.length - 1);
};
