import { speak } from '../../shared/local-text.js';
import type { StatusCode } from '../../shared/status.js';
import type { MatrixData } from '../overview/matrix.js';

/** What the address narrows the matrix to. */
export interface MatrixSearch {
  readonly status?: StatusCode | undefined;
  readonly category?: string | undefined;
  readonly name?: string | undefined;
}

/** What is left, and how many cells have the status. */
export interface Narrowed {
  readonly matrix: MatrixData;
  readonly cells: number;
}

/** Case and accents tell no school apart. */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

type Row = MatrixData['rows'][number];

const isNamed = ({ name }: Row, wanted: string): boolean =>
  [speak(name, 'en').text, speak(name, 'cy').text].some((text) => plain(text).includes(wanted));

const at = <Value>(values: readonly Value[], places: readonly number[]): Value[] =>
  places.flatMap((place) => values.slice(place, place + 1));

const cut = (row: Row, places: readonly number[]): Row => ({
  ...row,
  codes: at(Array.from(row.codes), places).join(''),
  days: at(row.days, places),
  policyIds: at(row.policyIds, places),
});

const countOf = ({ codes }: Row, status: StatusCode): number =>
  Array.from(codes).filter((code) => code === status).length;

/** One policy's column, or all. What is not cut stays the very same, so that it need not be drawn again. */
const columnOf = ({ columns, rows }: MatrixData, category: string | undefined): MatrixData => {
  if (category === undefined) return { columns, rows };
  const places = columns.flatMap((column, place) => (column.category === category ? [place] : []));
  return { columns: at(columns, places), rows: rows.map((row) => cut(row, places)) };
};

/** One policy's column, or all; the schools of a name that have the status somewhere in what is left. */
export const narrow = (matrix: MatrixData, { status, category, name = '' }: MatrixSearch): Narrowed => {
  const { columns, rows } = columnOf(matrix, category);
  const wanted = plain(name.trim());
  const left = rows
    .filter((row) => wanted === '' || isNamed(row, wanted))
    .filter((row) => status === undefined || countOf(row, status) > 0);
  const cells = status === undefined ? 0 : left.reduce((sum, row) => sum + countOf(row, status), 0);
  return { matrix: { columns, rows: left }, cells };
};
