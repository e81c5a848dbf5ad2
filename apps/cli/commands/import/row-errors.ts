import type { CsvEncoding, RowError } from '#platform/csv/csv.types.js';
import { printLine, printTable, refused } from '../../output.js';

const SHOWN = 50;

/** What is wrong with a file, row by row. */
export const printRowErrors = (errors: readonly RowError[]): void => {
  if (errors.length === 0) return;
  printTable(
    ['row', 'column', 'value', 'code', 'what to do'],
    errors
      .slice(0, SHOWN)
      .map(({ row, column, value, code, message }) => [String(row), column ?? '', value ?? '', code, message]),
  );
  if (errors.length > SHOWN) printLine(`... and ${String(errors.length - SHOWN)} more; --json lists all of them.`);
};

/** The encoding that an option names; undefined leaves the file's usual one. */
export const encodingOf = (text: string | undefined): CsvEncoding | undefined => {
  if (text === undefined || text === 'utf-8' || text === 'windows-1252') return text;
  throw refused(`--encoding must be utf-8 or windows-1252, not "${text}".`);
};
