import { defineMessages, message } from '../../i18n/define-messages.js';

/** What a school's page says. */
export const schoolMessages = defineMessages('school', {
  title: 'School',
  events: message<{ events: number }>('{events, plural, one {# event} other {# events}} in its record'),
  urn: message<{ urn: string }>('URN {urn}'),
  joined: message<{ group: string; since: string }>('in {group} since {since}'),
  joinedSometime: message<{ group: string }>('in {group}; since when is not recorded'),
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
  inRow: message<{ inDate: number; required: number }>(
    '{required, plural, one {{inDate, number} of # required policy in date} other {{inDate, number} of # required policies in date}}',
  ),

  campaigns: 'Being read',
  outstanding: message<{ count: number; due: string }>(
    '{count, plural, one {# outstanding, due {due}} other {# outstanding, due {due}}}',
  ),
  noCampaigns: 'Nobody is being asked to read anything.',

  approvals: 'Approvals waiting',
  waitsFor: message<{ post: string; days: number }>('{post}, {days, plural, one {# day} other {# days}}'),
  noApprovals: 'Nothing waits for approval.',

  breaches: 'Open breaches',
  noBreaches: 'No breach is open.',
  people: 'People',
  peopleCount: message<{ people: number }>(
    '{people, plural, =0 {Nobody is on record yet.} one {# person is on record.} other {# people are on record.}}',
  ),
  all: 'all',
  allOf: message<{ what: string }>('all: {what}'),
});
