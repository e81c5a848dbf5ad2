import type { ReactNode } from 'react';

/** Where rows would stand and none do: why, and what to do. Never "no data". */
export const EmptyState = ({ heading, children }: { heading?: string; children: ReactNode }): ReactNode => (
  <div className="empty">
    {heading !== undefined && <h2>{heading}</h2>}
    <div>{children}</div>
  </div>
);
