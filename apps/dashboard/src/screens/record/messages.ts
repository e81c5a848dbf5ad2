import { defineMessages, message } from '../../i18n/define-messages.js';

export const recordMessages = defineMessages('record', {
  title: 'The record',
  past: 'This page is about now. The record itself can be looked at as at any date, and its past needs no catching up.',
  allEvents: 'All events',
  caption: 'Records, and how far the screens are',
  record: 'Record',
  events: 'Events',
  shown: 'On every screen',
  showsAll: 'all of them',
  showsOf: message<{ position: number; missing: number }>(
    'up to {position, number}; {missing, plural, one {# is missing} other {# are missing}}',
  ),
  since: 'Since',
  upToDate: 'nothing is missing',
  still: 'Parked',
  noneStill: 'none',
  stillIn: message<{ groups: string }>('{groups}: tell your administrator, or rebuild'),
  group: {
    organisation: 'schools',
    people: 'people',
    policy: 'policies',
    approval: 'approvals',
    acknowledgement: 'sign-offs',
    breach: 'breaches',
    compliance: 'overview and matrix',
  },
  last: 'Last rebuild',
  never: 'never',
  done: message<{ when: string; who: string }>('{when}, asked for by {who}'),
  stopped: message<{ when: string; done: number; of: number }>(
    '{when}: stopped after {done, number} of {of, number}; the others are as they were',
  ),
  failed: message<{ when: string; model: string }>(
    '{when}: “{model}” could not be rebuilt and is as it was; tell your administrator',
  ),
  under: 'under way',
  somebody: 'somebody',
  rebuild: 'Rebuild',
  rebuildOf: message<{ name: string }>('Rebuild the screens of {name}'),
  terms:
    'Parked: these screens stopped at an event that could not be worked in, and show the record as it was before it. Rebuild: they are made from the first event again; the record itself does not change.',
  underWay: 'Being rebuilt',
  progressOf: message<{ name: string }>('{name}: its screens are being rebuilt from its events.'),
  progressDetail: message<{ done: number; of: number }>(
    '{done, number} of {of, plural, one {# part} other {# parts}}. Everybody sees the old screens until the new ones stand.',
  ),
  formHeading: message<{ name: string }>('Rebuild the screens of {name}'),
  formText:
    'Everything that is shown of this record is made again from its events. Nothing in the record changes, and everybody can work meanwhile. It takes seconds to minutes, and you can stop it.',
  reason: 'Why',
  reasonHint: 'It stays in the record, with your name.',
  reasonMissing: 'Say why, in 3 to 500 characters.',
  alreadyUnderWay: 'The screens of this record are being rebuilt already. Look at how far that is below.',
  leave: 'Leave it',
  stopFailed: 'It could not be stopped. Look again in a moment.',
});
