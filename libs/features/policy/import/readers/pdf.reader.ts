import { accept, type Result } from '#platform/kernel/result.js';
import { getDocumentProxy } from 'unpdf';
import { importRefusal } from '../import.errors.js';
import { IMPORT_LIMITS } from '../import.limits.js';
import type { ReadSource, SourceLine } from '../source-line.js';
import { bodyOf, type PdfItem, type PdfPage, type PdfTreeNode } from './pdf-items.js';
import { findFurniture, type PdfFurniture } from './pdf-furniture.js';
import { layoutLines } from './pdf-layout.js';
import { printedLines } from './printed-line.js';
import { dropOf, joinTables, taggedBlocks, taggedLines, type TaggedBlock } from './pdf-tagged.js';
import { lineFromText } from './text.reader.js';

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document['getPage']>>;
type Content = Awaited<ReturnType<Page['getTextContent']>>;

interface PageText {
  readonly items: PdfItem[];
  readonly marked: Map<string, PdfItem[]>;
  readonly artifacts: PdfItem[];
}

type Mark = Exclude<Content['items'][number], { str: string }>;
type Words = Extract<Content['items'][number], { str: string }>;

interface OpenMark {
  readonly id: string | null;
  readonly artifact: boolean;
}

const openMark = (mark: Mark): OpenMark => ({
  id: mark.id === '' ? null : mark.id,
  artifact: 'tag' in mark && String(mark.tag) === 'Artifact',
});

const pieceOf = (item: Words): PdfItem => {
  const [, , c, d, x, y] = item.transform as [number, number, number, number, number, number];
  const size = Math.hypot(c, d) || item.height || 10;
  return { text: item.str, x, y, width: item.width, size, font: item.fontName, endsLine: item.hasEOL };
};

/** Files a piece under the mark it stands in: page furniture, or a part of the tags. */
const filePiece = (text: PageText, open: readonly OpenMark[], piece: PdfItem): void => {
  text.items.push(piece);
  const id = open.findLast((mark) => mark.id !== null)?.id ?? null;
  if (open.some((mark) => mark.artifact)) text.artifacts.push(piece);
  else if (id !== null) {
    const filed = text.marked.get(id) ?? [];
    filed.push(piece);
    text.marked.set(id, filed);
  }
};

const sortItems = (content: Content): PageText => {
  const text: PageText = { items: [], marked: new Map(), artifacts: [] };
  const open: OpenMark[] = [];
  for (const item of content.items) {
    if ('str' in item) filePiece(text, open, pieceOf(item));
    else if (item.type === 'endMarkedContent') open.pop();
    else open.push(openMark(item));
  }
  return text;
};

const readPage = async (document: Document, number: number): Promise<PdfPage> => {
  const page = await document.getPage(number);
  const view = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: true });
  const tree = (await page.getStructTree().catch(() => null)) as PdfTreeNode | null;
  page.cleanup();
  return { width: view.width, height: view.height, tree, ...sortItems(content) };
};

const ENDS = /[.!?:;]["'’”)]?$/;

const isParagraph = (line: SourceLine): boolean =>
  line.cells === undefined && line.styleLevel === undefined && !line.bullet;

/** A sentence cut by the end of a page goes on when the next page begins in the middle of it. */
const goesOn = (before: SourceLine, next: SourceLine): boolean =>
  isParagraph(next) &&
  before.cells === undefined &&
  before.styleLevel === undefined &&
  before.text.length > 40 &&
  !ENDS.test(before.text) &&
  /^[a-z]/.test(next.text);

const joinPages = (lines: readonly SourceLine[], firstOfPage: ReadonlySet<number>): SourceLine[] => {
  const joined: SourceLine[] = [];
  lines.forEach((line, at) => {
    const before = joined[joined.length - 1];
    if (before && firstOfPage.has(at) && goesOn(before, line))
      joined[joined.length - 1] = { ...before, text: `${before.text} ${line.text}` };
    else joined.push(line);
  });
  return joined;
};

const headingSizes = (pages: readonly PdfPage[], bodySize: number): number[] => {
  const sizes = new Set(
    pages.flatMap((page) =>
      page.items.filter((item) => item.text.trim() !== '').map((item) => Math.round(item.size * 2) / 2),
    ),
  );
  return [...sizes]
    .filter((size) => size >= bodySize * 1.12)
    .sort((a, b) => b - a)
    .slice(0, 6);
};

const leftEdge = (pages: readonly PdfPage[]): number => {
  const counts = new Map<number, number>();
  for (const line of pages.flatMap((page) => printedLines(page.items)))
    counts.set(Math.round(line.x), (counts.get(Math.round(line.x)) ?? 0) + 1);
  const busy = [...counts].filter(([, count]) => count >= 3).map(([x]) => x);
  return Math.min(...busy, ...(busy.length === 0 ? [...counts.keys()] : []), 1_000);
};

const pushTagged = (all: TaggedBlock[], page: TaggedBlock[]): void => {
  const last = all[all.length - 1];
  const first = page[0];
  const joined = last?.kind === 'table' && first?.kind === 'table' ? joinTables(last, first) : null;
  if (joined) all.splice(-1, 1, joined, ...page.slice(1));
  else all.push(...page);
};

const linesOf = (pages: readonly PdfPage[], furniture: PdfFurniture): SourceLine[] => {
  const body = bodyOf(pages);
  const margin = leftEdge(pages);
  const sizes = headingSizes(pages, body.size);
  const lines: SourceLine[] = [];
  const firstOfPage = new Set<number>();
  let run: TaggedBlock[] = [];
  const tables = (): number => Math.max(0, ...lines.map((line) => line.table ?? 0));
  const endRun = (): void => {
    lines.push(...taggedLines(run, body, margin, tables()));
    run = [];
  };
  for (const page of pages) {
    const drop = dropOf(page, furniture);
    const kept = { ...page, items: page.items.filter((item) => !drop.has(item)) };
    const marked = new Map(
      [...page.marked].map(([id, items]) => [id, items.filter((item) => !drop.has(item))] as const),
    );
    const blocks = taggedBlocks({ ...kept, marked });
    if (blocks) {
      const atStart = run.length;
      pushTagged(run, blocks);
      if (atStart > 0) firstOfPage.add(lines.length + taggedLines(run.slice(0, atStart), body, margin, 0).length);
      continue;
    }
    endRun();
    firstOfPage.add(lines.length);
    lines.push(...layoutLines(printedLines(kept.items), { body, sizes, pageWidth: page.width }, tables()));
  }
  endRun();
  return joinPages(lines, firstOfPage);
};

const isPasswordError = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException';

const open = async (bytes: Uint8Array, fileName: string): Promise<Result<Document>> => {
  try {
    // A copy: the reader takes the bytes over and empties them.
    return accept(await getDocumentProxy(bytes.slice(), { verbosity: 0 }));
  } catch (error) {
    return isPasswordError(error) ? importRefusal.pdfEncrypted(fileName) : importRefusal.pdfDamaged(fileName);
  }
};

const readPages = async (document: Document, fileName: string): Promise<Result<PdfPage[]>> => {
  if (document.numPages > IMPORT_LIMITS.pdfPages) return importRefusal.pdfTooLong(fileName, IMPORT_LIMITS.pdfPages);
  const pages: PdfPage[] = [];
  const started = performance.now();
  let chars = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    if (performance.now() - started > IMPORT_LIMITS.pdfMillis) return importRefusal.tooSlow(fileName);
    const page = await readPage(document, number).catch(() => null);
    if (!page) return importRefusal.pdfDamaged(fileName);
    chars += page.items.reduce((sum, item) => sum + item.text.trim().length, 0);
    if (chars > IMPORT_LIMITS.textChars) return importRefusal.tooLarge(fileName, IMPORT_LIMITS.fileBytes / 1024 / 1024);
    pages.push(page);
  }
  return chars < 20 ? importRefusal.pdfNoText(fileName) : accept(pages);
};

const propertyTitle = async (document: Document): Promise<string | undefined> => {
  const metadata = await document.getMetadata().catch(() => null);
  const title = metadata ? (metadata.info as Record<string, unknown>)['Title'] : undefined;
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined;
};

const marginOf = (furniture: PdfFurniture, pages: readonly PdfPage[]): SourceLine[] => {
  const artifacts = pages.flatMap((page) =>
    printedLines(page.artifacts).map((line) =>
      line.cells
        .flat()
        .map((item) => item.text)
        .join(' '),
    ),
  );
  const seen = new Set<string>();
  return [...furniture.texts, ...artifacts]
    .filter((text) => {
      const key = text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim();
      const fresh = !seen.has(key) && !/^(?:page|tudalen)?\s*#?\s*(?:(?:of|o|\/)\s*#)?$/i.test(key);
      seen.add(key);
      return fresh;
    })
    .map((text) => ({ ...lineFromText(text, true, 0), margin: true }));
};

/** Reads a PDF: by its tags where it has them, by the places of its words where it has not. */
export const readPdfSource = async (bytes: Uint8Array, fileName: string): Promise<Result<ReadSource>> => {
  const opened = await open(bytes, fileName);
  if (!opened.ok) return opened;
  const document = opened.value;
  try {
    const pages = await readPages(document, fileName);
    if (!pages.ok) return pages;
    const furniture = findFurniture(pages.value);
    const lines = [...linesOf(pages.value, furniture), ...marginOf(furniture, pages.value)];
    return accept({ lines, propertyTitle: await propertyTitle(document) });
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
};
