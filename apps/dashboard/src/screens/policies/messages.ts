import type { PolicyStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatCount } from '../../shared/format.js';

const counted: Record<PolicyStatus, (count: string, one: boolean) => string> = {
  IN_DATE: (count, one) => `${count} ${one ? 'policy is' : 'policies are'} in date.`,
  DUE: (count, one) => `${count} ${one ? 'policy is' : 'policies are'} due within 60 days.`,
  OVERDUE: (count, one) => `${count} ${one ? 'policy is' : 'policies are'} overdue.`,
  AWAITING_APPROVAL: (count, one) => `${count} ${one ? 'policy waits' : 'policies wait'} for approval.`,
  NOT_RECORDED: (count, one) => `${count} required ${one ? 'policy is' : 'policies are'} not recorded.`,
  NOT_REQUIRED: (count, one) => `${count} ${one ? 'policy is' : 'policies are'} not required.`,
  BEFORE_JOINED: (count, one) => `${count} ${one ? 'policy is' : 'policies are'} from before the school joined.`,
};

/** What the list of policies says. */
export const policiesMessages = {
  title: 'Policies',
  sentence: (total: number, status: PolicyStatus | undefined): string =>
    status === undefined
      ? `${formatCount(total)} ${total === 1 ? 'policy' : 'policies'}.`
      : counted[status](total === 0 ? 'No' : formatCount(total), total === 1 || total === 0),
  status: 'Status',
  anyStatus: 'Any status',
  choice: {
    OVERDUE: 'Overdue',
    DUE: 'Due within 60 days',
    AWAITING_APPROVAL: 'Awaiting approval',
    NOT_RECORDED: 'Not recorded',
    IN_DATE: 'In date',
    NOT_REQUIRED: 'Not required',
  } satisfies Partial<Record<PolicyStatus, string>>,
  caption: 'Policies with their status',
  owner: 'Owner',
  version: 'Version',
  review: 'Next review',
  noVersion: 'none in force',
  missing: 'What is missing',
  noDocument: 'no document has been imported',
  noDate: 'the document has no review date, or no version is in force',
  none: 'No policy matches. Choose another status or school.',
} as const;
