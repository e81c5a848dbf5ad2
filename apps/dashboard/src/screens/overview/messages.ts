import { defineMessages, message } from '../../i18n/define-messages.js';

/** What the first screen says. */
export const overviewMessages = defineMessages('overview', {
  title: 'Overview',
  events: message<{ events: number; records: number }>(
    '{events, plural, one {# event} other {# events}} in {records, plural, one {# record} other {# records}}',
  ),

  ownReading: message<{ number: number }>(
    '{number, plural, one {you are asked to read # policy} other {you are asked to read # policies}}',
  ),

  figures: 'Figures',
  overdue: message<{ number: number }>('{number, plural, one {policy overdue} other {policies overdue}}'),
  outstanding: message<{ number: number }>(
    '{number, plural, one {sign-off outstanding} other {sign-offs outstanding}}',
  ),
  approvals: message<{ number: number }>('{number, plural, one {approval waiting} other {approvals waiting}}'),
  breaches: message<{ number: number }>('{number, plural, one {breach open} other {breaches open}}'),
  notRecorded: 'not recorded',
  notRecordedHint: 'no date on the document',
  more: message<{ number: number; since: string }>('{number, number} more since {since}'),
  fewer: message<{ number: number; since: string }>('{number, number} fewer since {since}'),
  same: message<{ since: string }>('the same since {since}'),
  oldest: message<{ span: string }>('oldest {span}'),
  oldestAt: message<{ span: string; school: string }>('oldest {span}, {school}'),
  clockLeft: message<{ clock: string; span: string }>('{clock} clock: {span} left'),
  clockOut: message<{ clock: string; span: string }>('{clock} clock ran out {span} ago'),

  since: message<{ day: string }>('Since you last looked, {day}'),
  sinceFirst: 'Since you last looked',
  sincePast: 'In the week before',
  all: 'all',
  allChanges: 'all events since you last looked',
  firstLook: 'This is your first look. From the next visit on, what changed stands here.',
  noChanges: 'Nothing got worse, and nothing new waits.',
  kind: { WORSE: 'worse', NEW: 'new', BETTER: 'better' },

  chase: 'Chase next',
  allChase: message<{ number: number }>('all {number, number}'),
  fewerChase: 'fewer',
  nobodyToChase: 'Nobody needs chasing.',
  you: 'You',
  policyLate: message<{ policy: string; days: number }>(
    '{days, plural, one {{policy} # day late} other {{policy} # days late}}',
  ),
  unread: message<{ policy: string }>('{policy} unread'),
  unreadLate: message<{ policy: string; days: number }>(
    '{days, plural, one {{policy} unread, # day late} other {{policy} unread, # days late}}',
  ),
  waits: message<{ policy: string; span: string }>('{policy} waits for approval, {span}'),
  nudgedOn: message<{ day: string }>('nudged {day}'),
  neverNudged: 'never nudged',
  nudge: 'Nudge',
  nudging: 'Nudging',
  nudged: 'Nudged',
  nudgeWho: message<{ who: string; school: string }>('Nudge {who}, {school}'),
  nudgeDone: message<{ who: string }>('{who}: a reminder is on its way.'),
  nudgedToday: message<{ who: string }>('{who} was reminded today already: remind again tomorrow.'),
  nudgeFailed: 'The reminder was not sent: try again.',
  open: 'Open',
  openWhat: message<{ who: string; what: string }>('Open {what}, {who}'),

  worstFirst: message<{ schools: number }>('{schools, plural, one {# school} other {# schools}}, worst first'),
  matrixCaption: 'Required policies of each school. The arrow keys move from cell to cell.',
  read: 'Read',
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
  rest: message<{ inDate: number }>('{inDate, number} in date'),
  noSchools: 'No schools yet',
  noSchoolsCure: 'Import the register of schools, and say which of them belong to your group.',

  reviewsDue: 'Reviews due in 60 days',
  allDue: message<{ number: number }>('{number, plural, one {all # review} other {all # reviews}} due in 60 days'),
  noReviewsDue: 'No review falls due in the next 60 days.',
  dueInDays: message<{ days: number }>('{days, plural, =0 {today} one {# day} other {# days}}'),
  wholeMatrix: 'The whole matrix',
  print: 'Print',
});
