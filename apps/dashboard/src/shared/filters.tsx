import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { WithNames } from '../api/viewer.js';
import { wordsOf } from './local-text.js';
import { messages } from './messages.js';

/** One choice; it stands in the address at once, so that a filtered list can be sent to somebody. */
export const Choice = ({
  label,
  name,
  value,
  options,
}: {
  label: string;
  name: string;
  value: string | undefined;
  options: readonly { readonly value: string; readonly label: string }[];
}): ReactNode => {
  const id = useId();
  const navigate = useNavigate();
  const choose = (chosen: string): void => {
    void navigate({ to: '.', replace: true, search: (search) => ({ ...search, [name]: chosen || undefined }) });
  };
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
};

/** The choice of a school; nothing to choose where there is but one. */
export const SchoolChoice = ({
  names,
  value,
  name = 'schoolId',
  label = messages.school,
  all,
}: {
  names: WithNames['names'];
  value: string | undefined;
  name?: string;
  label?: string;
  all: string;
}): ReactNode => {
  if (names.rows.length < 2) return null;
  const schools = names.rows
    .map(({ schoolId, name: school }) => ({ value: schoolId, label: wordsOf(school) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return <Choice label={label} name={name} value={value} options={[{ value: '', label: all }, ...schools]} />;
};

/** A day to filter by. */
export const DayChoice = ({
  label,
  name,
  value,
}: {
  label: string;
  name: string;
  value: string | undefined;
}): ReactNode => {
  const id = useId();
  const navigate = useNavigate();
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value ?? ''}
        onChange={(event) => {
          const chosen = event.target.value;
          void navigate({ to: '.', replace: true, search: (search) => ({ ...search, [name]: chosen || undefined }) });
        }}
      />
    </span>
  );
};
