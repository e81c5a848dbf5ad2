import type { BreachStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatCount, formatDuration } from '../../shared/format.js';

const count = (total: number): string =>
  `${total === 0 ? 'No' : formatCount(total)} ${total > 1 ? 'breaches' : 'breach'}`;

/** What the list of breaches says. */
export const breachesMessages = {
  title: 'Breaches',
  sentence: (total: number, open: string | undefined): string => {
    if (open === undefined) return `${count(total)}.`;
    return `${count(total)} ${total > 1 ? 'are' : 'is'} ${open === 'yes' ? 'open' : 'closed'}.`;
  },
  state: 'State',
  any: 'Open and closed',
  openOnly: 'Open',
  closedOnly: 'Closed',
  caption: 'Breaches by category, without names',
  category: 'Category',
  status: 'Status',
  statusOf: {
    REPORTED: 'reported',
    TRIAGED: 'taken up',
    ESCALATED: 'passed on',
    DECIDED: 'decided',
    CLOSED: 'closed',
  } satisfies Record<BreachStatus, string>,
  confidential: 'in confidence',
  reported: 'Reported',
  clocks: 'Clocks',
  left: (kind: string, minutes: number) => `${kind}: ${formatDuration(minutes)} left`,
  ranOut: (kind: string, minutes: number) => `${kind}: ran out ${formatDuration(minutes)} ago`,
  told: (kind: string) => `${kind}: told`,
  noClock: 'none',
  none: 'No breach matches. Choose another state or school.',
} as const;
