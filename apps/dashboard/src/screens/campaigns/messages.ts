import type { RequestStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatCount } from '../../shared/format.js';

const people = (count: number): string => (count === 1 ? '1 person has' : `${formatCount(count)} people have`);

/** What the lists of sign-offs say. */
export const campaignsMessages = {
  title: 'Sign-offs',
  sentence: (outstanding: number, campaigns: number, complete: boolean): string => {
    if (campaigns === 0) return complete ? 'Nobody is being asked to sign.' : 'No campaign on this page still asks.';
    const where = campaigns === 1 ? '1 campaign' : `${formatCount(campaigns)} campaigns`;
    return `${formatCount(outstanding)} sign-offs are outstanding in ${where}${complete ? '' : ' so far'}.`;
  },
  sentenceAll: (total: number): string => (total === 1 ? '1 campaign.' : `${formatCount(total)} campaigns.`),
  show: 'Show',
  showAll: 'All campaigns',
  showOutstanding: 'Only with sign-offs outstanding',
  caption: 'Campaigns with their sign-offs',
  due: 'Due',
  outstanding: 'Outstanding',
  signed: 'Read',
  state: 'State',
  running: 'asking',
  ended: (because: string) => `ended: ${because}`,
  none: 'No campaign matches. Choose all campaigns, or another school.',

  campaignSentence: (signed: number, asked: number, outstanding: number): string =>
    outstanding === 0
      ? `${people(signed)} signed; nobody is outstanding.`
      : `${people(signed)} signed of ${formatCount(asked)}; ${formatCount(outstanding)} outstanding.`,
  agreeTo: 'They agree to:',
  dueOn: (day: string) => `due ${day}`,
  person: 'Person',
  erased: 'erased',
  status: 'Status',
  anyStatus: 'Everybody',
  choice: {
    OUTSTANDING: 'Not yet signed',
    LATE: 'Late',
    SIGNED: 'Signed',
    RELEASED: 'No longer asked',
  } satisfies Record<RequestStatus, string>,
  asked: 'Asked',
  nudges: 'Nudged',
  never: 'never',
  times: (count: number, last: string) => `${count === 1 ? 'once' : `${count} times`}, last ${last}`,
  delivery: 'Last message',
  peopleCaption: 'The people who are asked',
  nobody: 'Nobody matches.',
} as const;
