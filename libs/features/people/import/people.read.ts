import { readCsv } from '#platform/csv/csv-read.js';
import type { CsvEncoding, CsvSource, RowError } from '#platform/csv/csv.types.js';
import { PEOPLE_COLUMNS } from './people.columns.js';
import { readPeopleRow } from './people.row.js';
import type { PeopleRow, ReadPeople } from './people.types.js';

/** The largest trusts employ about 5,000 people; ten times that, with all their posts. */
const LIMITS = { maxBytes: 20_000_000, maxRows: 100_000 };

/**
 * Reads a list of people (CSV: person_ref, given_name, family_name, email, kind, urn, post, start_date, end_date,
 * language; one row a post).
 * @param source the file's bytes, in pieces
 * @param encoding UTF-8, with or without its mark; a file in Windows-1252 is refused unless that is said here,
 *   for a name that was decoded by a guess is a wrong name in a record
 * @returns every row that stands by itself; never throws for what the file holds
 */
export const readPeople = async (source: CsvSource, encoding: CsvEncoding = 'utf-8'): Promise<ReadPeople> => {
  const columns = { required: PEOPLE_COLUMNS, optional: [] as const };
  const table = await readCsv(source, columns, { encoding, ...LIMITS });
  const rows: PeopleRow[] = [];
  const errors: RowError[] = [...table.errors];
  for (const raw of table.rows) {
    const read = readPeopleRow(raw);
    if (read.row) rows.push(read.row);
    errors.push(...read.errors);
  }
  const { readable, ignoredColumns } = table;
  return { readable, rows: readable ? rows : [], errors, ignoredColumns };
};
