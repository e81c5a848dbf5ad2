import type { ReactNode } from 'react';

/** What few readers need, one press away. Nothing that somebody must see to decide. */
export const Details = ({
  summary,
  isOpen = false,
  children,
}: {
  summary: ReactNode;
  isOpen?: boolean;
  children: ReactNode;
}): ReactNode => (
  <details className="details" open={isOpen}>
    <summary>{summary}</summary>
    <div>{children}</div>
  </details>
);
