import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRole } from '../../api/use-answer.js';
import { breachCategories } from '../../shared/breach-words.js';
import { formatMoment } from '../../shared/format.js';
import { Local } from '../../shared/local.js';
import { wordsOf } from '../../shared/local-text.js';
import { bodiesToTell, breachAsks, breachHandledBy } from './breach-line.js';
import { Line } from './item-parts.js';
import type { Shown } from './item-parts.js';
import { inboxMessages as words } from './messages.js';

/** A case that the viewer may take up, or handles. */
export const Breach = ({ item, isPast }: Shown<'breach'>): ReactNode => {
  const { breach } = item;
  const category = breachCategories[breach.category];
  const step = words.breachNext[breach.status];
  const about = [
    words.breachAbout({ when: formatMoment(breach.reportedAt) }),
    breachHandledBy(breach),
    ...bodiesToTell(breach),
  ];
  return (
    <Line
      item={item}
      what={
        <Link to="/breaches/$breachId" params={{ breachId: breach.id }}>
          <b>{category}</b>
        </Link>
      }
      asks={breachAsks(breach)}
      about={about.join(' ')}
      next={
        !isPast && (
          <Link
            to="/breaches/$breachId"
            params={{ breachId: breach.id }}
            aria-label={words.stepOf({ step, what: category })}
          >
            {step}
          </Link>
        )
      }
    />
  );
};

/** Who may put a review on record; others are told of it and lead nowhere but to the policy. */
const REVIEWERS: readonly string[] = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'];

/** A policy whose review is due or overdue. */
export const Review = ({ item, isPast }: Shown<'review'>): ReactNode => {
  const { policy, days } = item;
  const mayReview = REVIEWERS.includes(useRole() ?? '') && !isPast;
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
      next={
        mayReview && (
          <Link
            to="/policies/$policyId"
            params={{ policyId: policy.id }}
            search={{ act: 'review' }}
            aria-label={words.stepOf({ step: words.review, what: wordsOf(policy.title) })}
          >
            {words.review}
          </Link>
        )
      }
    />
  );
};
