/**
 * One line of the extracted text, the same for every format: what the readers produce and the parsers consume.
 * Its number is its index plus one.
 */
export interface SourceLine {
  /** The words; the cells of a table row are joined by a tab. */
  readonly text: string;
  /** The cells of a table row; several paragraphs of one cell are joined by a line feed. */
  readonly cells?: readonly string[];
  /** Which table the row belongs to. */
  readonly table?: number;
  /** A new paragraph begins here. */
  readonly gap: boolean;
  /** An item of a bulleted list. */
  readonly bullet?: boolean;
  /** The heading level that the format itself states (1 is the highest). */
  readonly styleLevel?: number;
  /** The whole line is set in bold or larger than the body. */
  readonly strong?: boolean;
  /** Belongs to the table of contents, by the format's own word. */
  readonly contents?: boolean;
  /** Not part of the flow: page header, page footer or footnote. */
  readonly margin?: boolean;
}

/** What a format reader hands on. */
export interface ReadSource {
  readonly lines: readonly SourceLine[];
  /** The title in the file's own properties, if any. */
  readonly propertyTitle?: string;
}

const CELL_BREAK = /\s*\n\s*/g;

/** The line of a table row. */
export const rowLine = (cells: readonly string[], table: number, gap: boolean): SourceLine => ({
  text: cells.map((cell) => cell.replace(CELL_BREAK, ' ')).join('\t'),
  cells,
  table,
  gap,
});
