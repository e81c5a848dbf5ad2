import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Change } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatShortWeekday } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { StatusShape } from '../../shared/status-tag.js';
import { dueOf } from './due.js';
import type { Span } from './figures.js';
import { overviewMessages as words } from './messages.js';
import type { OverviewAnswer } from './overview.query.js';

const tagOf = { WORSE: 'late', NEW: 'wait', BETTER: 'ok' } as const;

const ChangeItem = ({ change }: { change: Change }): ReactNode => (
  <li>
    <span className={`tag ${tagOf[change.kind]}`}>{words.kind[change.kind]}</span>{' '}
    <Link to="/schools/$schoolId" params={{ schoolId: change.schoolId }} hash={change.policyId ?? ''}>
      <Local text={change.sentence} />
    </Link>
  </li>
);

const headingOf = ({ since }: Span, past: boolean): string => {
  if (past) return words.sincePast;
  return since === null ? words.sinceFirst : words.since({ day: formatShortWeekday(since) });
};

/** What got worse, what is new, what got better. */
export const ChangesPanel = ({
  changes,
  span,
  past,
}: {
  changes: readonly Change[];
  span: Span;
  past: boolean;
}): ReactNode => (
  <section className="panel">
    <h2>
      {headingOf(span, past)}
      {span.since !== null && (
        <Link to="/audit" search={{ from: span.since.slice(0, 10) }} aria-label={words.allChanges}>
          {words.all}
        </Link>
      )}
    </h2>
    {changes.length === 0 ? (
      <p>{span.since === null ? words.firstLook : words.noChanges}</p>
    ) : (
      <ul>
        {changes.map((change) => (
          <ChangeItem
            key={`${change.schoolId}${change.policyId ?? ''}${change.kind}${change.sentence.en ?? ''}`}
            change={change}
          />
        ))}
      </ul>
    )}
  </section>
);

const FIRST = 4;

/** Reviews that fall due in the next sixty days, soonest first. */
export const DuePanel = ({ matrix }: { matrix: OverviewAnswer['matrix'] }): ReactNode => {
  const due = dueOf(matrix);
  return (
    <section className="panel due-panel">
      <h2>
        {words.reviewsDue}
        {due.length > 0 && (
          <Link to="/matrix" search={{ status: 'D' }} aria-label={words.allDue({ number: due.length })}>
            {words.allChase({ number: due.length })}
          </Link>
        )}
      </h2>
      {due.length === 0 ? (
        <p>{words.noReviewsDue}</p>
      ) : (
        <ul>
          {due.slice(0, FIRST).map(({ policyId, label, schoolName, days }) => (
            <li key={policyId} className="split">
              <span>
                <Link to="/policies/$policyId" params={{ policyId }}>
                  <Local text={label} />
                </Link>
                <span className="line small soft">
                  <Local text={schoolName} />
                </span>
              </span>
              <span className="status">
                <StatusShape code="D" days={days} />
                <span className="small">{words.dueInDays({ days })}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
