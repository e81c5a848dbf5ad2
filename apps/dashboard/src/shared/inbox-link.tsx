import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMoment, useViewer } from '../api/use-answer.js';
import { formatCount } from './format.js';
import { inboxLinkMessages as words } from './inbox-link.messages.js';

/** The inbox in the list of pages. Its count is of now, so a page that shows the past has none. */
export const InboxLink = (): ReactNode => {
  const count = useViewer()?.approvalsWaiting ?? 0;
  const isPast = useMoment().kind !== 'now';
  return (
    <Link to="/inbox">
      {words.inbox}
      {count > 0 && !isPast && (
        <>
          {' '}
          <span className="count num" aria-hidden="true">
            {formatCount(count)}
          </span>
          <span className="hidden">({words.waiting({ count })})</span>
        </>
      )}
    </Link>
  );
};
