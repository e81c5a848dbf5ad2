import type { Chase } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatDay, formatDays } from '../../shared/format.js';
import { wordsOf } from '../../shared/local-text.js';
import { postName } from '../../shared/post-name.js';
import { overviewMessages as words } from './messages.js';

const whyOf = ({ reason, policyTitle, days }: Chase): string => {
  const policy = wordsOf(policyTitle);
  switch (reason) {
    case 'OVERDUE_POLICY':
      return words.policyLate({ policy, days });
    case 'UNSIGNED':
      return days > 0 ? words.unreadLate({ policy, days }) : words.unread({ policy });
    case 'APPROVAL_WAITING':
      return words.waits({ policy, span: formatDays(days) });
  }
};

const postOf = ({ post }: Chase): string => {
  const name = post ? postName(post) : '';
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const nudgedOf = ({ lastNudgedAt, campaignId }: Chase, now: string): string => {
  if (lastNudgedAt) return words.nudgedOn({ day: formatDay(lastNudgedAt, now) });
  return campaignId ? words.neverNudged : '';
};

const isSaid = (part: string): boolean => part !== '';

/** Why somebody is to be chased: post and school, what is late, when they were last nudged. */
export const chaseLine = (chase: Chase, now: string): string =>
  [[postOf(chase), wordsOf(chase.schoolName)].filter(isSaid).join(', '), whyOf(chase), nudgedOf(chase, now)]
    .filter(isSaid)
    .join(' · ');
