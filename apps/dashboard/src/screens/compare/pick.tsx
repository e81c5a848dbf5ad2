import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../design/button.js';
import { Select } from '../../design/select.js';
import { policyParts } from '../policy/parts.messages.js';
import type { Choosable } from './compare.query.js';
import { compareMessages as words } from './messages.js';

interface PickProps {
  readonly versions: readonly Choosable[];
  /** The pair that is compared; empty where none is. */
  readonly from: string;
  readonly to: string;
  readonly dateOf: (day: string) => string;
}

/** The chosen version, or the one at a place where that one is not there at this time. */
const knownOr = (versions: readonly Choosable[], id: string, place: number): string =>
  (versions.find((version) => version.id === id) ?? versions[place])?.id ?? '';

/** Any two versions, by choice; nothing happens before the button. */
export const Pick = ({ versions, from, to, dateOf }: PickProps): ReactNode => {
  const navigate = useNavigate({ from: '/policies/$policyId/compare' });
  const [chosen, choose] = useState<{ readonly from?: string; readonly to?: string }>({});
  if (versions.length < 2) return null;
  const options = versions.map(({ id, number, status, publishedAt, draftedAt }) => ({
    value: id,
    label: words.choice({
      number,
      status: policyParts.versions.choices[status],
      date: dateOf((publishedAt ?? draftedAt).slice(0, 10)),
    }),
  }));
  const value = { from: knownOr(versions, chosen.from ?? from, 1), to: knownOr(versions, chosen.to ?? to, 0) };
  return (
    <form
      className="pick"
      aria-label={words.pickTwo}
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ search: (search) => ({ ...search, ...value }) });
        choose({});
      }}
    >
      <Select
        id="from"
        label={words.from}
        value={value.from}
        onChange={(id) => choose({ ...value, from: id })}
        options={options}
        error={undefined}
      />
      <Select
        id="to"
        label={words.to}
        value={value.to}
        onChange={(id) => choose({ ...value, to: id })}
        options={options}
        error={undefined}
      />
      <p className="acts">
        <Button submits>{words.choose}</Button>
        {from !== '' && to !== '' && (
          <Link to="." search={(search) => ({ ...search, from: to, to: from })}>
            {words.swap}
          </Link>
        )}
      </p>
    </form>
  );
};
