import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { designMessages as words } from './messages.js';

/** One before and one after, in the address: for what has neighbours (a case, an event). Lists have More. */
export const Pager = ({
  label,
  name,
  before,
  after,
}: {
  label: string;
  /** The part of the address that says which one is shown. */
  name: string;
  before: { readonly value: string; readonly label: string } | null;
  after: { readonly value: string; readonly label: string } | null;
}): ReactNode => (
  <nav className="pager" aria-label={label}>
    {before !== null && (
      <Link to="." rel="prev" search={(search) => ({ ...search, [name]: before.value })}>
        <span className="soft">{words.before}</span> {before.label}
      </Link>
    )}
    {after !== null && (
      <Link to="." rel="next" className="after" search={(search) => ({ ...search, [name]: after.value })}>
        <span className="soft">{words.after}</span> {after.label}
      </Link>
    )}
  </nav>
);
