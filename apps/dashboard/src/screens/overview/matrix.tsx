import { useNavigate, useSearch } from '@tanstack/react-router';
import { memo, useMemo, useRef, useState } from 'react';
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
    index,
    labels,
    categories,
    asOf,
    current,
  }: {
    row: Row;
    index: number;
    labels: readonly string[];
    categories: readonly string[];
    asOf: string | undefined;
    /** The column that Tab reaches in this row; null when it is in another row. */
    current: number | null;
  }): ReactNode => {
    const { text: name, lang } = speak(row.name, pageLanguage());
    const path = schoolPath(row.schoolId);
    return (
      <tr>
        <th scope="row">
          <a
            href={hrefAt(path, asOf)}
            lang={lang}
            title={name}
            data-cell={`${index}:0`}
            tabIndex={current === 0 ? 0 : -1}
          >
            {name}
          </a>
        </th>
        {labels.map((label, column) => {
          const days = row.days[column] ?? null;
          const code = codeOf(row.codes.charAt(column));
          const { shape, sign } = lookOf(code, days);
          return (
            <td key={categories[column]}>
              <a
                href={cellHref(row, column, categories[column], asOf)}
                className={`cell ${shape}`}
                aria-label={`${name}, ${label}: ${statusWithDays(code, days)}`}
                data-cell={`${index}:${column + 1}`}
                tabIndex={current === column + 1 ? 0 : -1}
              >
                {sign}
              </a>
            </td>
          );
        })}
        <td className="ackcol">
          <SignedBar signed={row.signed} asked={row.asked} />
        </td>
      </tr>
    );
  },
);

const cellOf = (target: EventTarget): Cell | null => {
  const place = (target as Element).closest<HTMLElement>('[data-cell]')?.dataset['cell']?.split(':').map(Number);
  return place ? { row: place[0] ?? 0, column: place[1] ?? 0 } : null;
};

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
    setChosen(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
  };
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

/** Schools by required policies, as a table. */
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
  const labels = useMemo(() => matrix.columns.map(({ label }) => wordsOf(label)), [matrix]);
  const categories = useMemo(() => matrix.columns.map(({ category }) => category), [matrix]);
  return (
    <div className={room}>
      <table
        className="matrix"
        style={{ '--policies': categories.length } as CSSProperties}
        ref={table}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={onClick}
      >
        <caption className="hidden">{words.matrixCaption}</caption>
        <thead>
          <tr>
            <th scope="col" className="soft corner">
              {words.worstFirst({ schools: matrix.rows.length })}
            </th>
            {labels.map((label, column) => (
              <th scope="col" key={categories[column]}>
                <div>
                  <span>{label}</span>
                </div>
              </th>
            ))}
            <th scope="col" className="soft ackcol">
              {words.read}
            </th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row, index) => (
            <MatrixRowView
              key={row.schoolId}
              row={row}
              index={index}
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
