import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnswer, useMoment, usePages } from '../../api/use-answer.js';
import { EmptyState } from '../../design/empty-state.js';
import { More } from '../../design/more.js';
import { DayChoice } from '../../shared/filters.js';
import { Local } from '../../shared/local.js';
import { Answered, Failure } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { AsOfBar } from './as-of-bar.js';
import { eventsQuery, standingQuery } from './audit.query.js';
import type { EventRow, EventsAnswer } from './audit.query.js';
import { CONFIDENTIAL, EventLine } from './event-line.js';
import { filterOf } from './event-lines.js';
import type { EventSearch } from './event-lines.js';
import { ToRecord } from '../record/to-record.js';
import { auditMessages as words } from './messages.js';
import { AuditTools } from './audit-tools.js';
import { Chain } from './chain.js';
import { HistoryView } from './history-view.js';
import { modeOf } from './modes.js';
import { RecordAndSubject, recordsOf } from './record-and-subject.js';
import { SinceView } from './since-view.js';
import { Views } from './views.js';

/** What stands in the address and in no field: who, what, which one. */
const Narrowed = ({ search, rows }: { search: EventSearch; rows: readonly EventRow[] }): ReactNode => {
  const who = rows.find(({ actorId }) => actorId === search.personId)?.actorName;
  const said = [
    search.position !== undefined && words.onlyOne,
    search.personId !== undefined && (who ? words.onlyBy({ who }) : words.onlyPerson),
    search.stream !== undefined && words.onlyStream,
  ].filter((text) => text !== false);
  if (said.length === 0) return null;
  return (
    <span>
      {said.join(' · ')} (
      <Link to="." search={(all) => ({ ...all, personId: undefined, stream: undefined, position: undefined })}>
        {words.showAll}
      </Link>
      )
    </span>
  );
};

const Filters = ({
  names,
  search,
  rows,
}: {
  names: EventsAnswer['names'];
  search: EventSearch;
  rows: readonly EventRow[];
}): ReactNode => {
  return (
    <div className="asof filters">
      <RecordAndSubject names={names} search={search} />
      <DayChoice label={words.from} name="from" value={search.from} />
      <DayChoice label={words.to} name="to" value={search.to} />
      <Narrowed search={search} rows={rows} />
      {(search.tenantId ?? search.about ?? search.from ?? search.to) !== undefined && (
        <Link to="/audit" search={{}}>
          {words.clear}
        </Link>
      )}
    </div>
  );
};

/** How all stood at that time, in a sentence, and how long the records were. */
const Standing = (): ReactNode => {
  const past = useMoment().kind === 'at';
  const { data } = useAnswer(standingQuery, {});
  const counts = data && { events: data.overview.events, records: data.overview.records };
  return (
    <>
      <h1>{data ? <Local text={data.overview.sentence} /> : words.title}</h1>
      <p className="soft small stamp">
        {/* The line is kept before its words come, so that nothing below it moves. */}
        {counts ? past ? words.totalThen(counts) : <ToRecord>{words.total(counts)}</ToRecord> : '\u00a0'}
      </p>
    </>
  );
};

const Events = ({ rows, isAlone, complete }: { rows: readonly EventRow[]; isAlone: boolean; complete: boolean }) => {
  const moment = useMoment();
  const now = moment.kind === 'at' ? moment.instant : new Date().toISOString();
  const count = rows.length;
  return (
    <table className="events">
      <caption className="small soft">{complete ? words.shown({ count }) : words.latest({ count })}</caption>
      <thead className="hidden">
        <tr>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.about}</th>
          <th scope="col">{words.place}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((event) => (
          <EventLine key={event.id} event={event} now={now} isAlone={isAlone} />
        ))}
      </tbody>
    </table>
  );
};

/** The record itself, in plain sentences: now, or as at a moment. */
const Listed = (): ReactNode => {
  const search = useSearch({ from: '/audit' });
  const moment = useMoment();
  const filter = filterOf(search);
  const pages = usePages(eventsQuery, { filter }, (answer) => answer.events);
  const isAlone = filter.position !== undefined;
  // A page that has nothing to show, or is not for this role, has one heading: that of why.
  if (pages.data === undefined && pages.error !== null) return <Failure error={pages.error} retry={pages.refetch} />;
  return (
    <>
      <AsOfBar filter={isAlone ? {} : filter} />
      <Standing />
      <Answered answer={pages}>
        {({ newest, rows }) => (
          <>
            <h2>{moment.kind === 'at' ? words.headingPast : words.heading}</h2>
            <Filters names={recordsOf(newest)} search={search} rows={rows} />
            {!isAlone && <AuditTools filter={filter} />}
            {rows.length === 0 ? (
              <EmptyState>{isAlone ? words.noneThere : words.none}</EmptyState>
            ) : (
              <Events rows={rows} isAlone={isAlone} complete={!pages.hasMore} />
            )}
            <More pages={pages} />
            {isAlone && rows[0] && rows[0].type !== CONFIDENTIAL && <Chain {...rows[0]} />}
          </>
        )}
      </Answered>
    </>
  );
};

/** `/audit`: the record now, as at a moment, between two moments, or one thing of it event by event. */
export const AuditScreen = (): ReactNode => {
  useTitle(words.title);
  const mode = modeOf(useSearch({ from: '/audit' }), useMoment());
  return (
    <>
      <Views />
      {mode === 'since' ? <SinceView /> : mode === 'history' ? <HistoryView /> : <Listed />}
    </>
  );
};
