import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SignedBar } from '../../shared/bar.js';
import { Local } from '../../shared/local.js';
import { statusWithDays } from '../../shared/status-words.js';
import { codesOf } from '../../shared/status.js';
import { StatusShape } from '../../shared/status-tag.js';
import { overviewMessages as words } from './messages.js';
import type { OverviewAnswer } from './overview.query.js';

type Row = OverviewAnswer['matrix']['rows'][number];
type Column = OverviewAnswer['matrix']['columns'][number];

/** The cells of a row that somebody should look at; what is in date or not asked for is only counted. */
const SHOWN = ['O', 'D', 'A', 'N'];

/** To the policy; where there is none, to the line of the school's page that says so. */
const CellLink = ({
  schoolId,
  policyId,
  category,
  children,
}: {
  schoolId: string;
  policyId: string | null | undefined;
  category: string;
  children: ReactNode;
}): ReactNode =>
  policyId ? (
    <Link to="/policies/$policyId" params={{ policyId }}>
      {children}
    </Link>
  ) : (
    <Link to="/schools/$schoolId" params={{ schoolId }} hash={category}>
      {children}
    </Link>
  );

const SchoolItem = ({ row, columns }: { row: Row; columns: readonly Column[] }): ReactNode => {
  const codes = codesOf(row.codes);
  const shown = columns
    .map((column, index) => ({
      column,
      code: codes[index] ?? 'B',
      days: row.days[index] ?? null,
      policyId: row.policyIds[index],
    }))
    .filter(({ code }) => SHOWN.includes(code))
    .sort((a, b) => SHOWN.indexOf(a.code) - SHOWN.indexOf(b.code));
  return (
    <li>
      <div className="head">
        <Link to="/schools/$schoolId" params={{ schoolId: row.schoolId }}>
          <Local text={row.name} />
        </Link>
        <SignedBar signed={row.signed} asked={row.asked} />
      </div>
      {shown.length > 0 && (
        <ul>
          {shown.map(({ column, code, days, policyId }) => (
            <li key={column.category}>
              <CellLink schoolId={row.schoolId} policyId={policyId} category={column.category}>
                <StatusShape code={code} days={days} />
                <span>
                  <Local text={column.label} />, {statusWithDays(code, days)}
                </span>
              </CellLink>
            </li>
          ))}
        </ul>
      )}
      <span className="small soft">{words.rest({ inDate: codes.filter((code) => code === 'I').length })}</span>
    </li>
  );
};

/** The matrix where a table has no room: each school with what is not in date. */
export const MatrixList = ({ matrix }: { matrix: OverviewAnswer['matrix'] }): ReactNode => (
  <>
    <h2 className="list-head">{words.worstFirst({ schools: matrix.rows.length })}</h2>
    <ul className="school-list">
      {matrix.rows.map((row) => (
        <SchoolItem key={row.schoolId} row={row} columns={matrix.columns} />
      ))}
    </ul>
  </>
);
