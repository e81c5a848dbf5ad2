import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ApprovalStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { usePages } from '../../api/use-answer.js';
import type { WithNames } from '../../api/viewer.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { DataTable, More } from '../../shared/data-table.js';
import type { Column } from '../../shared/data-table.js';
import { Choice, SchoolChoice } from '../../shared/filters.js';
import { formatDays, formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { messages } from '../../shared/messages.js';
import { SchoolLink } from '../../shared/school-link.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { approvalsQuery } from './approvals.query.js';
import type { ApprovalRow } from './approvals.query.js';
import { approvalsMessages as words } from './messages.js';

const tagOf: Record<ApprovalStatus, string> = {
  WAITING: 'wait',
  APPROVED: 'ok',
  REJECTED: 'late',
  VOIDED: 'none',
  WITHDRAWN: 'none',
};

const WaitsFor = ({ approval }: { approval: ApprovalRow }): ReactNode => {
  const step = approval.steps.find(({ status }) => status === 'WAITING');
  if (step === undefined) return <span className="soft">{words.nobody}</span>;
  const part = step.appliesTo === 'whole' ? '' : `, ${words.part(step.appliesTo)}`;
  return (
    <>
      {step.post}{' '}
      <span className="soft">
        {words.step(step.number, approval.steps.length)}
        {part}
      </span>
    </>
  );
};

const columnsOf = (names: WithNames['names']): Column<ApprovalRow>[] => [
  { name: messages.policy, cell: (row) => <Local text={row.policyTitle} /> },
  { name: messages.school, cell: (row) => <SchoolLink names={names} schoolId={row.schoolId} hash={row.policyId} /> },
  { name: words.status, cell: (row) => <span className={`tag ${tagOf[row.status]}`}>{words.choice[row.status]}</span> },
  { name: words.waitsFor, cell: (row) => <WaitsFor approval={row} /> },
  { name: words.asked, cell: (row) => formatMoment(row.requestedAt) },
  { name: words.waiting, cell: (row) => (row.status === 'WAITING' ? formatDays(row.daysWaiting) : ''), isNumber: true },
];

const statusChoices = [
  { value: '', label: words.anyStatus },
  ...Object.entries(words.choice).map(([value, label]) => ({ value, label })),
];

/** `/approvals`: what waits for whom, oldest first. */
export const ApprovalsScreen = (): ReactNode => {
  useTitle(words.title);
  const { status, schoolId } = useSearch({ from: '/approvals' });
  const pages = usePages(
    approvalsQuery,
    { status: status ?? null, schoolId: schoolId ?? null },
    (answer) => answer.approvals,
  );
  return (
    <Answered answer={pages}>
      {({ newest, rows }) => (
        <>
          <h1>{words.sentence(newest.approvals.totalCount, status)}</h1>
          <div className="asof filters">
            <Choice label={words.status} name="status" value={status} options={statusChoices} />
            <SchoolChoice names={newest.names} value={schoolId} all={messages.allSchools} />
            <AsOfPicker />
          </div>
          {rows.length === 0 ? (
            <p className="empty">{words.none}</p>
          ) : (
            <DataTable caption={words.caption} columns={columnsOf(newest.names)} rows={rows} idOf={(row) => row.id} />
          )}
          <More pages={pages} />
        </>
      )}
    </Answered>
  );
};
