import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { useMoment } from '../../api/use-answer.js';
import { Button } from '../../design/button.js';
import { fieldsOf, londonClock } from '../../shared/as-of.js';
import { replayMessages as words } from './replay.messages.js';

/** The two days that are compared; the earlier one goes first, however they were typed. */
export const SinceForm = ({ since }: { since: string }): ReactNode => {
  const navigate = useNavigate();
  const [days, setDays] = useState({ from: since.slice(0, 10), to: fieldsOf(useMoment()).day });
  const compare = (event: SubmitEvent): void => {
    event.preventDefault();
    const [from, to] = days.to !== '' && days.from > days.to ? [days.to, days.from] : [days.from, days.to];
    void navigate({ to: '.', search: (all) => ({ ...all, view: 'since', since: from, asOf: to || undefined }) });
  };
  const today = londonClock(Date.now()).slice(0, 10);
  const field = (name: 'from' | 'to', label: string, hint?: string): ReactNode => (
    <label>
      {label}{' '}
      <input
        type="date"
        required={name === 'from'}
        max={today}
        value={days[name]}
        aria-describedby={hint && 'since-hint'}
        onChange={(event) => setDays({ ...days, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <form className="picker" onSubmit={compare}>
      {field('from', words.compareFrom)}
      {field('to', words.compareTo, words.compareToHint)}
      <Button submits>{words.compare}</Button>
      <span id="since-hint" className="soft small">
        {words.compareToHint}
      </span>
    </form>
  );
};
