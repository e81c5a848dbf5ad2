import type { ReactNode } from 'react';

/** A fact: its name, what it is, and what can be done about it. */
export interface SummaryRow {
  readonly label: string;
  readonly value: ReactNode;
  readonly action?: ReactNode;
}

/** Facts about one thing, a line each. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }): ReactNode => (
  <dl className="summary-list">
    {rows.map(({ label, value, action }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
        {action !== undefined && <dd className="act">{action}</dd>}
      </div>
    ))}
  </dl>
);
