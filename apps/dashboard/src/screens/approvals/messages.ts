import type { ApprovalStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatCount } from '../../shared/format.js';

const count = (total: number): string =>
  `${total === 0 ? 'No' : formatCount(total)} ${total > 1 ? 'approvals' : 'approval'}`;

/** What the list of approvals says. */
export const approvalsMessages = {
  title: 'Approvals',
  sentence: (total: number, status: ApprovalStatus | undefined): string => {
    if (status === undefined) return `${count(total)}.`;
    if (status === 'WAITING') return `${count(total)} ${total > 1 ? 'wait' : 'waits'}.`;
    return `${count(total)}: ${approvalsMessages.choice[status].toLowerCase()}.`;
  },
  status: 'Status',
  anyStatus: 'Any status',
  choice: {
    WAITING: 'Waiting',
    APPROVED: 'Approved',
    REJECTED: 'Rejected',
    VOIDED: 'Voided by an edit',
    WITHDRAWN: 'Withdrawn',
  } satisfies Record<ApprovalStatus, string>,
  caption: 'Approvals with the step they are at',
  waitsFor: 'Waits for',
  step: (number: number, steps: number) => `step ${number} of ${steps}`,
  part: (appliesTo: string) => `for ${appliesTo}`,
  nobody: 'nobody',
  asked: 'Asked for',
  waiting: 'Waiting',
  none: 'No approval matches. Choose another status or school.',
} as const;
