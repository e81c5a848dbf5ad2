import { Link, useSearch } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import type {
  Erasure,
  LegalHold,
  Retention,
  RetentionItem,
  RetentionRule,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { useAnswer, useMoment } from '../../api/use-answer.js';
import { DataTable } from '../../design/data-table.js';
import { Details } from '../../design/details.js';
import { Notice } from '../../design/notice.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { Answered, NotFound } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { retentionMessages as words } from './messages.js';
import { holdSpan, isState, nameOf, SchoolName, StateTag, StatusTag, SubjectLink } from './retention-words.js';
import { retentionQuery } from './retention.query.js';

/** What the list is narrowed to. */
interface Narrowed {
  readonly schoolId?: string | undefined;
  readonly state?: string | undefined;
  readonly after?: string | undefined;
}

const When = ({ dueOn, notBefore, missing }: RetentionItem): ReactNode => {
  if (dueOn) return formatPartialDate(dueOn);
  return (
    <>
      {notBefore && <>{words.notBefore({ day: formatPartialDate(notBefore) })} </>}
      <span className="soft">
        <Local text={missing} />
      </span>
    </>
  );
};

const Items = ({ items, search }: { items: Retention['items']; search: Narrowed }): ReactNode => (
  <>
    <DataTable
      caption={words.title}
      rows={items.edges.map(({ node }) => node)}
      idOf={({ schoolId, subjectId }) => `${schoolId}-${subjectId}`}
      columns={[
        { name: words.what, cell: (item) => <SubjectLink {...item} /> },
        { name: words.school, cell: ({ schoolName }) => <SchoolName school={schoolName} /> },
        { name: words.state, cell: ({ state }) => <StateTag state={state} /> },
        { name: words.due, cell: (item) => <When {...item} /> },
        { name: words.rule, cell: ({ rule }) => <Local text={rule?.words} otherwise={words.noRule} /> },
      ]}
    />
    {items.edges.length === 0 && <p className="soft">{words.none}</p>}
    {items.pageInfo.hasNextPage && (
      <p className="more">
        <Link to="/retention" search={{ ...search, after: items.pageInfo.endCursor ?? undefined }}>
          {words.next}
        </Link>
      </p>
    )}
  </>
);

const Holds = ({ holds }: { holds: readonly LegalHold[] }): ReactNode => (
  <section className="part" aria-labelledby="holds">
    <h2 id="holds">{words.holds}</h2>
    {holds.length === 0 ? (
      <p className="soft">{words.noHolds}</p>
    ) : (
      <DataTable
        caption={words.holds}
        rows={holds}
        idOf={({ id }) => id}
        columns={[
          { name: words.what, cell: (hold) => <SubjectLink {...hold} /> },
          { name: words.school, cell: ({ schoolName }) => <SchoolName school={schoolName} /> },
          { name: words.state, cell: holdSpan },
          { name: words.reason, cell: ({ reason }) => reason ?? '' },
          {
            name: words.lift,
            cell: ({ id, schoolId, mayLift, ...hold }) =>
              mayLift ? (
                <Link
                  to="/retention/holds/$schoolId/$holdId"
                  params={{ schoolId, holdId: id }}
                  aria-label={words.liftOf({ name: nameOf(hold) })}
                >
                  {words.lift}
                </Link>
              ) : (
                ''
              ),
          },
        ]}
      />
    )}
  </section>
);

const Erasures = ({ erasures }: { erasures: readonly Erasure[] }): ReactNode => (
  <section className="part" aria-labelledby="erasures">
    <h2 id="erasures">{words.erasures}</h2>
    {erasures.length === 0 ? (
      <p className="soft">{words.noErasures}</p>
    ) : (
      <DataTable
        caption={words.erasures}
        rows={erasures}
        idOf={({ id }) => id}
        columns={[
          {
            name: words.what,
            cell: ({ id: erasureId, schoolId, ...named }) => (
              <Link to="/retention/erasures/$schoolId/$erasureId" params={{ schoolId, erasureId }}>
                {nameOf(named)}
              </Link>
            ),
          },
          { name: words.school, cell: ({ schoolName }) => <SchoolName school={schoolName} /> },
          { name: words.state, cell: ({ status }) => <StatusTag status={status} /> },
          { name: words.rule, cell: ({ rule }) => <Local text={rule?.words} otherwise={words.noRule} /> },
        ]}
      />
    )}
  </section>
);

const Schedule = ({ schedule, keptForGood }: Pick<Retention, 'schedule' | 'keptForGood'>): ReactNode => (
  <div className="part">
    <Details summary={words.schedule}>
      <p>{words.scheduleSays}</p>
      <DataTable
        caption={words.schedule}
        rows={schedule}
        idOf={({ name }: RetentionRule) => name}
        columns={[
          { name: words.what, cell: (rule) => <Local text={rule.words} /> },
          { name: words.term, cell: ({ term }) => <Local text={term} /> },
          { name: words.basis, cell: ({ basis }) => <Local text={basis} /> },
          {
            name: words.source,
            cell: ({ source, address, since }) => (
              <>
                <a href={address} lang="en">
                  {source}
                </a>{' '}
                <span className="soft">{words.sinceDay({ day: formatPartialDate(since) })}</span>
              </>
            ),
          },
        ]}
      />
      <p className="soft">
        <Local text={keptForGood} />
      </p>
    </Details>
  </div>
);

const Content = ({ retention, search }: { retention: Retention; search: Narrowed }): ReactNode => {
  const isPast = useMoment().kind === 'at';
  return (
    <>
      <h1>
        <Local text={retention.sentence} />
      </h1>
      {isPast && <Notice kind="info">{words.past}</Notice>}
      <nav aria-label={words.show}>
        <Link to="/retention" search={{ ...search, state: undefined, after: undefined }}>
          {words.everything}
        </Link>
        {retention.counts.map(({ state, count }) => (
          <Fragment key={state}>
            {' · '}
            <Link to="/retention" search={{ ...search, state, after: undefined }}>
              {words.stateCount({ state: words.stateIs[state], count })}
            </Link>
          </Fragment>
        ))}
      </nav>
      <Items items={retention.items} search={search} />
      <Erasures erasures={retention.erasures} />
      <Holds holds={retention.holds} />
      <Schedule schedule={retention.schedule} keptForGood={retention.keptForGood} />
      <p>
        <AsOfPicker />
      </p>
    </>
  );
};

/** `/retention`: what is to be erased, when, under which rule, and what keeps it. */
export const RetentionScreen = (): ReactNode => {
  useTitle(words.title);
  const search = useSearch({ from: '/retention' });
  const state = isState(search.state) ? search.state : null;
  const answer = useAnswer(retentionQuery, { schoolId: search.schoolId ?? null, state, after: search.after ?? null });
  return (
    <Answered answer={answer}>
      {({ retention }) => (retention ? <Content retention={retention} search={search} /> : <NotFound />)}
    </Answered>
  );
};
