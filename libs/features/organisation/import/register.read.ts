import { readCsv } from '#platform/csv/csv-read.js';
import type { CsvEncoding, CsvSource, RowError } from '#platform/csv/csv.types.js';
import { OPTIONAL, REQUIRED } from './register.columns.js';
import { readRegisterRow } from './register.row.js';
import type { ReadRegister, RegisterRow } from './register.types.js';

/** The full register is about 65 MB and 52,000 rows, closed schools included. */
const LIMITS = { maxBytes: 256_000_000, maxRows: 200_000 };

/**
 * Reads the register of schools (edubasealldata CSV of Get Information About Schools) as it is downloaded.
 * @param source the file's bytes, in pieces; read as a stream
 * @param encoding the register is Windows-1252; give `utf-8` for a copy that was saved again
 * @returns every row that stands by itself; never throws for what the file holds
 */
export const readRegister = async (
  source: CsvSource,
  encoding: CsvEncoding = 'windows-1252',
): Promise<ReadRegister> => {
  const table = await readCsv(source, { required: REQUIRED, optional: OPTIONAL }, { encoding, ...LIMITS });
  const rows: RegisterRow[] = [];
  const errors: RowError[] = [...table.errors];
  const warnings: RowError[] = [];
  for (const raw of table.rows) {
    const read = readRegisterRow(raw);
    if (read.row) rows.push(read.row);
    errors.push(...read.errors);
    warnings.push(...read.warnings);
  }
  const { readable, ignoredColumns } = table;
  return { readable, rows: readable ? rows : [], errors, warnings, ignoredColumns };
};
