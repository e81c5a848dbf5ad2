import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { postName } from '../../shared/post-name.js';
import type { InboxItem } from './inbox-items.js';
import { Breach, Review } from './item-care.js';
import { Line } from './item-parts.js';
import type { Shown } from './item-parts.js';
import type { InboxApproval } from './inbox.query.js';
import { inboxMessages as words } from './messages.js';

const ApprovalLink = ({ approval }: { approval: InboxApproval }): ReactNode => (
  <Link to="/approvals/$approvalId" params={{ approvalId: approval.id }}>
    <b>
      <Local text={approval.policyTitle} />
    </b>
  </Link>
);

const ToApproval = ({ approval, isPast, step }: { approval: InboxApproval; isPast: boolean; step: string }) =>
  !isPast && (
    <Link
      to="/approvals/$approvalId"
      params={{ approvalId: approval.id }}
      aria-label={words.stepOf({ step, what: wordsOf(approval.policyTitle) })}
    >
      {step}
    </Link>
  );

const Approval = ({ item, isPast }: Shown<'approval'>): ReactNode => {
  const { approval, days } = item;
  const step = approval.steps.find(({ status }) => status === 'WAITING');
  return (
    <Line
      item={item}
      what={<ApprovalLink approval={approval} />}
      asks={words.approval({ post: postName(approval.decidesAs ?? '') })}
      about={
        <>
          <Local text={approval.schoolName} />.{' '}
          {words.approvalAbout({ number: step?.number ?? 1, steps: approval.steps.length, days })}{' '}
          {approval.requestedBy && words.askedBy({ who: approval.requestedBy })}
        </>
      }
      next={<ToApproval approval={approval} isPast={isPast} step={words.decide} />}
    />
  );
};

const Rejection = ({ step }: { step: InboxApproval['steps'][number] }): ReactNode => (
  <>
    {step.decidedAt && `${formatMoment(step.decidedAt)}. `}
    {step.decidedBy && `${words.rejectedBy({ who: step.decidedBy })} `}
    {step.reason && words.reason({ reason: step.reason })}
  </>
);

const Returned = ({ item, isPast }: Shown<'returned'>): ReactNode => {
  const { approval } = item;
  const step = approval.steps.find(({ status }) => status === 'REJECTED');
  const post = postName(step?.post ?? '');
  return (
    <Line
      item={item}
      what={<ApprovalLink approval={approval} />}
      asks={step?.asksForChange ? words.returnedForChange({ post }) : words.returned({ post })}
      about={
        <>
          <Local text={approval.schoolName} />. {step && <Rejection step={step} />}
        </>
      }
      next={<ToApproval approval={approval} isPast={isPast} step={words.goOn} />}
    />
  );
};

const Reading = ({ item, isPast }: Shown<'reading'>): ReactNode => {
  const { request, days } = item;
  const policy = wordsOf(request.policyTitle);
  const day = formatPartialDate(request.dueOn);
  const due =
    request.status === 'LATE' ? words.readingLate({ day, days: Math.max(1, days) }) : words.readingDue({ day });
  return (
    <Line
      item={item}
      what={
        // The page behind it is another one, made by the server: it works without this script.
        !isPast && request.readPath ? (
          <a href={request.readPath} aria-label={words.readWhat({ policy })}>
            <b>{policy}</b>
          </a>
        ) : (
          <b>{policy}</b>
        )
      }
      asks={words.reading}
      about={`${due} ${words.askedOn({ when: formatMoment(request.askedAt) })}`}
      next={
        !isPast &&
        request.readPath && (
          <a href={request.readPath} aria-label={words.stepOf({ step: words.toRead, what: policy })}>
            {words.toRead}
          </a>
        )
      }
    />
  );
};

/** One thing that waits, as a sentence that leads to where it is done. */
export const ItemLine = ({ item, isPast }: { item: InboxItem; isPast: boolean }): ReactNode => {
  switch (item.kind) {
    case 'approval':
      return <Approval item={item} isPast={isPast} />;
    case 'returned':
      return <Returned item={item} isPast={isPast} />;
    case 'reading':
      return <Reading item={item} isPast={isPast} />;
    case 'breach':
      return <Breach item={item} isPast={isPast} />;
    case 'review':
      return <Review item={item} isPast={isPast} />;
  }
};
