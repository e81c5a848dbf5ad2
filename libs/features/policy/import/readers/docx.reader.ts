import { accept, type Result } from '#platform/kernel/result.js';
import { importRefusal } from '../import.errors.js';
import type { ReadSource, SourceLine } from '../source-line.js';
import { blockLines, type DocxContext } from './docx-body.js';
import { readDocxNumbering } from './docx-numbering.js';
import { readDocxStyles } from './docx-styles.js';
import { child, descendants, parseXml, type XmlNode } from './xml.js';
import { readZipParts } from './zip-parts.js';

const MARGIN_PART = /^word\/(?:header|footer)\d*\.xml$/;
const NOTE_PART = /^word\/(?:footnotes|endnotes)\.xml$/;
const WANTED =
  /^(?:\[Content_Types\]\.xml|docProps\/core\.xml|word\/(?:document\d*|styles|numbering|footnotes|endnotes|header\d*|footer\d*)\.xml)$/;

const decode = (bytes: Uint8Array | undefined): XmlNode | null =>
  bytes === undefined
    ? null
    : parseXml(new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes));

const comparable = (line: SourceLine): string => line.text.replace(/\d+/g, '#').trim().toLowerCase();

/** Page numbers and nothing else. */
const isFurniture = (line: SourceLine): boolean =>
  /^(?:page|tudalen)?\s*#?\s*(?:(?:of|o|\/)\s*#?)?$/i.test(comparable(line));

/** Headers, footers and notes come after the body, each once: they hold dates and versions, but no sections. */
const marginLines = (parts: ReadonlyMap<string, Uint8Array>, context: DocxContext): SourceLine[] => {
  const seen = new Set<string>();
  const lines: SourceLine[] = [];
  for (const name of [...parts.keys()].sort()) {
    if (!MARGIN_PART.test(name) && !NOTE_PART.test(name)) continue;
    const root = decode(parts.get(name));
    for (const line of root ? blockLines(root, context) : []) {
      const key = comparable(line);
      if (seen.has(key) || isFurniture(line)) continue;
      seen.add(key);
      lines.push({ ...line, styleLevel: undefined, strong: undefined, margin: true });
    }
  }
  return lines;
};

const propertyTitle = (root: XmlNode | null): string | undefined => {
  const node = root ? descendants(root, 'dc:title')[0] : undefined;
  const text = node?.children
    .filter((one) => typeof one === 'string')
    .join('')
    .trim();
  return text === '' ? undefined : text;
};

const contextOf = (parts: ReadonlyMap<string, Uint8Array>): DocxContext => {
  const { styles, defaultId, size } = readDocxStyles(decode(parts.get('word/styles.xml')));
  return {
    styles,
    defaultId,
    bodySize: styles.get(defaultId ?? '')?.halfPoints ?? size,
    counter: readDocxNumbering(decode(parts.get('word/numbering.xml'))),
    tables: 0,
  };
};

const MAIN_PARTS = ['word/document.xml', 'word/document2.xml'];

/** The body of the main part; undefined when there is none that can be read. */
const bodyOf = (parts: ReadonlyMap<string, Uint8Array>): XmlNode | undefined => {
  const name = MAIN_PARTS.find((one) => parts.has(one));
  const root = decode(name === undefined ? undefined : parts.get(name));
  return child(child(root ?? undefined, 'w:document'), 'w:body');
};

/**
 * Reads a .docx from its own XML: body, tables, automatic numbers, heading styles, text boxes, headers, footers, notes.
 * Deleted text of tracked changes, hidden text and field codes are left out.
 */
export const readDocxSource = (bytes: Uint8Array, fileName: string): Result<ReadSource> => {
  const opened = readZipParts(bytes, (name) => WANTED.test(name));
  if ('trouble' in opened)
    return opened.trouble === 'bomb' ? importRefusal.zipBomb(fileName) : importRefusal.docxDamaged(fileName);
  const { parts } = opened;
  const foreign = !MAIN_PARTS.some((name) => parts.has(name)) && !parts.has('[Content_Types].xml');
  if (foreign) return importRefusal.notADocx(fileName, 'zip');
  const body = bodyOf(parts);
  if (!body) return importRefusal.docxDamaged(fileName);
  const context = contextOf(parts);
  return accept({
    lines: [...blockLines(body, context), ...marginLines(parts, context)],
    propertyTitle: propertyTitle(decode(parts.get('docProps/core.xml'))),
  });
};
