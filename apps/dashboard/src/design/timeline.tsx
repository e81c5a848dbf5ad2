import type { ReactNode } from 'react';

/** Something that happened. */
export interface TimelineEntry {
  readonly id: string;
  /** For machines, as an instant. */
  readonly at: string;
  /** For people, by `formatMoment` or its like. */
  readonly when: string;
  readonly what: ReactNode;
  /** Who, with the post held then; why; the proof. */
  readonly more?: ReactNode;
}

/** What happened to one thing, in the order given. */
export const Timeline = ({ label, entries }: { label: string; entries: readonly TimelineEntry[] }): ReactNode => (
  <ol className="timeline" aria-label={label}>
    {entries.map(({ id, at, when, what, more }) => (
      <li key={id} id={id}>
        <time className="soft small num" dateTime={at}>
          {when}
        </time>
        <div>{what}</div>
        {more !== undefined && <div className="soft small">{more}</div>}
      </li>
    ))}
  </ol>
);
