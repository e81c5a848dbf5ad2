/** A cell of a CSV; null is an empty one. */
export type CsvCell = string | number | boolean | null;

/** A spreadsheet would run a cell that begins like this as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const textOf = (cell: CsvCell): string => {
  const text = cell === null ? '' : String(cell);
  const safe = typeof cell === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A CSV (RFC 4180) that spreadsheets read as UTF-8. */
export const csvText = (headings: readonly string[], rows: readonly (readonly CsvCell[])[]): Buffer =>
  Buffer.from(`\ufeff${[headings, ...rows].map((cells) => cells.map(textOf).join(',')).join('\r\n')}\r\n`);
