import { formatCount, formatDays } from './format.js';
import type { StatusCode } from './status.js';

/** Words that more than one screen says. */
export const messages = {
  skip: 'Skip to the content',
  product: 'Trustlog',
  pages: 'Pages',
  overview: 'Overview',
  policies: 'Policies',
  signOffs: 'Sign-offs',
  approvals: 'Approvals',
  breaches: 'Breaches',
  audit: 'Audit',
  myReading: 'My reading',
  signOut: 'Sign out',
  signOutFailed: 'Signing out failed: try again.',
  title: (page: string) => `${page} · Trustlog`,

  past: 'You are looking at the past.',
  pastIs: (moment: string) => `Everything here is as recorded on ${moment}. Nothing can be changed here.`,
  backToNow: 'Back to now',
  anotherDate: 'see it as at another date',
  changeDate: 'choose another date',
  day: 'Date',
  time: 'Time',
  timeHint: 'Without a time: the end of that day. London time.',
  show: 'Show',
  cancel: 'Cancel',
  unreadableDate: 'This date cannot be read',
  unreadableDateCure: (text: string) =>
    `The address asks for “${text}”, which is no date. Go back to now and choose one.`,

  loading: 'Loading…',
  failed: 'This could not be loaded',
  failedCure: 'Nothing was changed. Try again; if it fails again, give your administrator this number:',
  failedCureOffline: 'Nothing was changed. Check your connection and try again.',
  retry: 'Try again',
  notAllowed: 'This is not yours to see',
  notAllowedCure:
    'Your sign-in does not cover this page. If it should, ask the person who keeps posts for your school.',
  notFound: 'There is nothing here',
  notFoundCure: 'The address is wrong, or what it names is not yours to see.',
  toOverview: 'Go to the overview',
  couldNotRefresh: 'This could not be brought up to date.',
  more: 'Show more',
  moreLoading: 'Loading more…',

  status: {
    I: 'in date',
    D: 'due',
    O: 'overdue',
    A: 'awaiting approval',
    N: 'not recorded',
    X: 'not required',
    B: 'before the school joined',
  } satisfies Record<StatusCode, string>,
  statusWithDays: (code: StatusCode, days: number | null): string => {
    if (days === null || (code !== 'D' && code !== 'O')) return messages.status[code];
    if (code === 'O') return days === 0 ? 'overdue today' : `overdue ${formatDays(days)}`;
    return days === 0 ? 'due today' : `due in ${formatDays(days)}`;
  },
  school: 'School',
  allSchools: 'All schools',
  policy: 'Policy',
  noSchoolName: 'A school that has left',
  notRecorded: 'not recorded',
  nobodyAsked: 'nobody asked',
  signedOf: (signed: number, asked: number) => `${formatCount(signed)} of ${formatCount(asked)} signed`,
} as const;
