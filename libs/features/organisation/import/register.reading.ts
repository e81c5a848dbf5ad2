import { dateOfCell } from '#platform/csv/csv-date.js';
import { rowError } from '#platform/csv/csv.types.js';
import type { RowError } from '#platform/csv/csv.types.js';
import type { PlainDate } from '#platform/kernel/event.js';
import type { InBoth } from '#platform/kernel/result.js';
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

  wrong(column: RegisterColumn, code: string, said: InBoth): void {
    this.errors.push(rowError(this.raw.row, code, said, { column, value: this.cell(column) ?? '' }));
  }

  warn(column: RegisterColumn, code: string, said: InBoth): void {
    this.warnings.push(rowError(this.raw.row, code, said, { column, value: this.cell(column) ?? '' }));
  }

  /** An optional cell by its form; one that breaks it is said and read as not recorded. */
  formed(column: RegisterColumn, form: RegExp, what: InBoth): string | null | undefined {
    const text = this.text(column);
    if (text == null || form.test(text)) return text;
    this.warn(column, 'REGISTER.UNUSABLE_CELL', {
      en: `"${text}" is not ${what.en}; it is read as not recorded.`,
      cy: `Nid yw "${text}" yn ${what.cy}; fe’i darllenir fel heb ei gofnodi.`,
    });
    return null;
  }

  date(column: RegisterColumn): PlainDate | null | undefined {
    const text = this.text(column);
    if (text == null) return text;
    const day = dateOfCell(text);
    if (day === null)
      this.wrong(column, 'REGISTER.BAD_DATE', {
        en: `"${text}" is no date. Dates are written dd-mm-yyyy and must be in the calendar.`,
        cy: `Nid yw "${text}" yn ddyddiad. Ysgrifennir dyddiadau fel dd-mm-bbbb a rhaid iddynt fod yn y calendr.`,
      });
    return day;
  }
}
