import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePages } from '../../api/use-answer.js';
import { More } from '../../design/more.js';
import { Timeline } from '../../design/timeline.js';
import { formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { Answered } from '../../shared/states.js';
import { policyMessages as words } from './messages.js';
import { usePolicy } from './policy-context.js';
import { policyHistoryQuery } from './policy.query.js';
import type { HistoryLine } from './policy.query.js';

/** A day between what happened and its record is worth a word. */
const isLate = ({ recordedAt, effectiveAt }: HistoryLine): boolean =>
  Date.parse(recordedAt) - Date.parse(effectiveAt) > 86_400_000;

const Beside = ({ event }: { event: HistoryLine }): ReactNode => (
  <>
    {event.actorName && <>{words.history.by({ who: event.actorName })} · </>}
    {isLate(event) && <>{words.history.later({ when: formatMoment(event.effectiveAt) })} · </>}
    {event.why && <>{words.history.why({ why: event.why })} · </>}
    <Link to="/audit" search={{ tenantId: event.tenantId, position: String(event.position) }}>
      {words.history.proof({ position: event.position })}
    </Link>
  </>
);

/** The policy's own record in plain sentences, newest first. */
export const HistoryTab = (): ReactNode => {
  const { policy } = usePolicy();
  const pages = usePages(
    policyHistoryQuery,
    { tenantId: policy.schoolId, streamId: `policy-${policy.id}` },
    ({ events }) => events,
  );
  return (
    <Answered answer={pages}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="empty">{words.history.none}</p>
        ) : (
          <>
            <Timeline
              label={words.history.label}
              entries={rows.map((event) => ({
                id: event.id,
                at: event.recordedAt,
                when: formatMoment(event.recordedAt),
                what: <Local text={event.sentence} />,
                more: <Beside event={event} />,
              }))}
            />
            <More pages={pages} />
          </>
        )
      }
    </Answered>
  );
};
