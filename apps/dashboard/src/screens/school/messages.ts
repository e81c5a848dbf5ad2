import { formatCount, formatDays, formatPartialDate } from '../../shared/format.js';

/** What a school's page says. */
export const schoolMessages = {
  title: 'School',
  events: (events: number) => `${formatCount(events)} ${events === 1 ? 'event' : 'events'} in its record`,
  urn: (urn: string) => `URN ${urn}`,
  joined: (group: string, on: string | null) =>
    on === null ? `in ${group}; since when is not recorded` : `in ${group} since ${formatPartialDate(on)}`,
  closed: 'closed',

  policies: 'Policies',
  policiesCaption: 'The school’s policies, worst first',
  status: 'Status',
  title_: 'Title',
  noDocument: 'no document',
  version: 'Version',
  noVersion: 'none in force',
  owner: 'Owner',
  review: 'Next review',
  inRow: (inDate: number, required: number) =>
    `${formatCount(inDate)} of ${formatCount(required)} required policies in date`,

  campaigns: 'Being read',
  outstanding: (count: number, due: string) => `${formatCount(count)} outstanding, due ${due}`,
  noCampaigns: 'Nobody is being asked to read anything.',

  approvals: 'Approvals waiting',
  waitsFor: (post: string, days: number) => `${post}, ${formatDays(days)}`,
  noApprovals: 'Nothing waits for approval.',

  breaches: 'Open breaches',
  noBreaches: 'No breach is open.',
  all: 'all',
  allOf: (what: string) => `all: ${what}`,
} as const;
