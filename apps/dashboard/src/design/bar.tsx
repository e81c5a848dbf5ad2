import type { ReactNode } from 'react';

/** A share as a bar, always with its number in words beside it. */
export const Bar = ({ percent, children }: { percent: number; children: ReactNode }): ReactNode => (
  <span className="signed">
    <span className="bar" aria-hidden="true">
      <i style={{ width: `${percent}%` }} />
    </span>
    <span className="num">{children}</span>
  </span>
);
