import { useNavigate, useSearch } from '@tanstack/react-router';
import { memo, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { hrefAt } from '../../shared/as-of.js';
import { SignedBar } from '../../shared/bar.js';
import { speak, pageLanguage, wordsOf } from '../../shared/local-text.js';
import { statusWithDays } from '../../shared/status-words.js';
import { codeOf, lookOf } from '../../shared/status.js';
import { keepWithin, moveTo } from './matrix-keys.js';
import type { Cell } from './matrix-keys.js';
import { overviewMessages as words } from './messages.js';
import type { OverviewAnswer } from './overview.query.js';

export type MatrixData = OverviewAnswer['matrix'];
type Row = MatrixData['rows'][number];

const schoolPath = (schoolId: string): string => `/schools/${encodeURIComponent(schoolId)}`;

/** A cell is a door to its policy; where there is none, to the line of the school's page that says so. */
const cellHref = (row: Row, column: number, category: string | undefined, asOf: string | undefined): string => {
  const policyId = row.policyIds[column];
  return policyId
    ? hrefAt(`/policies/${encodeURIComponent(policyId)}`, asOf)
    : hrefAt(schoolPath(row.schoolId), asOf, category);
};

const MatrixRowView = memo(
  ({
    row,
    labels,
    categories,
    asOf,
    current,
  }: {
    row: Row;
    labels: readonly string[];
    categories: readonly string[];
    asOf: string | undefined;
    /** The column that Tab reaches in this row; null when it is in another row. */
    current: number | null;
  }): ReactNode => {
    const { text: name, lang } = speak(row.name, pageLanguage());
    const path = schoolPath(row.schoolId);
    return (
      <tr role="row">
        <th scope="row" role="rowheader">
          <a href={hrefAt(path, asOf)} lang={lang} title={name} tabIndex={current === 0 ? 0 : -1}>
            {name}
          </a>
        </th>
        {labels.map((label, column) => {
          const days = row.days[column] ?? null;
          const code = codeOf(row.codes.charAt(column));
          const { shape, sign } = lookOf(code, days);
          return (
            <td key={categories[column]} role="cell">
              <a
                href={cellHref(row, column, categories[column], asOf)}
                className={`cell ${shape}`}
                aria-label={`${name}, ${label}: ${statusWithDays(code, days)}`}
                tabIndex={current === column + 1 ? 0 : -1}
              >
                {sign}
              </a>
            </td>
          );
        })}
        <td className="ackcol" role="cell">
          <SignedBar signed={row.signed} asked={row.asked} />
        </td>
      </tr>
    );
  },
);

/** Where an element stands, counted by the table itself: rows that a filter moves need not be drawn again for it. */
const cellOf = (target: EventTarget): Cell | null => {
  const cell = (target as Element).closest<HTMLTableCellElement>('tbody td, tbody th');
  const row = cell?.closest('tr');
  return cell && row ? { row: row.sectionRowIndex, column: cell.cellIndex } : null;
};

const linkIn = (table: HTMLTableElement | null, { row, column }: Cell): HTMLElement | null | undefined =>
  table?.tBodies[0]?.rows[row]?.cells[column]?.querySelector('a');

/** Only a plain click stays in this tab. */
const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** One stop for Tab, arrow keys within; the anchors are plain, so 2,000 of them cost little. */
const useRovingCells = (matrix: MatrixData) => {
  const table = useRef<HTMLTableElement>(null);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Cell>({ row: 0, column: 0 });
  const extent = { rows: matrix.rows.length, columns: matrix.columns.length + 1 };
  const cell = keepWithin(chosen, extent);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const next = moveTo(cell, event.key, event.ctrlKey, extent);
    if (next === null) return;
    event.preventDefault();
    linkIn(table.current, next)?.focus();
  };
  // What has the focus is where one is, however one came there.
  const onFocus = ({ target }: { target: EventTarget }): void => setChosen(cellOf(target) ?? cell);
  const onClick = (event: MouseEvent): void => {
    const place = cellOf(event.target);
    const row = place && matrix.rows[place.row];
    if (!place || !row || !isPlain(event)) return;
    event.preventDefault();
    const policyId = row.policyIds[place.column - 1];
    const hash = matrix.columns[place.column - 1]?.category ?? '';
    if (policyId) void navigate({ to: '/policies/$policyId', params: { policyId } });
    else void navigate({ to: '/schools/$schoolId', params: { schoolId: row.schoolId }, hash });
  };
  return { table, cell, onKeyDown, onFocus, onClick };
};

/** A table too wide for the screen scrolls by itself; one that is only long keeps its headings in view. */
const roomOf = ({ columns, rows }: MatrixData): string => {
  if (columns.length > 20) return 'matrix-room wide';
  return rows.length > 20 ? 'matrix-room tall' : 'matrix-room';
};

/** More rows than a screen shows. */
const FIRST_ROWS = 24;

/**
 * The rows in sight are drawn with the page, the rest right after, in pieces between which the page answers. Their room
 * is kept: nothing moves, and Back finds its place.
 */
const useRows = ({ rows }: MatrixData): readonly Row[] => {
  const isWhole = useDeferredValue(true, false);
  return isWhole ? rows : rows.slice(0, FIRST_ROWS);
};

/**
 * Schools by required policies, as a table. The roles say what the elements are by themselves: its rows are laid out as
 * grids, so that rows out of sight cost nothing, and some browsers take a table that is laid out otherwise for none.
 */
export const MatrixTable = ({
  matrix,
  room = roomOf(matrix),
}: {
  matrix: MatrixData;
  /** The class of what it stands in. */
  room?: string;
}): ReactNode => {
  const { asOf } = useSearch({ strict: false });
  const { table, cell, onKeyDown, onFocus, onClick } = useRovingCells(matrix);
  const rows = useRows(matrix);
  const { columns } = matrix;
  const labels = useMemo(() => columns.map(({ label }) => wordsOf(label)), [columns]);
  const categories = useMemo(() => columns.map(({ category }) => category), [columns]);
  return (
    <div className={room}>
      <table
        role="table"
        className="matrix"
        style={{ '--policies': categories.length, '--schools': matrix.rows.length } as CSSProperties}
        ref={table}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
      >
        <caption className="hidden">{words.matrixCaption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader" className="soft corner">
              {words.worstFirst({ schools: matrix.rows.length })}
            </th>
            {labels.map((label, column) => (
              <th scope="col" role="columnheader" key={categories[column]}>
                <div>
                  <span>{label}</span>
                </div>
              </th>
            ))}
            <th scope="col" role="columnheader" className="soft ackcol">
              {words.read}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row, index) => (
            <MatrixRowView
              key={row.schoolId}
              row={row}
              labels={labels}
              categories={categories}
              asOf={asOf}
              current={cell.row === index ? cell.column : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};
