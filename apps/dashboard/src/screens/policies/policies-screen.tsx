import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PolicyStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { useAnswer, useMoment, usePages, useRole } from '../../api/use-answer.js';
import { LinkButton } from '../../design/link-button.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { DataTable, More } from '../../shared/data-table.js';
import type { Column } from '../../shared/data-table.js';
import { Choice, SchoolChoice } from '../../shared/filters.js';
import { formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { messages } from '../../shared/messages.js';
import { SchoolLink } from '../../shared/school-link.js';
import { Answered } from '../../shared/states.js';
import { StatusTag } from '../../shared/status-tag.js';
import { codeOfStatus } from '../../shared/status.js';
import { useTitle } from '../../shared/use-title.js';
import type { WithNames } from '../../api/viewer.js';
import { policiesMessages as words } from './messages.js';
import { gapsOf } from './not-recorded.js';
import type { Gap } from './not-recorded.js';
import { notRecordedQuery, policiesQuery } from './policies.query.js';
import type { PolicyRow } from './policies.query.js';

const statusChoices = (): { value: string; label: string }[] => [
  { value: '', label: words.anyStatus },
  ...Object.entries(words.choice).map(([value, label]) => ({ value, label })),
];

/** Who may upload a policy: the way to it stands where policies are looked for. */
const AUTHORS: readonly (string | null)[] = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'];

const ToUpload = ({ schoolId }: { schoolId: string | undefined }): ReactNode => {
  const mayUpload = AUTHORS.includes(useRole());
  if (useMoment().kind !== 'now' || !mayUpload) return null;
  return (
    <p>
      <LinkButton to="/policies/upload" search={schoolId === undefined ? {} : { schoolId }}>
        {words.upload}
      </LinkButton>
    </p>
  );
};

const Head = ({ total, names }: { total: number; names: WithNames['names'] }): ReactNode => {
  const { status, schoolId } = useSearch({ from: '/policies' });
  return (
    <>
      <h1>{status === undefined ? words.all({ total }) : words.counted[status]({ total })}</h1>
      <ToUpload schoolId={schoolId} />
      <div className="asof filters">
        <Choice label={words.status} name="status" value={status} options={statusChoices()} />
        <SchoolChoice names={names} value={schoolId} all={messages.allSchools} />
        <AsOfPicker />
      </div>
    </>
  );
};

const policyColumns = (names: WithNames['names']): Column<PolicyRow>[] => [
  {
    name: messages.policy,
    cell: (row) => (
      <Link to="/policies/$policyId" params={{ policyId: row.id }}>
        <Local text={row.title} />
      </Link>
    ),
  },
  {
    name: messages.school,
    cell: (row) => <SchoolLink names={names} schoolId={row.schoolId} hash={row.id} />,
  },
  { name: words.status, cell: (row) => <StatusTag code={codeOfStatus(row.status)} days={row.days ?? null} /> },
  { name: words.owner, cell: (row) => row.owner ?? <span className="soft">{messages.notRecorded}</span> },
  {
    name: words.version,
    cell: (row) => row.currentVersion?.number ?? <span className="soft">{words.noVersion}</span>,
  },
  {
    name: words.review,
    cell: (row) =>
      row.nextReviewDue ? formatPartialDate(row.nextReviewDue) : <span className="soft">{messages.notRecorded}</span>,
  },
];

const PolicyList = ({ status }: { status: PolicyStatus | undefined }): ReactNode => {
  const { schoolId } = useSearch({ from: '/policies' });
  const pages = usePages(
    policiesQuery,
    { status: status ?? null, schoolId: schoolId ?? null },
    (answer) => answer.policies,
  );
  return (
    <Answered answer={pages}>
      {({ newest, rows }) => (
        <>
          <Head total={newest.policies.totalCount} names={newest.names} />
          {rows.length === 0 ? (
            <p className="empty">{status || schoolId ? words.none : words.noneAtAll}</p>
          ) : (
            <DataTable
              caption={words.caption}
              columns={policyColumns(newest.names)}
              rows={rows}
              idOf={(row) => row.id}
            />
          )}
          <More pages={pages} />
        </>
      )}
    </Answered>
  );
};

const gapColumns = (names: WithNames['names']): Column<Gap>[] => [
  { name: messages.policy, cell: (gap) => <Local text={gap.label} /> },
  {
    name: messages.school,
    cell: (gap) => <SchoolLink names={names} schoolId={gap.schoolId} hash={gap.category} />,
  },
  { name: words.status, cell: () => <StatusTag code="N" days={null} /> },
  { name: words.missing, cell: (gap) => (gap.hasDocument ? words.noDate : words.noDocument) },
];

const GapList = (): ReactNode => {
  const { schoolId } = useSearch({ from: '/policies' });
  const answer = useAnswer(notRecordedQuery, {});
  return (
    <Answered answer={answer}>
      {({ matrix }) => {
        const gaps = gapsOf(matrix, schoolId);
        return (
          <>
            <Head total={gaps.length} names={matrix} />
            {gaps.length === 0 ? (
              <p className="empty">{words.none}</p>
            ) : (
              <DataTable
                caption={words.caption}
                columns={gapColumns(matrix)}
                rows={gaps}
                idOf={(gap) => `${gap.schoolId}-${gap.category}`}
              />
            )}
          </>
        );
      }}
    </Answered>
  );
};

/** `/policies`: exactly the rows that a figure counts, or all of them. */
export const PoliciesScreen = (): ReactNode => {
  useTitle(words.title);
  const { status } = useSearch({ from: '/policies' });
  return status === 'NOT_RECORDED' ? <GapList /> : <PolicyList status={status} />;
};
