import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type {
  PersonChange,
  PolicyChange,
  StatusChange,
  StatusThen,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import type { WithNames } from '../../api/viewer.js';
import { DataTable } from '../../design/data-table.js';
import type { Column } from '../../design/data-table.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { formatPartialDate } from '../../shared/format.js';
import { wordsOf } from '../../shared/local-text.js';
import { Local } from '../../shared/local.js';
import { RecordLink } from '../../shared/school-link.js';
import { StatusTag } from '../../shared/status-tag.js';
import { codeOf } from '../../shared/status.js';
import { replayMessages as words } from './replay.messages.js';

/** The two moments as the addresses of pages take them; `after` undefined: now. */
export interface Moments {
  readonly before: string;
  readonly after: string | undefined;
}

interface BandProps<Row> {
  readonly rows: readonly Row[];
  readonly answer: WithNames;
  readonly moments: Moments;
}

const policyLooks: Record<PolicyChange['kind'], TagLook> = {
  WITHDRAWN: 'late',
  PUBLISHED: 'ok',
  ADOPTED: 'ok',
  REVIEWED: 'wait',
  REGISTERED: 'none',
};

const inForce = (number: number | null | undefined, review: string | null | undefined): string =>
  [
    number ? words.version({ number }) : words.noVersion,
    ...(number ? [review ? words.review({ day: formatPartialDate(review) }) : words.noReview] : []),
  ].join(', ');

/** Policies that were withdrawn, published, adopted, reviewed or registered. */
export const PolicyBand = ({ rows, answer, moments }: BandProps<PolicyChange>): ReactNode => {
  const then = ({ policyId }: PolicyChange, asOf: string | undefined, text: string, label: string): ReactNode => (
    <Link to="/policies/$policyId" params={{ policyId }} search={{ asOf }} aria-label={label}>
      {text}
    </Link>
  );
  const columns: Column<PolicyChange>[] = [
    { name: words.policy, cell: (row) => <Local text={row.title} /> },
    { name: words.what, cell: ({ kind }) => <Tag look={policyLooks[kind]}>{words.policyKind[kind]}</Tag> },
    { name: words.where, cell: ({ schoolId }) => <RecordLink answer={answer} schoolId={schoolId} /> },
    {
      name: words.before,
      cell: (row) => {
        const text = inForce(row.numberBefore, row.reviewBefore);
        return row.kind === 'REGISTERED' || row.numberBefore == null
          ? text
          : then(row, moments.before, text, `${words.asThen({ what: wordsOf(row.title) })}: ${text}`);
      },
    },
    {
      name: words.after,
      cell: (row) => {
        const text = inForce(row.numberAfter, row.reviewAfter);
        return then(row, moments.after, text, `${words.asAfter({ what: wordsOf(row.title) })}: ${text}`);
      },
    },
  ];
  return (
    <DataTable
      caption={words.band.policies}
      rows={rows}
      idOf={({ policyId }) => `policy-${policyId}`}
      columns={columns}
    />
  );
};

/** A whole school that came or went. */
const WholeSchool = ({ kind }: { kind: StatusChange['kind'] }): ReactNode => (
  <Tag look="none">{kind === 'JOINED' ? words.joined : words.gone}</Tag>
);

const StatusThenTag = ({ status }: { status: StatusThen | null | undefined }): ReactNode =>
  status ? <StatusTag code={codeOf(status.code)} days={status.days ?? null} /> : null;

/** Statuses that changed, worst first. */
export const StatusBand = ({ rows, moments }: BandProps<StatusChange>): ReactNode => {
  const at = (row: StatusChange, asOf: string | undefined, status: StatusThen | null | undefined): ReactNode =>
    status ? (
      <Link to="/schools/$schoolId" params={{ schoolId: row.schoolId }} search={{ asOf }} hash={row.category ?? ''}>
        <StatusThenTag status={status} />
      </Link>
    ) : (
      <WholeSchool kind={row.kind} />
    );
  const columns: Column<StatusChange>[] = [
    {
      name: words.where,
      cell: ({ schoolId, schoolName }) => (
        <Link to="/schools/$schoolId" params={{ schoolId }}>
          <Local text={schoolName} />
        </Link>
      ),
    },
    { name: words.policy, cell: ({ label }) => <Local text={label} /> },
    { name: words.before, cell: (row) => row.before && at(row, moments.before, row.before) },
    { name: words.after, cell: (row) => at(row, moments.after, row.after) },
  ];
  return (
    <DataTable
      caption={words.band.statuses}
      rows={rows}
      idOf={({ schoolId, category }) => `status-${schoolId}-${category ?? 'school'}`}
      columns={columns}
    />
  );
};

const personLooks: Record<PersonChange['kind'], TagLook> = { CAME: 'ok', LEFT: 'none', CHANGED: 'wait' };

const listed = (posts: PersonChange['postsBegun']): string => posts.map(wordsOf).join(', ');

const changesOf = ({ postsBegun, postsEnded, details }: PersonChange): string =>
  [
    ...(postsBegun.length > 0 ? [words.begun({ posts: listed(postsBegun) })] : []),
    ...(postsEnded.length > 0 ? [words.ended({ posts: listed(postsEnded) })] : []),
    ...details.map((detail) => words.detail[detail]),
  ].join(' · ');

/** People and posts that came, went, changed. */
export const PersonBand = ({ rows, answer, moments }: BandProps<PersonChange>): ReactNode => {
  const columns: Column<PersonChange>[] = [
    {
      name: words.who,
      cell: ({ personId, name, kind }) => (
        // Who has left is found as they were; everybody else as they are.
        <Link
          to="/people/$personId"
          params={{ personId }}
          search={{ asOf: kind === 'LEFT' ? moments.before : moments.after }}
        >
          {name ?? words.erased}
        </Link>
      ),
    },
    { name: words.what, cell: ({ kind }) => <Tag look={personLooks[kind]}>{words.personKind[kind]}</Tag> },
    { name: words.where, cell: ({ schoolId }) => <RecordLink answer={answer} schoolId={schoolId} /> },
    { name: words.after, cell: changesOf },
  ];
  return (
    <DataTable
      caption={words.band.people}
      rows={rows}
      idOf={({ schoolId, personId }) => `person-${schoolId}-${personId}`}
      columns={columns}
    />
  );
};
