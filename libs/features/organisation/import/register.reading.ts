import { dateOfCell } from '#platform/csv/csv-date.js';
import { rowError } from '#platform/csv/csv.types.js';
import type { RowError } from '#platform/csv/csv.types.js';
import type { PlainDate } from '#platform/kernel/event.js';
import type { RegisterColumn, RegisterCsvRow } from './register.columns.js';

/** One row under reading: its cells, and what was found wrong so far. */
export class Reading {
  readonly errors: RowError[] = [];
  readonly warnings: RowError[] = [];
  constructor(private readonly raw: RegisterCsvRow) {}

  cell(column: RegisterColumn): string | undefined {
    return this.raw.cells[column];
  }

  /** A cell as details hold it: undefined without the column, null when blank. */
  text(column: RegisterColumn): string | null | undefined {
    const cell = this.cell(column);
    return cell === '' ? null : cell;
  }

  wrong(column: RegisterColumn, code: string, message: string): void {
    this.errors.push(rowError(this.raw.row, code, message, { column, value: this.cell(column) ?? '' }));
  }

  warn(column: RegisterColumn, code: string, message: string): void {
    this.warnings.push(rowError(this.raw.row, code, message, { column, value: this.cell(column) ?? '' }));
  }

  /** An optional cell by its form; one that breaks it is said and read as not recorded. */
  formed(column: RegisterColumn, form: RegExp, what: string): string | null | undefined {
    const text = this.text(column);
    if (text == null || form.test(text)) return text;
    this.warn(column, 'REGISTER.UNUSABLE_CELL', `"${text}" is not ${what}; it is read as not recorded.`);
    return null;
  }

  date(column: RegisterColumn): PlainDate | null | undefined {
    const text = this.text(column);
    if (text == null) return text;
    const day = dateOfCell(text);
    if (day === null)
      this.wrong(
        column,
        'REGISTER.BAD_DATE',
        `"${text}" is no date. Dates are written dd-mm-yyyy and must be in the calendar.`,
      );
    return day;
  }
}
