import { CsvFault, rowError } from './csv.types.js';

const COMMA = 0x2c;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Text is gathered up to this length before it is scanned, so that small pieces do not make it be scanned often. */
const ENOUGH = 65_536;
const LONGEST_ROW = 1_000_000;

const UNFINISHED = -1;

/** Where a cell ended; `end` is UNFINISHED when the text ran out within it. */
interface Cell {
  readonly text: string;
  readonly end: number;
}

const NO_CELL: Cell = { text: '', end: UNFINISHED };

/**
 * Splits text into rows by RFC 4180, strictly: a quotation mark opens a cell at its first character or it is an error.
 * Rows end in CRLF, LF or CR. Why it is not csv-parse: docs/adr/0052.
 */
export class CsvScanner {
  private text = '';
  private rows = 0;

  constructor(
    private readonly onRow: (cells: readonly string[]) => void,
    private readonly enough = ENOUGH,
  ) {}

  /** @throws CsvFault for broken quotation marks */
  push(piece: string): void {
    this.text += piece;
    if (this.text.length >= this.enough) this.scan(false);
  }

  /** @throws CsvFault for a quotation mark that was never closed */
  end(): void {
    this.scan(true);
  }

  private scan(final: boolean): void {
    let start = 0;
    while (start < this.text.length) {
      const next = this.row(start, final);
      if (next === UNFINISHED) break;
      start = next;
    }
    this.text = this.text.slice(start);
    if (this.text.length > LONGEST_ROW) throw this.broken();
  }

  private broken(): CsvFault {
    const said = {
      en: 'A quotation mark opens on or before this row and is not closed rightly. Write a mark within a value twice ("").',
      cy: 'Agorir dyfynnod ar y rhes hon neu cyn hynny ac ni chaeir ef yn gywir. Ysgrifennwch ddyfynnod o fewn gwerth ddwywaith ("").',
    };
    return new CsvFault(rowError(this.rows + 1, 'CSV.BROKEN_QUOTES', said));
  }

  /** Gives out the row that begins at `start`; answers where the next begins. */
  private row(start: number, final: boolean): number {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      const { text, end } = this.text.charCodeAt(at) === QUOTE ? this.quoted(at, final) : this.plain(at, final);
      if (end === UNFINISHED) return UNFINISHED;
      cells.push(text);
      if (this.text.charCodeAt(end) !== COMMA) return this.finish(cells, end, final);
      at = end + 1;
    }
  }

  /** `end` stands on the line's end or behind the text. A CR that ends the piece may be half of a CRLF. */
  private finish(cells: readonly string[], end: number, final: boolean): number {
    const cr = this.text.charCodeAt(end) === CR;
    if (cr && end + 1 === this.text.length && !final) return UNFINISHED;
    this.onRow(cells);
    this.rows += 1;
    return cr && this.text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
  }

  private plain(start: number, final: boolean): Cell {
    for (let at = start; at < this.text.length; at += 1) {
      const code = this.text.charCodeAt(at);
      if (code === COMMA || code === LF || code === CR) return { text: this.text.slice(start, at), end: at };
      if (code === QUOTE) throw this.broken();
    }
    return final ? { text: this.text.slice(start), end: this.text.length } : NO_CELL;
  }

  private quoted(start: number, final: boolean): Cell {
    const close = this.closing(start);
    if (close === UNFINISHED || (close + 1 === this.text.length && !final)) {
      if (final) throw this.broken();
      return NO_CELL;
    }
    if (!this.endsCell(close + 1)) throw this.broken();
    return { text: this.text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
  }

  private endsCell(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === COMMA || code === LF || code === CR || at === this.text.length;
  }

  /** The mark that closes the cell opened at `start`; a mark written twice closes nothing. */
  private closing(start: number): number {
    let at = this.text.indexOf('"', start + 1);
    while (at !== UNFINISHED && this.text.charCodeAt(at + 1) === QUOTE) at = this.text.indexOf('"', at + 2);
    return at;
  }
}
