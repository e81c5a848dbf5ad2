import type { RequestStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatCount, formatMoment, formatPartialDate } from '../../shared/format.js';
import type { MyRequest } from './my.query.js';

/** What the page of one's own reading says. */
export const myMessages = {
  title: 'My reading',
  sentence: (open: number, read: number): string => {
    if (open === 1) return 'You are asked to read 1 policy.';
    if (open > 1) return `You are asked to read ${formatCount(open)} policies.`;
    return read === 0
      ? 'Nobody has asked you to read anything yet.'
      : 'You have read everything that you are asked to.';
  },
  pastSentence: (open: number): string =>
    open === 1 ? 'You were asked to read 1 policy.' : `You were asked to read ${formatCount(open)} policies.`,
  toRead: 'To read and confirm',
  by: ({ dueOn, status }: MyRequest): string =>
    status === 'LATE' ? `was due by ${formatPartialDate(dueOn)}` : `by ${formatPartialDate(dueOn)}`,
  read: 'Read',
  readWhat: (policy: string): string => `Read ${policy}`,
  done: 'Earlier',
  ended: ({ signedAt, askedAt }: MyRequest): string =>
    signedAt
      ? `read and confirmed on ${formatMoment(signedAt)}`
      : `asked on ${formatMoment(askedAt)}, no longer needed`,
  tag: { LATE: 'late', OUTSTANDING: 'to read', SIGNED: 'read', RELEASED: 'ended' } satisfies Record<
    RequestStatus,
    string
  >,
} as const;
