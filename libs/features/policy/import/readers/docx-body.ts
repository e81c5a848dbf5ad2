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

const collect = (node: XmlNode, style: DocxStyle, context: DocxContext, into: Collected): void => {
  for (const one of elements(node)) {
    if (SKIPPED.has(one.name)) continue;
    const mark = BREAKS[one.name];
    if (mark !== undefined) into.text += one.name === 'w:br' && one.attributes['w:type'] === 'page' ? ' ' : mark;
    else if (one.name === 'w:t') into.text += one.children.filter((part) => typeof part === 'string').join('');
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
  const level = Number(
    childValue(own, 'w:ilvl') ?? (childValue(own, 'w:numId') === undefined ? style.numLevel : 0) ?? 0,
  );
  return context.counter.next(numId, level);
};

const read = (
  paragraph: XmlNode,
  context: DocxContext,
): { collected: Collected; style: DocxStyle; number: string | null } => {
  const style = styleOf(paragraph, context);
  const collected: Collected = { text: '', boldChars: 0, largeChars: 0, chars: 0, boxes: [] };
  collect(paragraph, style, context, collected);
  const number = collected.text.trim() === '' ? null : numberOf(paragraph, style, context);
  return { collected, style, number };
};

const outlineLevel = (paragraph: XmlNode, style: DocxStyle): number | undefined => {
  const direct = Number(childValue(child(paragraph, 'w:pPr'), 'w:outlineLvl') ?? NaN);
  if (Number.isInteger(direct) && direct < 9) return direct + 1;
  return style.title ? 1 : style.level;
};

const paragraphLines = (paragraph: XmlNode, context: DocxContext, inContents: boolean): SourceLine[] => {
  const { collected, style, number } = read(paragraph, context);
  const level = outlineLevel(paragraph, style);
  const bold = collected.chars > 0 && collected.boldChars >= collected.chars * 0.9;
  const strong = bold || (collected.chars > 0 && collected.largeChars >= collected.chars * 0.9) || undefined;
  const prefix = number !== null && number !== 'bullet' ? `${number} ` : '';
  const lines: SourceLine[] = [];
  for (const [at, piece] of plainSpaces(prefix + collected.text)
    .split('\n')
    .entries()) {
    if (piece.trim() === '') continue;
    const line = lineFromText(
      piece.replace(/^\s*#+\s/, '').replace(/\|/g, '\u00a6'),
      lines.length === 0,
      context.tables + 1,
    );
    if (line.cells) context.tables += 1;
    lines.push({
      ...line,
      text: line.text.replace(/\u00a6/g, '|'),
      bullet: number === 'bullet' || line.bullet || undefined,
      styleLevel: line.cells || at > 0 ? undefined : level,
      strong,
      contents: inContents || style.contents || undefined,
    });
  }
  return [...lines, ...collected.boxes.flatMap((box) => blockLines(box, context, inContents))];
};

const cellText = (cell: XmlNode, context: DocxContext): string =>
  descendants(cell, 'w:p')
    .map((paragraph) => {
      const { collected, number } = read(paragraph, context);
      const boxes = collected.boxes.map((box) => cellText(box, context)).filter((text) => text !== '');
      const prefix = number !== null && number !== 'bullet' ? `${number} ` : '';
      return [
        plainSpaces(prefix + collected.text)
          .replace(/\t/g, ' ')
          .trim(),
        ...boxes,
      ]
        .join('\n')
        .trim();
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
