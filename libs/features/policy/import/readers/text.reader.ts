import { accept, type Result } from '#platform/kernel/result.js';
import { importRefusal } from '../import.errors.js';
import { IMPORT_LIMITS } from '../import.limits.js';
import { rowLine, type ReadSource, type SourceLine } from '../source-line.js';
import { looksBinary } from './sniff.js';

/** 0x80 to 0x9F of Windows-1252. Written out: some Node versions decode that name as Latin-1 and lose the quotes. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const decodeWestern = (bytes: Uint8Array): string =>
  new TextDecoder('iso-8859-1')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (char) => WESTERN[char.charCodeAt(0) - 0x80] ?? char);

const decodeBytes = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Word on Windows still saves plain text in the Western code page.
    return decodeWestern(bytes);
  }
};

const BLANKS = /[\u00a0\u2000-\u200a\u202f\u3000]/g;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;

/** Odd spaces made plain and invisible marks removed, so that the parsers meet one kind of space. */
export const plainSpaces = (text: string): string => text.replace(INVISIBLE, '').replace(BLANKS, ' ');

const unmark = (text: string): string =>
  text
    .replace(/<\/?(?:u|b|i|em|strong|sup|sub|span|center|font)(?:\s[^<>]*)?>/gi, '')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/!\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\((?:#[^)\s]*|(https?:[^)\s]+))\)/g, (_all, words: string, url?: string) =>
      url && !words.includes(url) ? `${words} (${url})` : words,
    )
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(^|[\s(])\*(?=\S)([^*\n]*?\S)\*(?=[\s).,;:!?]|$)/g, '$1$2')
    .replace(/\\([#*_.\-!()[\]&])/g, '$1');

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/;
const BULLET = /^\s*(?:[-*+•▪●○◦‣·–]|\uf0b7|\u00b7|o(?=\s{2,}))\s+(?=\S)/;
const PIPE_ROW = /^\s*\|.*\|\s*$/;
const PIPE_RULE = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$/;
const NUMBER_TAB = /^(\s*(?:section\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z](?:\.\d{1,2})*|\(?[a-z]\)|[ivx]+)[.):]?)\t+/i;

const isBold = (text: string): boolean => /^(?:\*\*|__).+(?:\*\*|__)\s*$/.test(text.trim());

const headingLine = (raw: string, gap: boolean): SourceLine | null => {
  const [, marks, words] = HEADING.exec(raw) ?? [];
  if (marks === undefined || words === undefined) return null;
  return { text: unmark(words).trim(), gap, styleLevel: marks.length, strong: true };
};

const pipeLine = (raw: string, gap: boolean, table: number): SourceLine | null => {
  if (!PIPE_ROW.test(raw)) return null;
  const cells = raw.trim().slice(1, -1).split('|');
  return rowLine(
    cells.map((cell) => unmark(cell).trim()),
    table,
    gap,
  );
};

/** A number and a tab before the words is a number; more tabs make a row. */
const untabNumber = (raw: string): string => (/^[^\t]*\t+[^\t]*$/.test(raw) ? raw.replace(NUMBER_TAB, '$1 ') : raw);

const wordsLine = (raw: string, gap: boolean, table: number): SourceLine => {
  const numbered = untabNumber(raw);
  const bullet = BULLET.test(numbered);
  const text = unmark(numbered.replace(BULLET, ''));
  if (!bullet && /\S.*\t|\t.*\S/.test(text))
    return rowLine(
      text.split('\t').map((cell) => cell.trim()),
      table,
      gap,
    );
  const line = { text: text.replace(/\t+/g, ' ').trim(), gap };
  if (bullet) return { ...line, bullet };
  return isBold(raw) ? { ...line, strong: true } : line;
};

/** One physical line as the parsers want it: tabs and pipes make cells, marks of Markdown are taken off. */
export const lineFromText = (raw: string, gap: boolean, table: number): SourceLine => {
  // No line of print is so long: it is cut later, and not looked at for marks.
  if (raw.length > IMPORT_LIMITS.lineChars) return { text: raw.replace(/\t/g, ' ').trim(), gap };
  return headingLine(raw, gap) ?? pipeLine(raw, gap, table) ?? wordsLine(raw, gap, table);
};

const isRuleLine = (raw: string): boolean => raw.includes('|') && raw.length < 1_000 && PIPE_RULE.test(raw);
const SETEXT = /^\s{0,3}(={3,}|-{3,})\s*$/;
const BLANK: SourceLine = { text: '', gap: false };

/** A line of `===` or `---` makes a heading of the short line above it. */
const underlined = (raw: string, above: SourceLine): SourceLine | null => {
  const mark = SETEXT.exec(raw)?.[1];
  if (mark === undefined || above.text === '' || above.text.length >= 120) return null;
  if (above.cells !== undefined || above.bullet) return null;
  return { ...above, styleLevel: mark.startsWith('=') ? 1 : 2, strong: true };
};

interface TextFlow {
  readonly lines: SourceLine[];
  above: SourceLine;
  table: number;
}

/** A line without words: it ends what stands above, but for the rule under a table's head. */
const pushBlank = (flow: TextFlow, isRule: boolean): void => {
  flow.lines.push(BLANK);
  if (!isRule) flow.above = BLANK;
};

const pushWords = (flow: TextFlow, raw: string): void => {
  const { above } = flow;
  const line = lineFromText(raw, above.text === '' || above.styleLevel !== undefined, flow.table);
  if (line.cells && !above.cells) flow.table += 1;
  flow.lines.push(line.cells ? { ...line, table: flow.table } : line);
  flow.above = line;
};

const readLines = (text: string): SourceLine[] => {
  const flow: TextFlow = { lines: [], above: BLANK, table: 0 };
  for (const raw of text.split('\n')) {
    const heading = underlined(raw, flow.above);
    if (heading) flow.lines[flow.lines.length - 1] = heading;
    const isRule = isRuleLine(raw);
    if (heading || isRule || raw.trim() === '') pushBlank(flow, isRule);
    else pushWords(flow, raw);
  }
  return flow.lines;
};

/** Front matter of a Markdown file (`---` to `---`) reads as labels with values. */
const openFrontMatter = (text: string): string =>
  text.replace(/^---\n([\s\S]{0,4000}?)\n---\n/, (_all, inner: string) => `\n${inner}\n\n`);

/** Reads .txt and .md: lines are the file's own lines, so a finding's line is the one an editor shows. */
export const readTextSource = (bytes: Uint8Array, fileName: string): Result<ReadSource> => {
  if (looksBinary(bytes)) return importRefusal.textEncoding(fileName);
  const text = plainSpaces(decodeBytes(bytes).replace(/\r\n?|\f|\v|\u2028|\u2029/g, '\n'));
  return accept({ lines: readLines(openFrontMatter(text)) });
};
