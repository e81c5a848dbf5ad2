/** A piece of text on a page: baseline at `y` (points from the foot of the page), `x` its left edge. */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly endsLine: boolean;
}

/** A page with its pieces in the order of the file, and, by marked-content id, those of a tagged PDF. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PdfItem[];
  readonly marked: ReadonlyMap<string, readonly PdfItem[]>;
  readonly artifacts: readonly PdfItem[];
  readonly tree: PdfTreeNode | null;
}

/** A node of the structure tree of a tagged PDF. */
export interface PdfTreeNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly PdfTreeNode[];
}

/** The body text of the document, against which headings are measured. */
export interface PdfBody {
  readonly size: number;
  readonly font: string;
}

const most = (counts: ReadonlyMap<string, number>): string =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';

/** Most characters decide which size and font the body has. */
export const bodyOf = (pages: readonly PdfPage[]): PdfBody => {
  const sizes = new Map<string, number>();
  const fonts = new Map<string, number>();
  for (const item of pages.flatMap((page) => page.items)) {
    const chars = item.text.trim().length;
    const size = item.size.toFixed(1);
    sizes.set(size, (sizes.get(size) ?? 0) + chars);
    fonts.set(item.font, (fonts.get(item.font) ?? 0) + chars);
  }
  return { size: Number(most(sizes)) || 11, font: most(fonts) };
};

const needsSpace = (before: string, last: PdfItem, next: PdfItem): boolean =>
  before !== '' && !/\s$/.test(before) && !/^\s/.test(next.text) && next.x - (last.x + last.width) > next.size * 0.16;

const startsLine = (last: PdfItem, next: PdfItem): boolean =>
  last.endsLine || Math.abs(last.y - next.y) > next.size * 0.6;

/** What stands between two pieces; a hyphen at a line's end keeps its word together. */
const joinTo = (text: string, last: PdfItem, next: PdfItem): string => {
  if (!startsLine(last, next)) return needsSpace(text, last, next) ? `${text} ` : text;
  return /\S-$/.test(text) ? text : `${text.trimEnd()} `;
};

/** An empty piece only says that the line ends. */
const endLine = (last: PdfItem | null, mark: PdfItem): PdfItem | null =>
  last !== null && mark.endsLine ? { ...last, endsLine: true } : last;

/** The words of a run of pieces; a line break inside a paragraph becomes a space. */
export const textOfItems = (items: readonly PdfItem[]): string => {
  let text = '';
  let last: PdfItem | null = null;
  for (const item of items) {
    if (item.text !== '') text = (last ? joinTo(text, last, item) : text) + item.text;
    last = item.text === '' ? endLine(last, item) : item;
  }
  return text.replace(/\s+/g, ' ').trim();
};

/** All of it set in another font or clearly larger than the body. */
export const isStrong = (items: readonly PdfItem[], body: PdfBody): boolean => {
  const words = items.filter((item) => item.text.trim() !== '');
  return words.length > 0 && words.every((item) => item.font !== body.font || item.size >= body.size * 1.1);
};
