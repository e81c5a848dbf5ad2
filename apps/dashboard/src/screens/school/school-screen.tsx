import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useAnswer } from '../../api/use-answer.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { SignedBar } from '../../shared/bar.js';
import { DataTable } from '../../shared/data-table.js';
import type { Column } from '../../shared/data-table.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { messages } from '../../shared/messages.js';
import { PolicyLink } from '../../shared/policy-link.js';
import { Answered, NotFound } from '../../shared/states.js';
import { StatusTag, StatusShape } from '../../shared/status-tag.js';
import { codesOf } from '../../shared/status.js';
import { useTitle } from '../../shared/use-title.js';
import { schoolMessages as words } from './messages.js';
import { isLine, policyLinesOf } from './policy-lines.js';
import type { PolicyLine } from './policy-lines.js';
import { schoolQuery } from './school.query.js';
import type { SchoolFound } from './school.query.js';
import { ApprovalsPanel, BreachesPanel, CampaignsPanel, PeoplePanel } from './side-panels.js';

const soft = (text: string): ReactNode => <span className="soft">{text}</span>;

const columnsNow = (): Column<PolicyLine>[] => [
  { name: messages.policy, cell: ({ label }) => <Local text={label} /> },
  { name: words.status, cell: ({ code, days }) => <StatusTag code={code} days={days} /> },
  {
    name: words.title_,
    cell: ({ policy }) => (policy === null ? soft(words.noDocument) : <PolicyLink policy={policy} />),
  },
  {
    name: words.version,
    cell: ({ policy }) => (policy === null ? '' : (policy.currentVersion?.number ?? soft(words.noVersion))),
  },
  {
    name: words.owner,
    cell: ({ policy }) => (policy === null ? '' : (policy.owner ?? soft(messages.notRecorded))),
  },
  {
    name: words.review,
    cell: ({ policy }) => {
      if (policy === null) return '';
      return policy.nextReviewDue ? formatPartialDate(policy.nextReviewDue) : soft(messages.notRecorded);
    },
  },
];

const joined = ({ groupName, joinedOn }: SchoolFound['school']): string => {
  if (!groupName) return '';
  return joinedOn
    ? words.joined({ group: groupName, since: formatPartialDate(joinedOn) })
    : words.joinedSometime({ group: groupName });
};

const facts = ({ school }: SchoolFound): string =>
  [
    school.urn ? words.urn({ urn: school.urn }) : '',
    school.phase ?? '',
    school.laName ?? '',
    joined(school),
    school.closed ? words.closed : '',
  ]
    .filter((fact) => fact !== '')
    .join(' · ');

/** The school's row of the matrix, in the matrix's own order; each cell leads to its line below. */
const Strip = ({ found }: { found: SchoolFound }): ReactNode => {
  const codes = codesOf(found.row.codes);
  const required = codes.filter((code) => code !== 'X' && code !== 'B').length;
  return (
    <div className="strip">
      <span className="cells" aria-hidden="true">
        {codes.map((code, index) => (
          <StatusShape key={found.columns[index]?.category ?? index} code={code} days={found.row.days[index] ?? null} />
        ))}
      </span>
      <span>{words.inRow({ inDate: codes.filter((code) => code === 'I').length, required })}</span>
      <SignedBar signed={found.row.signed} asked={found.row.asked} />
    </div>
  );
};

/** Brings the line that the address names into view once it is there. */
const useLineInView = (hash: string, lines: readonly PolicyLine[]): void => {
  const id = lines.find((line) => isLine(line, hash))?.id;
  useEffect(() => {
    if (id !== undefined) document.getElementById(id)?.scrollIntoView({ block: 'center' });
  }, [id]);
};

const School = ({ found, people }: { found: SchoolFound; people: number }): ReactNode => {
  const hash = useRouterState({ select: (state) => decodeURIComponent(state.location.hash) });
  const lines = policyLinesOf(found);
  useLineInView(hash, lines);
  return (
    <>
      <p className="eyebrow">
        <b>
          <Local text={found.school.name} />
        </b>{' '}
        · {facts(found)}
      </p>
      <h1>
        <Local text={found.sentence} />
      </h1>
      <div className="asof">
        <Link to="/audit" search={{ tenantId: found.school.id }}>
          {words.events({ events: found.events })}
        </Link>
        , {formatMoment(found.at)}
        <span className="screen-only">
          {' · '}
          <AsOfPicker />
        </span>
      </div>
      <Strip found={found} />
      <div className="two">
        <section>
          <h2 className="list-head">{words.policies}</h2>
          <DataTable
            caption={words.policiesCaption}
            columns={columnsNow()}
            rows={lines}
            idOf={(line) => line.id}
            isMarked={(line) => isLine(line, hash)}
          />
        </section>
        <aside>
          <ApprovalsPanel school={found} />
          <CampaignsPanel school={found} />
          <BreachesPanel school={found} />
          <PeoplePanel school={found} people={people} />
        </aside>
      </div>
    </>
  );
};

const SchoolById = ({ schoolId }: { schoolId: string }): ReactNode => {
  const answer = useAnswer(schoolQuery, { schoolId });
  useTitle(wordsOf(answer.data?.schoolCompliance?.school.name) || words.title);
  return (
    <Answered answer={answer}>
      {({ schoolCompliance, people }) =>
        schoolCompliance === null ? <NotFound /> : <School found={schoolCompliance} people={people.totalCount} />
      }
    </Answered>
  );
};

/** `/schools/:id`: how one school stands, and why. The key: no school is ever shown while another one is awaited. */
export const SchoolScreen = (): ReactNode => {
  const { schoolId } = useParams({ from: '/schools/$schoolId' });
  return <SchoolById key={schoolId} schoolId={schoolId} />;
};
