import { formatCount, formatDays } from '../../shared/format.js';
import type { Subject } from './event-types.js';

/** What the audit page says. */
export const auditMessages = {
  title: 'Audit',
  heading: 'What happened, newest first.',
  headingPast: 'What had been recorded by then, newest first.',
  count: (count: number, complete: boolean): string => {
    if (!complete) return `The latest ${formatCount(count)} events.`;
    return count === 1 ? '1 event.' : `${formatCount(count)} events.`;
  },
  allRecords: 'All records',
  record: 'Record',
  about: 'About',
  anything: 'Everything',
  subject: {
    policy: 'policy',
    approval: 'approval',
    'sign-off': 'sign-off',
    breach: 'breach',
    person: 'person',
    school: 'school',
    key: 'key',
  } satisfies Record<Subject, string>,
  subjects: {
    policy: 'Policies',
    approval: 'Approvals',
    'sign-off': 'Sign-offs',
    breach: 'Breaches',
    person: 'People',
    school: 'Schools and groups',
    key: 'Keys of other systems',
  } satisfies Record<Subject, string>,
  from: 'From',
  to: 'To',
  clear: 'Clear the filters',
  caption: 'Events with their time, what happened, and their place in the record',
  when: 'Recorded',
  what: 'What happened',
  place: 'Place in the record',
  because: (why: string) => `Why: ${why}`,
  by: (who: string) => `By ${who}`,
  late: (days: number) => `Recorded ${formatDays(days)} after it happened`,
  number: (position: number) => `no. ${formatCount(position)}`,
  proof: 'Proof',
  hash: 'SHA-256 of the content',
  causedBy: 'Caused by',
  eventId: 'Event',
  none: 'No event matches. Clear a filter or choose other days.',
} as const;
