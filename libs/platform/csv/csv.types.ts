import type { InBoth } from '#platform/kernel/result.js';

/** One thing wrong with a file that is imported; the same shape in the API, the command line and the tests. */
export interface RowError {
  /** Row as a spreadsheet counts: the heading is row 1. 1 as well where the file as a whole is at fault. */
  readonly row: number;
  /** Heading of the column, where one is to blame. */
  readonly column: string | null;
  /** What stood there, cut to 80 characters; null where nothing did. */
  readonly value: string | null;
  /** Stable code, `CSV.REASON` for the file's form or `FEATURE.REASON` for its content. */
  readonly code: string;
  /** What is wrong and the cure, in a sentence. */
  readonly message: string;
  /** The same in Welsh. */
  readonly messageCy: string;
}

/** The two encodings that files of schools come in. Neither is ever guessed. */
export type CsvEncoding = 'utf-8' | 'windows-1252';

/** Bytes of a file, in pieces of any size. */
export type CsvSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Columns are bound by their heading, never by their place; case and spacing of a heading do not matter. */
export interface CsvColumns<Required extends string, Optional extends string> {
  readonly required: readonly Required[];
  readonly optional: readonly Optional[];
}

/** A row: its trimmed cells by heading. `undefined` says that the file has no such column, `''` that the cell is blank. */
export interface CsvRow<Required extends string, Optional extends string> {
  readonly row: number;
  readonly cells: Readonly<Record<Required, string> & Record<Optional, string | undefined>>;
}

/** What could be read. Where `readable` is false the file itself is at fault and leaving rows out cures nothing. */
export interface CsvTable<Required extends string, Optional extends string> {
  readonly readable: boolean;
  readonly rows: readonly CsvRow<Required, Optional>[];
  readonly errors: readonly RowError[];
  /** Headings of the file that nothing here reads: a misspelt optional column shows itself. */
  readonly ignoredColumns: readonly string[];
}

const SHOWN = 80;

/** Makes a row error; a long value is cut. */
export const rowError = (
  row: number,
  code: string,
  said: InBoth,
  at: { readonly column?: string; readonly value?: string } = {},
): RowError => ({
  row,
  column: at.column ?? null,
  value: at.value === undefined ? null : at.value.length > SHOWN ? `${at.value.slice(0, SHOWN)}…` : at.value,
  code,
  message: said.en,
  messageCy: said.cy,
});

/** Ends the reading of a file; never leaves `readCsv`. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';
  constructor(readonly error: RowError) {
    super(error.message);
  }
}
