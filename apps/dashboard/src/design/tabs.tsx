import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatCount } from '../shared/format.js';

/** A part of a page. The first one has the value '' and stands without a mark in the address. */
export interface Tab {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

/** Parts of one thing, each with an address of its own: `?part=versions`. They are links, so Back is exact. */
export const Tabs = ({
  label,
  name,
  current,
  tabs,
}: {
  label: string;
  /** The part of the address that says which one is shown. */
  name: string;
  current: string | undefined;
  tabs: readonly Tab[];
}): ReactNode => (
  <nav className="tabs" aria-label={label}>
    <ul>
      {tabs.map(({ value, label: text, count }) => (
        <li key={value}>
          <Link
            to="."
            resetScroll={false}
            search={(search) => ({ ...search, [name]: value || undefined })}
            // The router's own idea of an active link would mark the first part on every other one.
            activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
            aria-current={(current ?? '') === value ? 'page' : undefined}
          >
            {text}
            {count !== undefined && <span className="num"> {formatCount(count)}</span>}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
