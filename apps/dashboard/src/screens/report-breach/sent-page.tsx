import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnswer, useRole } from '../../api/use-answer.js';
import { Notice } from '../../design/notice.js';
import { PageMessage } from '../../design/states.js';
import { Contacts, Instructions, WhoIsTold } from './guide-parts.js';
import { reportMessages as words } from './messages.js';
import { guideQuery } from './report.query.js';
import type { GuideVariables } from './report.query.js';

const WaysOn = (): ReactNode => {
  const isStaff = useRole() === 'STAFF';
  return (
    <p>
      <Link to={isStaff ? '/my' : '/breaches'}>{words.backToMine}</Link> ·{' '}
      <Link to="/breaches/report">{words.again}</Link>
    </p>
  );
};

/** What happens next: what to do, who is told, who handles it. */
export const SentPage = ({ sent }: { sent: GuideVariables }): ReactNode => {
  const { data, error } = useAnswer(guideQuery, sent);
  const guide = data?.breachGuide;
  return (
    <>
      <h1 tabIndex={-1}>{words.sentHeading}</h1>
      <Notice kind="success">
        <p>{words.sentSays}</p>
      </Notice>
      {error !== null && <p role="alert">{words.guideFailed}</p>}
      {guide && (
        <>
          <h2>{words.doNow}</h2>
          <Instructions steps={guide.instructions} />
          <Contacts contacts={guide.contacts} />
          <WhoIsTold guide={guide} />
        </>
      )}
      <h2>{words.next}</h2>
      <p>{words.nextSays}</p>
      <WaysOn />
    </>
  );
};

/** The same address after a reload: nothing of the report is left to show, on purpose. */
export const SentGone = (): ReactNode => (
  <PageMessage heading={words.sentGone}>
    <p>{words.sentGoneCure}</p>
    <WaysOn />
  </PageMessage>
);
