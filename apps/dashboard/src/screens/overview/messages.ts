import type { Chase } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatCount, formatDay, formatDays, formatDuration, formatShortWeekday } from '../../shared/format.js';
import { wordsOf } from '../../shared/local-text.js';

const count = (number: number, one: string, many: string): string =>
  `${formatCount(number)} ${number === 1 ? one : many}`;

const chaseWhy = (chase: Chase): string => {
  const policy = wordsOf(chase.policyTitle);
  switch (chase.reason) {
    case 'OVERDUE_POLICY':
      return `${policy} ${formatDays(chase.days)} late`;
    case 'UNSIGNED':
      return chase.days > 0 ? `${policy} unread, ${formatDays(chase.days)} late` : `${policy} unread`;
    case 'APPROVAL_WAITING':
      return `${policy} waits for approval, ${formatDays(chase.days)}`;
  }
};

const postOf = ({ post }: Chase): string => (post ? post.charAt(0).toUpperCase() + post.slice(1) : '');

/** What the first screen says. */
export const overviewMessages = {
  title: 'Overview',
  events: (events: number, records: number) =>
    `${count(events, 'event', 'events')} in ${count(records, 'record', 'records')}`,

  ownReading: (number: number) => `you are asked to read ${count(number, 'policy', 'policies')}`,

  figures: 'Figures',
  overdue: (number: number) => (number === 1 ? 'policy overdue' : 'policies overdue'),
  outstanding: (number: number) => (number === 1 ? 'sign-off outstanding' : 'sign-offs outstanding'),
  approvals: (number: number) => (number === 1 ? 'approval waiting' : 'approvals waiting'),
  breaches: (number: number) => (number === 1 ? 'breach open' : 'breaches open'),
  notRecorded: 'not recorded',
  notRecordedHint: 'no date on the document',
  none: 'none',
  more: (number: number, since: string) => `${formatCount(number)} more since ${since}`,
  fewer: (number: number, since: string) => `${formatCount(number)} fewer since ${since}`,
  same: (since: string) => `the same since ${since}`,
  oldest: (days: number, school: string) => `oldest ${formatDays(days)}${school === '' ? '' : `, ${school}`}`,
  clock: (clock: string, minutesLeft: number) =>
    minutesLeft >= 0
      ? `${clock} clock: ${formatDuration(minutesLeft)} left`
      : `${clock} clock ran out ${formatDuration(minutesLeft)} ago`,

  since: (instant: string) => `Since you last looked, ${formatShortWeekday(instant)}`,
  sinceFirst: 'Since you last looked',
  sincePast: 'In the week before',
  all: 'all',
  allChanges: 'all events since you last looked',
  firstLook: 'This is your first look. From the next visit on, what changed stands here.',
  noChanges: 'Nothing got worse, and nothing new waits.',
  kind: { WORSE: 'worse', NEW: 'new', BETTER: 'better' },

  chase: 'Chase next',
  allChase: (number: number) => `all ${formatCount(number)}`,
  fewerChase: 'fewer',
  nobodyToChase: 'Nobody needs chasing.',
  chaseLine: (chase: Chase, now: string) =>
    [
      [postOf(chase), wordsOf(chase.schoolName)].filter((part) => part !== '').join(', '),
      chaseWhy(chase),
      chase.lastNudgedAt ? `nudged ${formatDay(chase.lastNudgedAt, now)}` : chase.campaignId ? 'never nudged' : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  nudge: 'Nudge',
  nudging: 'Nudging',
  nudged: 'Nudged',
  nudgeWho: (who: string, school: string) => `Nudge ${who}, ${school}`,
  nudgeDone: (who: string) => `${who}: a reminder is on its way.`,
  nudgeFailed: 'The reminder was not sent: try again.',
  open: 'Open',
  openWhat: (who: string, what: string) => `Open ${what}, ${who}`,

  worstFirst: (schools: number) => `${count(schools, 'school', 'schools')}, worst first`,
  matrixCaption: 'Required policies of each school. The arrow keys move from cell to cell.',
  read: 'Read',
  readLabel: (percent: number, signed: number, asked: number) => `${percent}%: ${signed} of ${asked} signed`,
  key: 'Key',
  keyOf: {
    I: 'in date',
    D: 'due, days left',
    O: 'overdue, days',
    A: 'awaiting approval',
    N: 'not recorded',
    X: 'not required',
    B: 'before the school joined',
  },
  cell: (school: string, policy: string, status: string) => `${school}, ${policy}: ${status}`,
  rest: (inDate: number) => `${formatCount(inDate)} in date`,
  noSchools: 'No schools yet',
  noSchoolsCure: 'Import the register of schools, and say which of them belong to your group.',

  reviewsDue: 'Reviews due in 60 days',
  print: 'Print',
} as const;
