import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { useMoment } from '../api/use-answer.js';
import { asOfText, fieldsOf, londonClock } from './as-of.js';
import { messages } from './messages.js';

const PickerForm = ({ close }: { close: () => void }): ReactNode => {
  const moment = useMoment();
  const navigate = useNavigate();
  const [fields, setFields] = useState(fieldsOf(moment));
  const show = (event: SubmitEvent): void => {
    event.preventDefault();
    const asOf = asOfText(fields.day, fields.time);
    if (asOf === null) return;
    close();
    void navigate({ to: '.', search: (search) => ({ ...search, asOf }) });
  };
  return (
    <form className="picker" onSubmit={show}>
      <label>
        {messages.day}{' '}
        <input
          type="date"
          required
          autoFocus
          max={londonClock(Date.now()).slice(0, 10)}
          value={fields.day}
          onChange={(event) => setFields({ ...fields, day: event.target.value })}
        />
      </label>
      <label>
        {messages.time}{' '}
        <input
          type="time"
          aria-describedby="picker-hint"
          value={fields.time}
          onChange={(event) => setFields({ ...fields, time: event.target.value })}
        />
      </label>
      <button className="btn main">{messages.show}</button>
      <button type="button" className="btn" onClick={close}>
        {messages.cancel}
      </button>
      <span id="picker-hint" className="soft">
        {messages.timeHint}
      </span>
    </form>
  );
};

/** The way to another date; it opens in the line that it stands in. */
export const AsOfPicker = (): ReactNode => {
  const moment = useMoment();
  const [open, setOpen] = useState(false);
  if (open) return <PickerForm close={() => setOpen(false)} />;
  return (
    <button type="button" className="link" onClick={() => setOpen(true)}>
      {moment.kind === 'now' ? messages.anotherDate : messages.changeDate}
    </button>
  );
};
