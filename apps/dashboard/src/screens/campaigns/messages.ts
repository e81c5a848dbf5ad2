import { defineMessages, message } from '../../i18n/define-messages.js';

/** What the lists of sign-offs say. */
export const campaignsMessages = defineMessages('campaigns', {
  title: 'Sign-offs',
  nobodyAsked: 'Nobody is being asked to sign.',
  noneOnPage: 'No campaign on this page still asks.',
  outstandingIn: message<{ outstanding: number; where: string }>(
    '{outstanding, plural, one {# sign-off is outstanding in {where}.} other {# sign-offs are outstanding in {where}.}}',
  ),
  inCampaigns: message<{ campaigns: number }>('{campaigns, plural, one {# campaign} other {# campaigns}}'),
  inCampaignsSoFar: message<{ campaigns: number }>(
    '{campaigns, plural, one {# campaign so far} other {# campaigns so far}}',
  ),
  sentenceAll: message<{ total: number }>('{total, plural, one {# campaign.} other {# campaigns.}}'),
  show: 'Show',
  showAll: 'All campaigns',
  showOutstanding: 'Only with sign-offs outstanding',
  caption: 'Campaigns with their sign-offs',
  due: 'Due',
  outstanding: 'Outstanding',
  signed: 'Read',
  state: 'State',
  running: 'asking',
  ended: {
    superseded: 'ended: a newer version took its place',
    closed: 'ended: the school closed it',
    archived: 'ended: the policy was archived',
  },
  endedOtherwise: message<{ because: string }>('ended: {because}'),
  none: 'No campaign matches. Choose all campaigns, or another school.',

  signedAll: message<{ signed: number }>(
    '{signed, plural, one {# person has signed; nobody is outstanding.} other {# people have signed; nobody is outstanding.}}',
  ),
  signedSome: message<{ signed: number; asked: number; outstanding: number }>(
    '{signed, plural, one {# person has signed of {asked, number}; {outstanding, number} outstanding.} other {# people have signed of {asked, number}; {outstanding, number} outstanding.}}',
  ),
  agreeTo: 'They agree to:',
  dueOn: message<{ day: string }>('due {day}'),
  person: 'Person',
  erased: 'erased',
  status: 'Status',
  anyStatus: 'Everybody',
  choice: { OUTSTANDING: 'Not yet signed', LATE: 'Late', SIGNED: 'Signed', RELEASED: 'No longer asked' },
  asked: 'Asked',
  nudges: 'Nudged',
  never: 'never',
  times: message<{ count: number; last: string }>(
    '{count, plural, one {once, last {last}} other {# times, last {last}}}',
  ),
  delivery: 'Last message',
  peopleCaption: 'The people who are asked',
  nobody: 'Nobody matches.',
});
