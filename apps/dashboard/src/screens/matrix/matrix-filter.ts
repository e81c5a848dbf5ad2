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

/** One policy's column, or all; the schools of a name that have the status somewhere in what is left. */
export const narrow = ({ columns, rows }: MatrixData, { status, category, name = '' }: MatrixSearch): Narrowed => {
  const places = columns.flatMap((column, place) =>
    category === undefined || column.category === category ? [place] : [],
  );
  const wanted = plain(name.trim());
  const left = rows
    .filter((row) => wanted === '' || isNamed(row, wanted))
    .map((row) => cut(row, places))
    .filter((row) => status === undefined || countOf(row, status) > 0);
  const cells = status === undefined ? 0 : left.reduce((sum, row) => sum + countOf(row, status), 0);
  return { matrix: { columns: at(columns, places), rows: left }, cells };
};
