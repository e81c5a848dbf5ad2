import { rowLine, type SourceLine } from '../source-line.js';
import { columnAt, columnsOf } from './pdf-columns.js';
import { isStrong, textOfItems, type PdfBody, type PdfItem, type PdfPage, type PdfTreeNode } from './pdf-items.js';
import type { PdfFurniture } from './pdf-furniture.js';
import { lineFromText, plainSpaces } from './text.reader.js';

/** A table as the tags give it: rows of cells of pieces. */
export interface TaggedTable {
  readonly kind: 'table';
  readonly rows: ReadonlyArray<ReadonlyArray<readonly PdfItem[]>>;
}

/** A paragraph, heading or list item as the tags give it. */
export interface TaggedText {
  readonly kind: 'text';
  readonly role: string;
  readonly items: readonly PdfItem[];
}

export type TaggedBlock = TaggedTable | TaggedText;

const LEAF_ROLES = /^(?:H[1-6]?|P|Title|TOCI|LI|Caption|BlockQuote|Note|Form|FENote)$/;

const itemsUnder = (node: PdfTreeNode, page: PdfPage, skip?: RegExp): PdfItem[] => {
  if (node.type === 'content') return [...(page.marked.get(node.id ?? '') ?? [])];
  return (node.children ?? [])
    .filter((one) => !skip?.test(one.role ?? ''))
    .flatMap((one) => itemsUnder(one, page, skip));
};

const rowsUnder = (node: PdfTreeNode, page: PdfPage): PdfItem[][][] =>
  (node.children ?? []).flatMap((one) =>
    one.role === 'TR'
      ? [(one.children ?? []).map((cell) => itemsUnder(cell, page))]
      : one.role === 'Table'
        ? []
        : rowsUnder(one, page),
  );

/** The pieces that the tags put into tables. */
const tableItems = (page: PdfPage): ReadonlySet<PdfItem> => {
  const under = (node: PdfTreeNode): PdfItem[] =>
    node.role === 'Table' ? itemsUnder(node, page) : (node.children ?? []).flatMap(under);
  return new Set(page.tree ? under(page.tree) : []);
};

/** The furniture of a page; what comes again on every page inside a table is a row, not a page's foot. */
export const dropOf = (page: PdfPage, furniture: PdfFurniture): ReadonlySet<PdfItem> => {
  const inTables = tableItems(page);
  return new Set([...furniture.drop(page)].filter((item) => !inTables.has(item)));
};

const nested = (node: PdfTreeNode): PdfTreeNode[] =>
  (node.children ?? []).flatMap((one) => (/^(?:L|Table)$/.test(one.role ?? '') ? [one] : nested(one)));

const textBlock = (role: string, items: readonly PdfItem[]): TaggedBlock[] =>
  items.length > 0 ? [{ kind: 'text', role, items }] : [];

const blocksOf = (nodes: readonly PdfTreeNode[] | undefined, page: PdfPage): TaggedBlock[] =>
  (nodes ?? []).flatMap((one) => blocksUnder(one, page));

/** A paragraph tag may hold several paragraphs of the eye; a leaf is what has no such tag beneath it. */
const blocksUnder = (node: PdfTreeNode, page: PdfPage): TaggedBlock[] => {
  const role = node.type === 'content' ? 'content' : (node.role ?? '');
  if (role === 'content') return textBlock('P', itemsUnder(node, page));
  if (role === 'Artifact') return [];
  if (role === 'Table') return [{ kind: 'table', rows: rowsUnder(node, page) }];
  if (!LEAF_ROLES.test(role)) return blocksOf(node.children, page);
  const text = textBlock(role, itemsUnder(node, page, /^(?:L|Table|Artifact)$/));
  return [...text, ...blocksOf(nested(node), page)];
};

/** The blocks of a tagged page, or null when the tags leave out a part of its words. */
export const taggedBlocks = (page: PdfPage): TaggedBlock[] | null => {
  if (!page.tree) return null;
  const blocks = blocksUnder(page.tree, page);
  const chars = (items: readonly PdfItem[]): number => items.reduce((sum, item) => sum + item.text.trim().length, 0);
  const covered = blocks.reduce(
    (sum, block) => sum + (block.kind === 'text' ? chars(block.items) : chars(block.rows.flat(2))),
    0,
  );
  const total = chars(page.items) - chars(page.artifacts);
  return covered >= total * 0.95 ? blocks : null;
};

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, at) => one === b[at]);

const rowTexts = (row: ReadonlyArray<readonly PdfItem[]>): string[] => row.map((cell) => textOfItems(cell));

/** A table cut by a page end goes on; the heading row printed again on the new page is dropped. */
export const joinTables = (before: TaggedTable, after: TaggedTable): TaggedTable | null => {
  const head = before.rows[0];
  const first = after.rows[0];
  if (!head || !first) return null;
  if (same(rowTexts(head), rowTexts(first))) return { kind: 'table', rows: [...before.rows, ...after.rows.slice(1)] };
  const left = columnsOf(before.rows.flat(2));
  const both = columnsOf([...before.rows.flat(2), ...after.rows.flat(2)]);
  return left.length > 1 && left.length === both.length
    ? { kind: 'table', rows: [...before.rows, ...after.rows] }
    : null;
};

/** A row whose cells lie in some columns only: an empty cell leaves no trace in the tags, so the place on the page decides. */
const placeCells = (row: ReadonlyArray<readonly PdfItem[]>, table: TaggedTable, width: number): string[] => {
  if (row.length === width) return rowTexts(row);
  const columns = columnsOf(table.rows.flat(2));
  if (columns.length !== width) return [...rowTexts(row), ...Array.from({ length: width - row.length }, () => '')];
  const cells = Array.from({ length: width }, () => '');
  for (const cell of row) {
    const first = cell.find((item) => item.text.trim() !== '');
    if (!first) continue;
    const at = columnAt(columns, first);
    cells[at] = `${cells[at] ?? ''} ${textOfItems(cell)}`.trim();
  }
  return cells;
};

const tableLines = (table: TaggedTable, id: number): SourceLine[] => {
  const width = Math.max(...table.rows.map((row) => row.length), columnsOf(table.rows.flat(2)).length);
  const columns = columnsOf(table.rows.flat(2)).length;
  const wide = table.rows.some((row) => row.length === width) ? width : Math.max(columns, 1);
  return table.rows
    .map((row) => placeCells(row, table, wide).map((cell) => plainSpaces(cell)))
    .filter((cells) => cells.some((cell) => cell !== ''))
    .map((cells, at) => rowLine(cells, id, at === 0));
};

const HEADING_ROLE = /^H([1-6])$/;

const levelOfRole = (role: string): number | undefined => {
  if (role === 'H' || role === 'Title') return 1;
  const level = HEADING_ROLE.exec(role)?.[1];
  return level === undefined ? undefined : Number(level);
};

const isIndented = (block: TaggedText, edge: number): boolean => (block.items[0]?.x ?? 0) > edge;

const textLine = (block: TaggedText, body: PdfBody, margin: number): SourceLine | null => {
  const text = plainSpaces(textOfItems(block.items));
  if (text === '') return null;
  const line = lineFromText(text.replace(/^#+\s/, ''), true, 0);
  const item = block.role === 'LI' && isIndented(block, margin + body.size * 0.8);
  return {
    ...line,
    bullet: line.bullet || item || undefined,
    styleLevel: levelOfRole(block.role),
    strong: isStrong(block.items, body) || undefined,
    contents: block.role === 'TOCI' || undefined,
  };
};

/** Turns blocks into lines; `margin` is the left edge of the body. */
export const taggedLines = (
  blocks: readonly TaggedBlock[],
  body: PdfBody,
  margin: number,
  firstTable: number,
): SourceLine[] => {
  let table = firstTable;
  return blocks.flatMap((block) => {
    if (block.kind === 'table') {
      table += 1;
      return tableLines(block, table);
    }
    const line = textLine(block, body, margin);
    return line ? [line] : [];
  });
};
