import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ask } from '../../api/graphql.js';
import { CopyButton } from '../../design/copy-button.js';
import { SummaryList } from '../../design/summary-list.js';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { formatDays, formatEventTime, formatMoment } from '../../shared/format.js';
import { wordsOf } from '../../shared/local-text.js';
import { Local } from '../../shared/local.js';
import { proofQuery } from './audit.query.js';
import type { EventProof, EventRow } from './audit.query.js';
import { daysLate } from './event-lines.js';
import { subjectOf } from './event-types.js';
import type { Subject } from './event-types.js';
import { auditMessages as words } from './messages.js';
import { replayMessages as replay } from './replay.messages.js';

const looks: Record<Subject, TagLook> = {
  approval: 'ok',
  breach: 'late',
  'sign-off': 'wait',
  policy: 'due',
  person: 'none',
  school: 'none',
  key: 'none',
};

/** The stored name that stands for every record about a case. */
export const CONFIDENTIAL = 'ConfidentialRecordWritten';
const subjectIn = ({ type }: EventRow): Subject | null => (type === CONFIDENTIAL ? 'breach' : subjectOf(type));

const placeOf = ({ tenantId, position }: Pick<EventRow, 'tenantId' | 'position'>) => ({
  tenantId,
  position: String(position),
});

const Evidence = ({ event, proof }: { event: EventRow; proof: EventProof }): ReactNode => {
  const link = `${window.location.origin}/audit?tenantId=${event.tenantId}&position=${event.position}`;
  return (
    <>
      <SummaryList
        rows={[
          { label: words.type, value: <code>{proof.type}</code> },
          { label: words.stream, value: <code>{`${proof.streamId} ${proof.version}`}</code> },
          { label: words.happened, value: formatMoment(proof.effectiveAt) },
          { label: words.recorded, value: formatMoment(proof.recordedAt) },
          { label: words.eventId, value: <code>{proof.id}</code> },
          { label: words.correlation, value: <code>{proof.correlationId}</code> },
          { label: words.hash, value: <code>{proof.contentHash}</code> },
          {
            label: words.permalink,
            value: (
              <>
                <Link to="/audit" search={placeOf(event)}>
                  {`/audit?…&position=${event.position}`}
                </Link>{' '}
                <CopyButton text={link} what={words.permalink} />
              </>
            ),
          },
        ]}
      />
      <p className="small soft">{words.body}</p>
      <pre className="raw" tabIndex={0}>
        {JSON.stringify(proof.body, null, 2)}
      </pre>
    </>
  );
};

/** Raw event and hash: fetched when somebody opens them, for few do. */
const Proof = ({ event, isOpen }: { event: EventRow; isOpen: boolean }): ReactNode => {
  const [wanted, setWanted] = useState(isOpen);
  const filter = { tenantId: event.tenantId, position: event.position };
  const { data, error } = useQuery({
    queryKey: [proofQuery.name, filter],
    enabled: wanted,
    staleTime: Infinity,
    queryFn: ({ signal }) => ask(proofQuery, { filter }, { signal }),
  });
  const proof = data?.events.edges[0]?.node;
  return (
    <details className="proof" open={wanted} onToggle={(toggle) => setWanted(toggle.currentTarget.open)}>
      <summary>{words.proof}</summary>
      {proof && <Evidence event={event} proof={proof} />}
      {error !== null && <p role="alert">{words.proofFailed}</p>}
    </details>
  );
};

/** Who, with the post held then; a name leads to all that they did. */
export const Who = ({ event: { actorId, actorName, actorPosts } }: { event: EventRow }): ReactNode => {
  if (!actorName) return null;
  const post = actorPosts.map(wordsOf).join(', ');
  return (
    <>
      <Link className="name" to="/audit" search={{ personId: actorId }}>
        {actorName}
      </Link>
      {post !== '' && words.whoIn({ post })}
      {': '}
    </>
  );
};

/** The policy, where the sentence does not name it; it leads to all that happened to it. */
const AboutPolicy = ({ event: { policy, sentence } }: { event: EventRow }): ReactNode => {
  const title = wordsOf(policy?.title);
  if (!policy || title === '' || wordsOf(sentence).includes(title)) return null;
  return (
    <>
      {' '}
      <Link to="/audit" search={{ stream: `policy-${policy.policyId}` }}>
        <Local text={policy.title} />
      </Link>
    </>
  );
};

/** Whom it is about, why, because of what, and how much later it was recorded. */
export const Because = ({ event }: { event: EventRow }): ReactNode => {
  const { aboutName, why, because } = event;
  const late = daysLate(event);
  return (
    <>
      {aboutName && <span>{words.aboutWhom({ who: aboutName })} </span>}
      {why && <span>{words.because({ why })} </span>}
      {because && (
        <span>
          {words.becauseOf}{' '}
          <Link to="/audit" search={placeOf(because)}>
            <Local text={because.sentence} />
          </Link>{' '}
        </span>
      )}
      {late > 0 && <span>{words.late({ days: formatDays(late) })} </span>}
    </>
  );
};

/** The way to the events of the same thing, with the state after each; a case has none to be seen. */
const StepThrough = ({ event: { type, tenantId, streamId, version } }: { event: EventRow }): ReactNode =>
  type !== CONFIDENTIAL && (
    <Link to="/audit" search={{ view: 'history', tenantId, stream: streamId, step: String(version) }}>
      {replay.stepThrough}
    </Link>
  );

const Why = ({ event, isOpen }: { event: EventRow; isOpen: boolean }): ReactNode => (
  <div className="why">
    <Because event={event} />
    <Proof event={event} isOpen={isOpen} /> <StepThrough event={event} />
  </div>
);

/** One event as a row. */
export const EventLine = ({
  event,
  now,
  isAlone,
}: {
  event: EventRow;
  now: string;
  /** The page is about this event: its proof stands open. */
  isAlone: boolean;
}): ReactNode => {
  const subject = subjectIn(event);
  return (
    <tr id={event.id}>
      <td>
        <time dateTime={event.recordedAt}>{formatEventTime(event.recordedAt, now)}</time>
      </td>
      <td>
        <Who event={event} />
        <Local text={event.sentence} />
        <AboutPolicy event={event} />
        <Why event={event} isOpen={isAlone} />
      </td>
      <td>{subject && <Tag look={looks[subject]}>{words.subject[subject]}</Tag>}</td>
      <td className="pos">
        <Local text={event.tenantName} /> {words.number({ position: event.position })}
      </td>
    </tr>
  );
};
