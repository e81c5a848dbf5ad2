import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ApprovalStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { usePages } from '../../api/use-answer.js';
import type { Column } from '../../design/data-table.js';
import { ListScreenFrame } from '../../design/list-screen-frame.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { Choice, SchoolChoice } from '../../shared/filters.js';
import { formatDays, formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { messages } from '../../shared/messages.js';
import { postName } from '../../shared/post-name.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { waitingStepOf } from './approval-sentence.js';
import { approvalsQuery } from './approvals.query.js';
import type { ApprovalRow } from './approvals.query.js';
import { approvalsMessages as words } from './messages.js';

const looks: Record<ApprovalStatus, TagLook> = {
  WAITING: 'wait',
  APPROVED: 'ok',
  REJECTED: 'late',
  VOIDED: 'none',
  WITHDRAWN: 'none',
};

const WaitsFor = ({ approval }: { approval: ApprovalRow }): ReactNode => {
  const step = waitingStepOf(approval.steps);
  if (step === undefined) return <span className="soft">{words.nobody}</span>;
  const part = step.appliesTo === 'whole' ? '' : `, ${words.part({ part: step.appliesTo })}`;
  return (
    <>
      {postName(step.post)}{' '}
      <span className="soft">
        {words.step({ number: step.number, steps: approval.steps.length })}
        {part}
      </span>
    </>
  );
};

const columns = (): Column<ApprovalRow>[] => [
  {
    name: messages.policy,
    cell: (row) => (
      <Link to="/approvals/$approvalId" params={{ approvalId: row.id }}>
        <Local text={row.policyTitle} />
      </Link>
    ),
  },
  {
    name: messages.school,
    cell: (row) => (
      <Link to="/schools/$schoolId" params={{ schoolId: row.schoolId }} hash={row.policyId}>
        <Local text={row.schoolName} otherwise={messages.noSchoolName} />
      </Link>
    ),
  },
  { name: words.status, cell: (row) => <Tag look={looks[row.status]}>{words.choice[row.status]}</Tag> },
  { name: words.waitsFor, cell: (row) => <WaitsFor approval={row} /> },
  { name: words.asked, cell: (row) => formatMoment(row.requestedAt) },
  { name: words.waiting, cell: (row) => (row.status === 'WAITING' ? formatDays(row.daysWaiting) : ''), isNumber: true },
];

const STATUSES: readonly ApprovalStatus[] = ['WAITING', 'APPROVED', 'REJECTED', 'VOIDED', 'WITHDRAWN'];

const sentence = (total: number, status: ApprovalStatus | undefined): string => {
  if (status === undefined) return words.all({ total });
  return status === 'WAITING'
    ? words.waitingSentence({ total })
    : words.ofStatus({ total, status: words.choice[status] });
};

const Filters = ({ names }: { names: Parameters<typeof SchoolChoice>[0]['names'] }): ReactNode => {
  const { status, schoolId } = useSearch({ from: '/approvals' });
  const choices = [
    { value: '', label: words.anyStatus },
    ...STATUSES.map((value) => ({ value, label: words.choice[value] })),
  ];
  return (
    <>
      <Choice label={words.status} name="status" value={status} options={choices} />
      <SchoolChoice names={names} value={schoolId} all={messages.allSchools} />
    </>
  );
};

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
        <ListScreenFrame
          sentence={sentence(newest.approvals.totalCount, status)}
          filters={<Filters names={newest.names} />}
          caption={words.caption}
          columns={columns()}
          rows={rows}
          idOf={(row) => row.id}
          empty={status || schoolId ? words.none : words.noneAtAll}
          pages={pages}
        />
      )}
    </Answered>
  );
};
