import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
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
import { daysLate, filterOf, subjectOf, typeInWords } from './event-lines.js';
import { auditMessages as words } from './messages.js';

const tagOf: Record<string, string> = {
  approval: 'ok',
  breach: 'late',
  campaign: 'wait',
  acknowledgement: 'wait',
  policy: 'due',
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

const Why = ({ event }: { event: EventRow }): ReactNode => {
  const late = daysLate(event);
  const said = [
    event.actorName ? words.by(event.actorName) : '',
    event.why ? words.because(event.why) : '',
    late > 0 ? words.late(late) : '',
  ].filter((part) => part !== '');
  return (
    <div className="why">
      {said.join(' ')} <Proof event={event} />
    </div>
  );
};

const EventLine = ({ event, now }: { event: EventRow; now: string }): ReactNode => (
  <tr>
    <td>
      <time dateTime={event.recordedAt}>{formatEventTime(event.recordedAt, now)}</time>
    </td>
    <td>
      {event.sentence}
      <Why event={event} />
    </td>
    <td>
      <span className={`tag ${tagOf[subjectOf(event.type)] ?? 'none'}`}>{subjectOf(event.type)}</span>
    </td>
    <td className="pos">
      <Local text={event.tenantName} /> {words.number(event.position)}
    </td>
  </tr>
);

const Filters = ({ rows, names }: { rows: readonly EventRow[]; names: EventsAnswer['names'] }): ReactNode => {
  const search = useSearch({ from: '/audit' });
  const types = useMemo(() => {
    const seen = new Set([...rows.map(({ type }) => type), ...(search.type === undefined ? [] : [search.type])]);
    return [...seen].sort().map((type) => ({ value: type, label: typeInWords(type) }));
  }, [rows, search.type]);
  return (
    <div className="asof filters">
      <SchoolChoice names={names} name="tenantId" value={search.tenantId} all={words.allRecords} />
      <Choice
        label={words.type}
        name="type"
        value={search.type}
        options={[{ value: '', label: words.anyType }, ...types]}
      />
      <DayChoice label={words.from} name="from" value={search.from} />
      <DayChoice label={words.to} name="to" value={search.to} />
      <Link to="/audit" search={{}}>
        {words.clear}
      </Link>
      <AsOfPicker />
    </div>
  );
};

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
          <Filters rows={rows} names={newest.names} />
          {rows.length === 0 ? (
            <p className="empty">{words.none}</p>
          ) : (
            <table className="events">
              <caption className="small soft">{words.count(rows.length, !pages.hasMore)}</caption>
              <thead className="hidden">
                <tr>
                  <th scope="col">{words.when}</th>
                  <th scope="col">{words.what}</th>
                  <th scope="col">{words.type}</th>
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
