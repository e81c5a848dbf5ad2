import { decodeCsv } from './csv-decode.js';
import { CsvScanner } from './csv-scan.js';
import { CsvFault, rowError } from './csv.types.js';
import type { CsvColumns, CsvEncoding, CsvRow, CsvSource, CsvTable, RowError } from './csv.types.js';

/** Bounds that keep a hostile or mistaken file from filling the memory. */
export interface CsvReadOptions {
  readonly encoding: CsvEncoding;
  readonly maxBytes: number;
  readonly maxRows: number;
}

/** A heading as it is compared. */
const plain = (heading: string): string => heading.trim().replace(/\s+/g, ' ').toLowerCase();

interface Binding {
  readonly width: number;
  /** Place in the row by heading; -1 where the file has no such column. */
  readonly places: readonly (readonly [string, number])[];
  readonly ignored: readonly string[];
}

const delimiterError = (headings: readonly string[]): RowError | null => {
  const only = headings.length === 1 ? (headings[0] ?? '') : '';
  if (!/[;\t]/.test(only)) return null;
  return rowError(1, 'CSV.WRONG_DELIMITER', {
    en: 'The columns are parted by semicolons or tabs. Save the file as "CSV UTF-8 (comma delimited)".',
    cy: 'Gwahanir y colofnau gan hanner colonau neu dabiau. Cadwch y ffeil fel "CSV UTF-8 (comma delimited)".',
  });
};

const headingErrors = (headings: readonly string[], wanted: CsvColumns<string, string>): RowError[] => {
  const wrong = delimiterError(headings);
  if (wrong) return [wrong];
  const found = headings.map(plain);
  const missing = wanted.required
    .filter((name) => !found.includes(plain(name)))
    .map((name) =>
      rowError(
        1,
        'CSV.MISSING_COLUMN',
        {
          en: `The column "${name}" is missing. Add it to the heading; its cells may be in any place.`,
          cy: `Mae’r golofn "${name}" ar goll. Ychwanegwch hi at y pennawd; caiff ei chelloedd fod mewn unrhyw le.`,
        },
        {
          column: name,
        },
      ),
    );
  const twice = [...wanted.required, ...wanted.optional]
    .filter((name) => found.filter((heading) => heading === plain(name)).length > 1)
    .map((name) =>
      rowError(
        1,
        'CSV.DUPLICATE_COLUMN',
        {
          en: `The column "${name}" stands twice in the heading. Keep one of them.`,
          cy: `Mae’r golofn "${name}" ddwywaith yn y pennawd. Cadwch un ohonynt.`,
        },
        {
          column: name,
        },
      ),
    );
  return [...missing, ...twice];
};

const bind = (headings: readonly string[], wanted: CsvColumns<string, string>): Binding => {
  const found = headings.map(plain);
  const names = [...wanted.required, ...wanted.optional];
  const known = new Set(names.map(plain));
  return {
    width: headings.length,
    places: names.map((name) => [name, found.indexOf(plain(name))] as const),
    ignored: headings.filter((heading) => !known.has(plain(heading))),
  };
};

/** Takes rows as the parser finds them and keeps the cells that are wanted. */
class Collector {
  readonly rows: CsvRow<string, string>[] = [];
  readonly errors: RowError[] = [];
  readable = true;
  /** Rows seen, the heading included. */
  seen = 0;
  binding: Binding | null = null;

  constructor(
    private readonly wanted: CsvColumns<string, string>,
    private readonly maxRows: number,
  ) {}

  fail(error: RowError): void {
    this.readable = false;
    this.errors.push(error);
  }

  take(record: readonly string[]): void {
    this.seen += 1;
    if (this.seen === 1) this.takeHeading(record);
    else if (this.binding && record.some((cell) => cell.trim() !== '')) this.takeRow(record, this.binding);
  }

  private takeHeading(headings: readonly string[]): void {
    const errors = headingErrors(headings, this.wanted);
    for (const error of errors) this.fail(error);
    if (errors.length === 0) this.binding = bind(headings, this.wanted);
  }

  private takeRow(record: readonly string[], binding: Binding): void {
    if (this.seen - 1 > this.maxRows) {
      throw new CsvFault(
        rowError(this.seen, 'CSV.TOO_MANY_ROWS', {
          en: `This file has more than ${this.maxRows} rows. Import it in parts.`,
          cy: `Mae mwy na ${this.maxRows} o resi yn y ffeil hon. Mewnforiwch hi fesul rhan.`,
        }),
      );
    }
    if (record.length !== binding.width) {
      const said = {
        en: `This row has ${record.length} cells and the heading has ${binding.width}. A value with a comma must stand in quotation marks.`,
        cy: `Celloedd yn y rhes hon: ${record.length}; yn y pennawd: ${binding.width}. Rhaid i werth â choma fod mewn dyfynodau.`,
      };
      this.errors.push(rowError(this.seen, 'CSV.CELL_COUNT', said));
      return;
    }
    const cells: Record<string, string | undefined> = {};
    for (const [name, place] of binding.places) cells[name] = place < 0 ? undefined : (record[place] ?? '').trim();
    this.rows.push({ row: this.seen, cells: cells as CsvRow<string, string>['cells'] });
  }
}

/**
 * Reads a CSV file (RFC 4180) from its bytes, as a stream, and keeps the wanted columns.
 * Never throws for what a file holds: `errors` says what is wrong, row by row.
 */
export const readCsv = async <Required extends string, Optional extends string>(
  source: CsvSource,
  columns: CsvColumns<Required, Optional>,
  options: CsvReadOptions,
): Promise<CsvTable<Required, Optional>> => {
  const collector = new Collector(columns, options.maxRows);
  const scanner = new CsvScanner((cells) => {
    collector.take(cells);
  });
  try {
    for await (const text of decodeCsv(source, options.encoding, options.maxBytes)) scanner.push(text);
    scanner.end();
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    collector.fail(error.error);
  }
  if (collector.readable && collector.seen === 0)
    collector.fail(rowError(1, 'CSV.EMPTY', { en: 'This file is empty.', cy: 'Mae’r ffeil hon yn wag.' }));
  return {
    readable: collector.readable,
    rows: collector.rows as unknown as readonly CsvRow<Required, Optional>[],
    errors: collector.errors,
    ignoredColumns: collector.binding?.ignored ?? [],
  };
};
