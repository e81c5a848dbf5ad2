import type { PdfItem, PdfPage } from './pdf-items.js';
import { textOfItems } from './pdf-items.js';
import { printedLines } from './printed-line.js';

const PAGE_NUMBER =
  /^(?:page|tudalen|p\.?)?\s*[-–|]?\s*\d{1,3}\s*[-–|]?\s*(?:(?:of|o|\/)\s*\d{1,3})?$|^(?:page|tudalen)\s*\d{1,3}\s*\|?.{0,3}$/i;

/** The number of the page is no difference between two footers; other numbers are, as in a row "2.7 18/06/2014". */
const comparable = (text: string): string =>
  text
    .replace(
      /(?:\b(?:page|tudalen|p\.?)\s*)?\b\d{1,3}\s*(?:of|o|\/)\s*\d{1,3}\b(?!\/)|\b(?:page|tudalen)\s*\d{1,3}\b/gi,
      '#',
    )
    .replace(/^\d{1,3}(?=\s)|(?<=\s)\d{1,3}$/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

const inMargin = (item: PdfItem, page: PdfPage): boolean => item.y > page.height * 0.9 || item.y < page.height * 0.1;

/** What pages repeat at their head and foot. */
export interface PdfFurniture {
  /** Pieces of a page that are not part of its text. */
  readonly drop: (page: PdfPage) => ReadonlySet<PdfItem>;
  /** The words of headers and footers, each once, page numbers left out. */
  readonly texts: readonly string[];
}

const marginLines = (page: PdfPage): Array<{ items: PdfItem[]; text: string }> =>
  printedLines(page.items)
    .map((line) => line.cells.flat())
    .filter((items) => items.every((item) => inMargin(item, page)))
    .map((items) => ({ items, text: textOfItems(items) }));

/** Finds headers and footers: lines near the edge that come again on most pages, and page numbers. */
export const findFurniture = (pages: readonly PdfPage[]): PdfFurniture => {
  const counts = new Map<string, { pages: number; text: string }>();
  const perPage = new Map(pages.map((page) => [page, marginLines(page)] as const));
  for (const lines of perPage.values())
    for (const [key, text] of new Map(lines.map((line) => [comparable(line.text), line.text] as const))) {
      const entry = counts.get(key);
      counts.set(key, { pages: (entry?.pages ?? 0) + 1, text: entry?.text ?? text });
    }
  const enough = Math.max(2, Math.ceil(pages.length * 0.4));
  const repeated = new Set([...counts].filter(([, entry]) => entry.pages >= enough).map(([key]) => key));
  const isFurniture = (text: string): boolean => PAGE_NUMBER.test(text) || repeated.has(comparable(text));
  return {
    drop: (page) =>
      new Set((perPage.get(page) ?? []).filter((line) => isFurniture(line.text)).flatMap((line) => line.items)),
    texts: [...counts]
      .filter(([key, entry]) => repeated.has(key) && !PAGE_NUMBER.test(entry.text))
      .map(([, entry]) => entry.text),
  };
};
