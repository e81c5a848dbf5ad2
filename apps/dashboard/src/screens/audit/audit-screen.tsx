import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMoment, usePages } from '../../api/use-answer.js';
import { AsOfPicker } from '../../shared/as-of-picker.js';
import { More } from '../../shared/data-table.js';
import { Choice, DayChoice, SchoolChoice } from '../../shared/filters.js';
import { formatEventTime } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { Answered } from '../../shared/states.js';
import { useTitle } from '../../shared/use-title.js';
import { eventsQuery } from './audit.query.js';
import type { EventRow, EventsAnswer } from './audit.query.js';
import { asides, filterOf } from './event-lines.js';
import { subjectOf } from './event-types.js';
import type { Subject } from './event-types.js';
import { auditMessages as words } from './messages.js';

const tagOf: Record<Subject, string> = {
  approval: 'ok',
  breach: 'late',
  'sign-off': 'wait',
  policy: 'due',
  person: 'none',
  school: 'none',
  key: 'none',
};

const Proof = ({ event }: { event: EventRow }): ReactNode => (
  <details className="proof">
    <summary>{words.proof}</summary>
    <dl>
      <dt>{words.eventId}</dt>
      <dd>
        <code>{event.id}</code>
      </dd>
      <dt>{words.hash}</dt>
      <dd>
        <code>{event.contentHash}</code>
      </dd>
      {event.causedBy && (
        <>
          <dt>{words.causedBy}</dt>
          <dd>
            <code>{event.causedBy}</code>
          </dd>
        </>
      )}
    </dl>
  </details>
);

const About = ({ type }: { type: string }): ReactNode => {
  const subject = subjectOf(type);
  return subject && <span className={`tag ${tagOf[subject]}`}>{words.subject[subject]}</span>;
};

const EventLine = ({ event, now }: { event: EventRow; now: string }): ReactNode => (
  <tr>
    <td>
      <time dateTime={event.recordedAt}>{formatEventTime(event.recordedAt, now)}</time>
    </td>
    <td>
      <Local text={event.sentence} />
      <div className="why">
        {asides(event, words).map((aside) => `${aside} · `)}
        <Proof event={event} />
      </div>
    </td>
    <td>
      <About type={event.type} />
    </td>
    <td className="pos">
      <Local text={event.tenantName} /> {words.number(event.position)}
    </td>
  </tr>
);

const subjectChoices = [
  { value: '', label: words.anything },
  ...Object.entries(words.subjects).map(([value, label]) => ({ value, label })),
];

const Filters = ({ names }: { names: EventsAnswer['names'] }): ReactNode => {
  const search = useSearch({ from: '/audit' });
  return (
    <div className="asof filters">
      <SchoolChoice label={words.record} names={names} name="tenantId" value={search.tenantId} all={words.allRecords} />
      <Choice label={words.about} name="about" value={search.about} options={subjectChoices} />
      <DayChoice label={words.from} name="from" value={search.from} />
      <DayChoice label={words.to} name="to" value={search.to} />
      {Object.keys(search).some((name) => name !== 'asOf') && (
        <Link to="/audit" search={{}}>
          {words.clear}
        </Link>
      )}
      <AsOfPicker />
    </div>
  );
};

/** The records one can choose from: the schools', and the central body's own. */
const recordsOf = ({ names, viewer }: EventsAnswer): EventsAnswer['names'] =>
  viewer.tenantKind === 'SCHOOL'
    ? names
    : { ...names, rows: [...names.rows, { schoolId: viewer.tenantId, name: viewer.tenantName }] };

/** `/audit`: the record itself, in plain sentences. */
export const AuditScreen = (): ReactNode => {
  useTitle(words.title);
  const search = useSearch({ from: '/audit' });
  const moment = useMoment();
  const pages = usePages(eventsQuery, { filter: filterOf(search) }, (answer) => answer.events);
  const now = moment.kind === 'at' ? moment.instant : new Date().toISOString();
  return (
    <Answered answer={pages}>
      {({ newest, rows }) => (
        <>
          <h1>{moment.kind === 'at' ? words.headingPast : words.heading}</h1>
          <Filters names={recordsOf(newest)} />
          {rows.length === 0 ? (
            <p className="empty">{words.none}</p>
          ) : (
            <table className="events">
              <caption className="small soft">{words.count(rows.length, !pages.hasMore)}</caption>
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
                  <EventLine key={event.id} event={event} now={now} />
                ))}
              </tbody>
            </table>
          )}
          <More pages={pages} />
        </>
      )}
    </Answered>
  );
};
