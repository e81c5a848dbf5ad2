import type { ReactNode } from 'react';
import { statusWithDays } from './status-words.js';
import { lookOf } from './status.js';
import type { StatusCode } from './status.js';

/** The shape of a status with its sign; the words stand beside it or in the label of what holds it. */
export const StatusShape = ({ code, days }: { code: StatusCode; days: number | null }): ReactNode => {
  const { shape, sign } = lookOf(code, days);
  return (
    <span className={`cell ${shape}`} aria-hidden="true">
      {sign}
    </span>
  );
};

/** A status in words beside its shape. */
export const StatusTag = ({ code, days }: { code: StatusCode; days: number | null }): ReactNode => (
  <span className="status">
    <StatusShape code={code} days={code === 'D' || code === 'O' ? days : null} />
    <span className={code === 'O' ? 'worse' : undefined}>{statusWithDays(code, days)}</span>
  </span>
);
