import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { Button } from '../../design/button.js';
import { Details } from '../../design/details.js';
import { londonClock } from '../../shared/as-of.js';
import { formatPartialDate } from '../../shared/format.js';
import { markedDay } from './modes.js';
import { replayMessages as words } from './replay.messages.js';

/** A day that the reader keeps at hand: nobody recorded that an inspection was then, so nobody but them can say it. */
export const MarkedDay = (): ReactNode => {
  const day = markedDay(useSearch({ from: '/audit' }));
  if (day === null) return <MarkDay />;
  return (
    <>
      <Link to="." search={(all) => ({ ...all, asOf: day })}>
        {words.marked({ day: formatPartialDate(day) })}
      </Link>{' '}
      (
      <Link to="." search={(all) => ({ ...all, marked: undefined })} replace>
        {words.unmark}
      </Link>
      )
    </>
  );
};

const MarkDay = (): ReactNode => {
  const id = useId();
  const navigate = useNavigate();
  const [day, setDay] = useState('');
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    void navigate({ to: '.', search: (all) => ({ ...all, marked: day, asOf: day }) });
  };
  return (
    <Details summary={words.mark}>
      <form className="picker" onSubmit={keep}>
        <label>
          {words.markIt}{' '}
          <input
            type="date"
            required
            max={londonClock(Date.now() - 86_400_000).slice(0, 10)}
            aria-describedby={id}
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        </label>
        <Button submits>{words.markIt}</Button>
        <span id={id} className="soft small">
          {words.markHint}
        </span>
      </form>
    </Details>
  );
};
