import type { ReactNode } from 'react';
import { designMessages as words } from './messages.js';

/** The pages above this one, as links, widest first; the page itself is its heading and not repeated here. */
export const Breadcrumbs = ({
  trail,
}: {
  trail: readonly { readonly id: string; readonly link: ReactNode }[];
}): ReactNode => (
  <nav className="breadcrumbs" aria-label={words.trail}>
    <ol>
      {trail.map(({ id, link }) => (
        <li key={id}>{link}</li>
      ))}
    </ol>
  </nav>
);
