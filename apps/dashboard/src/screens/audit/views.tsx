import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMoment } from '../../api/use-answer.js';
import { londonClock } from '../../shared/as-of.js';
import { presetsOf } from './growth.js';
import { auditMessages as words } from './messages.js';
import { modeOf } from './modes.js';
import type { Mode } from './modes.js';
import { replayMessages as replay } from './replay.messages.js';

/** Where "as at" leads while the page shows now: to the end of yesterday. */
const yesterday = (): string | undefined => presetsOf(londonClock(Date.now()).slice(0, 10))[0]?.day;

/** The four ways to look at the record; each is an address. */
export const Views = (): ReactNode => {
  const search = useSearch({ from: '/audit' });
  const moment = useMoment();
  const current = modeOf(search, moment);
  const asOf = moment.kind === 'at' ? moment.text : undefined;
  const modes: readonly { mode: Mode; label: string; to: object }[] = [
    { mode: 'now', label: words.now, to: { view: undefined, asOf: undefined, band: undefined } },
    { mode: 'at', label: words.asAt, to: { view: undefined, asOf: asOf ?? yesterday(), band: undefined } },
    { mode: 'since', label: replay.since, to: { view: 'since', asOf } },
    { mode: 'history', label: replay.history, to: { view: 'history', asOf } },
  ];
  return (
    <nav className="segments" aria-label={words.views}>
      {modes.map(({ mode, label, to }) => (
        <Link
          key={mode}
          to="."
          search={(all) => ({ ...all, ...to })}
          className={mode === current ? 'on' : ''}
          activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
          aria-current={mode === current ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
};
