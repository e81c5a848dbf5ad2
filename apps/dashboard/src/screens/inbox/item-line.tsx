import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Tag } from '../../design/tag.js';
import type { TagLook } from '../../design/tag.js';
import { breachCategories } from '../../shared/breach-words.js';
import { formatMoment, formatPartialDate } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { postName } from '../../shared/post-name.js';
import type { InboxItem, ItemKind } from './inbox-items.js';
import { breachAsks, bodiesToTell } from './breach-line.js';
import type { InboxApproval } from './inbox.query.js';
import { inboxMessages as words } from './messages.js';

const looks: Record<ItemKind, TagLook> = {
  breach: 'late',
  approval: 'wait',
  returned: 'due',
  reading: 'due',
  review: 'due',
};

/** One line: what it is, what is asked, and what one should know before. */
const Line = ({ item, what, asks, about }: { item: InboxItem; what: ReactNode; asks: string; about: ReactNode }) => (
  <li className="waits">
    <p>
      <Tag look={item.kind === 'review' && item.days > 0 ? 'late' : looks[item.kind]}>{words.tag[item.kind]}</Tag>{' '}
      {what} {asks}
    </p>
    <p className="soft small">{about}</p>
  </li>
);

const ApprovalLink = ({ approval }: { approval: InboxApproval }): ReactNode => (
  <Link to="/approvals/$approvalId" params={{ approvalId: approval.id }}>
    <b>
      <Local text={approval.policyTitle} />
    </b>
  </Link>
);

type Of<Kind extends ItemKind> = Extract<InboxItem, { kind: Kind }>;

const Approval = ({ item }: { item: Of<'approval'> }): ReactNode => {
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
    />
  );
};

const Rejection = ({ step }: { step: InboxApproval['steps'][number] }): ReactNode => (
  <>
    {step.decidedAt && `${formatMoment(step.decidedAt)}. `}
    {step.reason && words.reason({ reason: step.reason })}
  </>
);

const Returned = ({ item }: { item: Of<'returned'> }): ReactNode => {
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
    />
  );
};

const Reading = ({ item, isPast }: { item: Of<'reading'>; isPast: boolean }): ReactNode => {
  const { request, days } = item;
  const policy = wordsOf(request.policyTitle);
  const day = formatPartialDate(request.dueOn);
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
      about={
        request.status === 'LATE' ? words.readingLate({ day, days: Math.max(1, days) }) : words.readingDue({ day })
      }
    />
  );
};

const Breach = ({ item: { breach, ...item } }: { item: Of<'breach'> }): ReactNode => (
  <Line
    item={{ ...item, breach }}
    what={
      <Link to="/breaches" search={{ schoolId: breach.schoolId, open: 'true' }} hash={breach.id}>
        <b>{breachCategories[breach.category]}</b>
      </Link>
    }
    asks={breachAsks(breach)}
    about={[words.breachAbout({ when: formatMoment(breach.reportedAt) }), ...bodiesToTell(breach)].join(' ')}
  />
);

const Review = ({ item }: { item: Of<'review'> }): ReactNode => {
  const { policy, days } = item;
  return (
    <Line
      item={item}
      what={
        <Link to="/policies/$policyId" params={{ policyId: policy.id }}>
          <b>
            <Local text={policy.title} />
          </b>
        </Link>
      }
      asks={policy.status === 'OVERDUE' ? words.reviewOverdue({ days }) : words.reviewDue({ days: Math.abs(days) })}
      about={policy.owner ? words.keptBy({ who: policy.owner }) : words.keptByNobody}
    />
  );
};

/** One thing that waits, as a sentence that leads to where it is done. */
export const ItemLine = ({ item, isPast }: { item: InboxItem; isPast: boolean }): ReactNode => {
  switch (item.kind) {
    case 'approval':
      return <Approval item={item} />;
    case 'returned':
      return <Returned item={item} />;
    case 'reading':
      return <Reading item={item} isPast={isPast} />;
    case 'breach':
      return <Breach item={item} />;
    case 'review':
      return <Review item={item} />;
  }
};
