import { rowLine, type SourceLine } from '../source-line.js';
import type { DocxCounter } from './docx-numbering.js';
import { boldOf, sizeOf, type DocxStyle, type DocxStyles } from './docx-styles.js';
import { lineFromText, plainSpaces } from './text.reader.js';
import { child, childValue, descendants, elements, type XmlNode } from './xml.js';

/** What the walk through the body needs to know. */
export interface DocxContext {
  readonly styles: DocxStyles;
  readonly defaultId: string | undefined;
  readonly bodySize: number;
  readonly counter: DocxCounter;
  tables: number;
}

interface Collected {
  text: string;
  boldChars: number;
  largeChars: number;
  chars: number;
  readonly boxes: XmlNode[];
}

const SKIPPED = new Set([
  'mc:Fallback',
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:rPr',
  'w:pPr',
  'w:sdtPr',
]);

const BREAKS: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

const addRun = (run: XmlNode, style: DocxStyle, context: DocxContext, into: Collected): void => {
  const properties = child(run, 'w:rPr');
  if (child(properties, 'w:vanish')) return;
  const before = into.text.length;
  collect(run, style, context, into);
  const added = into.text.slice(before).trim().length;
  into.chars += added;
  if (boldOf(properties) ?? style.bold ?? false) into.boldChars += added;
  if ((sizeOf(properties) ?? style.halfPoints ?? context.bodySize) >= context.bodySize + 3) into.largeChars += added;
};

/** The words that an element itself stands for; undefined for one that holds others. */
const ownText = (node: XmlNode): string | undefined => {
  if (node.name === 'w:t') return node.children.filter((part) => typeof part === 'string').join('');
  return node.name === 'w:br' && node.attributes['w:type'] === 'page' ? ' ' : BREAKS[node.name];
};

const collect = (node: XmlNode, style: DocxStyle, context: DocxContext, into: Collected): void => {
  for (const one of elements(node)) {
    if (SKIPPED.has(one.name)) continue;
    const text = ownText(one);
    if (text !== undefined) into.text += text;
    else if (one.name === 'w:txbxContent') into.boxes.push(one);
    else if (one.name === 'w:r') addRun(one, style, context, into);
    else collect(one, style, context, into);
  }
};

const styleOf = (paragraph: XmlNode, context: DocxContext): DocxStyle => {
  const id = childValue(child(paragraph, 'w:pPr'), 'w:pStyle') ?? context.defaultId;
  return (id !== undefined ? context.styles.get(id) : undefined) ?? {};
};

const numberOf = (paragraph: XmlNode, style: DocxStyle, context: DocxContext): string | null => {
  const own = child(child(paragraph, 'w:pPr'), 'w:numPr');
  const numId = childValue(own, 'w:numId') ?? style.numId;
  if (numId === undefined || numId === '0') return null;
  return context.counter.next(numId, Number(childValue(own, 'w:ilvl') ?? style.numLevel ?? 0));
};

interface ReadParagraph {
  readonly collected: Collected;
  readonly style: DocxStyle;
  readonly bullet: boolean;
  /** The words, with the automatic number before them. */
  readonly text: string;
}

const read = (paragraph: XmlNode, context: DocxContext): ReadParagraph => {
  const style = styleOf(paragraph, context);
  const collected: Collected = { text: '', boldChars: 0, largeChars: 0, chars: 0, boxes: [] };
  collect(paragraph, style, context, collected);
  const number = collected.text.trim() === '' ? null : numberOf(paragraph, style, context);
  const bullet = number === 'bullet';
  const prefix = number === null || bullet ? '' : `${number} `;
  return { collected, style, bullet, text: plainSpaces(prefix + collected.text) };
};

const outlineLevel = (paragraph: XmlNode, style: DocxStyle): number | undefined => {
  const direct = Number(childValue(child(paragraph, 'w:pPr'), 'w:outlineLvl') ?? NaN);
  if (Number.isInteger(direct) && direct < 9) return direct + 1;
  return style.title ? 1 : style.level;
};

const isMostly = (part: number, whole: number): boolean => whole > 0 && part >= whole * 0.9;

const isStrong = ({ boldChars, largeChars, chars }: Collected): boolean =>
  isMostly(boldChars, chars) || isMostly(largeChars, chars);

/** Marks of Markdown mean nothing in a .docx: a pipe is a pipe. */
const pieceLine = (piece: string, gap: boolean, table: number): SourceLine => {
  const line = lineFromText(piece.replace(/^\s*#+\s/, '').replace(/\|/g, '\u00a6'), gap, table);
  return { ...line, text: line.text.replace(/\u00a6/g, '|') };
};

const paragraphLines = (paragraph: XmlNode, context: DocxContext, inContents: boolean): SourceLine[] => {
  const { collected, style, bullet, text } = read(paragraph, context);
  const level = outlineLevel(paragraph, style);
  const marks = {
    strong: isStrong(collected) || undefined,
    contents: inContents || style.contents || undefined,
  };
  const pieces = text.split('\n').filter((piece) => piece.trim() !== '');
  const lines = pieces.map((piece, at): SourceLine => {
    const line = pieceLine(piece, at === 0, context.tables + 1);
    if (line.cells) context.tables += 1;
    const styleLevel = line.cells || at > 0 ? undefined : level;
    return { ...line, ...marks, bullet: bullet || line.bullet || undefined, styleLevel };
  });
  return [...lines, ...collected.boxes.flatMap((box) => blockLines(box, context, inContents))];
};

const cellText = (cell: XmlNode, context: DocxContext): string =>
  descendants(cell, 'w:p')
    .flatMap((paragraph) => {
      const { collected, text } = read(paragraph, context);
      return [text.replace(/\t/g, ' ').trim(), ...collected.boxes.map((box) => cellText(box, context))];
    })
    .filter((text) => text !== '')
    .join('\n');

const rowCells = (row: XmlNode): XmlNode[] =>
  elements(row).flatMap((one) => (one.name === 'w:tc' ? [one] : one.name === 'w:sdt' ? descendants(one, 'w:tc') : []));

/** A table of one column is a box around ordinary paragraphs. */
const isBox = (rows: readonly XmlNode[]): boolean => rows.every((row) => rowCells(row).length <= 1);

const tableLines = (table: XmlNode, context: DocxContext, inContents: boolean): SourceLine[] => {
  const rows = descendants(table, 'w:tr');
  if (isBox(rows)) return rows.flatMap((row) => rowCells(row).flatMap((cell) => blockLines(cell, context, inContents)));
  context.tables += 1;
  const id = context.tables;
  return rows.flatMap((row, at) => {
    const cells = rowCells(row).map((cell) => cellText(cell, context));
    return cells.every((cell) => cell === '') ? [] : [rowLine(cells, id, at === 0)];
  });
};

const isContents = (node: XmlNode): boolean =>
  descendants(child(node, 'w:sdtPr') ?? node, 'w:docPartGallery').some((one) =>
    /table of contents/i.test(one.attributes['w:val'] ?? ''),
  );

/** The lines of a body, a cell, a text box, a header or a footer, in reading order. */
export const blockLines = (node: XmlNode, context: DocxContext, inContents = false): SourceLine[] =>
  elements(node).flatMap((one) => {
    if (SKIPPED.has(one.name)) return [];
    if (one.name === 'w:p') return paragraphLines(one, context, inContents);
    if (one.name === 'w:tbl') return tableLines(one, context, inContents);
    if (one.name === 'w:sdt')
      return blockLines(child(one, 'w:sdtContent') ?? one, context, inContents || isContents(one));
    return blockLines(one, context, inContents);
  });
