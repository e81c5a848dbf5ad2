import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { EventFilter } from '../../../../../libs/contracts/graphql/schema.types.js';
import { ask } from '../../api/graphql.js';
import { useMoment } from '../../api/use-answer.js';
import { Button } from '../../design/button.js';
import { asOfText, fieldsOf, londonClock } from '../../shared/as-of.js';
import type { Moment } from '../../shared/as-of.js';
import { formatPartialDate } from '../../shared/format.js';
import { messages } from '../../shared/messages.js';
import { growthQuery } from './audit.query.js';
import type { GrowthAnswer } from './audit.query.js';
import { GrowthChart } from './growth-chart.js';
import { presetsOf } from './growth.js';
import { MarkedDay } from './marked-day.js';
import { auditMessages as words } from './messages.js';

const asAt = (asOf: string | undefined) => (search: object) => ({ ...search, asOf });

const Fields = ({ moment }: { moment: Moment }): ReactNode => {
  const navigate = useNavigate();
  const [fields, setFields] = useState(fieldsOf(moment));
  const show = (event: SubmitEvent): void => {
    event.preventDefault();
    const asOf = asOfText(fields.day, fields.time);
    if (asOf !== null) void navigate({ to: '.', search: asAt(asOf) });
  };
  return (
    <form className="picker" onSubmit={show} aria-label={words.asOfBar}>
      <label>
        {messages.day}{' '}
        <input
          type="date"
          required
          max={londonClock(Date.now()).slice(0, 10)}
          value={fields.day}
          onChange={(event) => setFields({ ...fields, day: event.target.value })}
        />
      </label>
      <label>
        {messages.time}{' '}
        <input
          type="time"
          aria-describedby="asof-hint"
          value={fields.time}
          onChange={(event) => setFields({ ...fields, time: event.target.value })}
        />
      </label>
      <Button submits>{messages.show}</Button>
      <span id="asof-hint" className="hidden">
        {messages.timeHint}
      </span>
    </form>
  );
};

const Step = ({ to, label, none }: { to: string | undefined; label: string; none: string }): ReactNode =>
  to === undefined ? (
    <span className="soft small">{none}</span>
  ) : (
    <Link className="btn" to="." search={asAt(to)} resetScroll={false}>
      {label}
    </Link>
  );

const Presets = (): ReactNode => (
  <div className="small presets">
    {words.jumpTo}{' '}
    {presetsOf(londonClock(Date.now()).slice(0, 10)).map(({ name, day }, index) => (
      <span key={name}>
        {index > 0 && ', '}
        <Link to="." search={asAt(day)}>
          {name === 'schoolYear' ? words.schoolYear({ day: formatPartialDate(day) }) : words[name]}
        </Link>
      </span>
    ))}{' '}
    <MarkedDay />
  </div>
);

/** The changes beside a moment, and when the record grew: asked of the present, whatever is shown. */
const useGrowth = (filter: EventFilter, at: string): Partial<GrowthAnswer> => {
  const { data } = useQuery({
    queryKey: [growthQuery.name, filter, at],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => ask(growthQuery, { filter, at }, { signal }),
  });
  return data ?? {};
};

const dayOf = (moment: Moment): string | null =>
  moment.kind === 'at' ? londonClock(Date.parse(moment.instant)).slice(0, 10) : null;

/** The way through time: a date, the changes beside it, the days one often goes to, and when the record grew. */
export const AsOfBar = ({ filter }: { filter: EventFilter }): ReactNode => {
  const moment = useMoment();
  const [opened] = useState(() => new Date().toISOString());
  const past = moment.kind === 'at';
  const { nearestEvents: nearest, eventDensity: density } = useGrowth(filter, past ? moment.instant : opened);
  return (
    <section className="time-bar" aria-label={words.asOfBar}>
      <div className="asof filters">
        <Fields key={past ? moment.text : ''} moment={moment} />
        <Step to={nearest?.before?.at} label={words.before} none={words.noBefore} />
        {past && <Step to={nearest?.after?.at} label={words.after} none={words.noAfter} />}
      </div>
      <Presets />
      <div className="growth-room">
        <GrowthChart density={density} shown={dayOf(moment)} />
      </div>
    </section>
  );
};
