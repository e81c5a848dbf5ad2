import { defineMessages, message } from '../../i18n/define-messages.js';

/** What the page of one's own reading says. */
export const myMessages = defineMessages('my', {
  title: 'My reading',
  asked: message<{ open: number }>(
    '{open, plural, one {You are asked to read # policy.} other {You are asked to read # policies.}}',
  ),
  allRead: 'You have read everything that you are asked to.',
  neverAsked: 'Nobody has asked you to read anything yet.',
  wasAsked: message<{ open: number }>(
    '{open, plural, one {You were asked to read # policy.} other {You were asked to read # policies.}}',
  ),
  toRead: 'To read and confirm',
  by: message<{ day: string }>('by {day}'),
  wasDueBy: message<{ day: string }>('was due by {day}'),
  read: 'Read',
  readWhat: message<{ policy: string }>('Read {policy}'),
  confirmedBefore: message<{ number: number; when: string }>('You confirmed version {number, number} on {when}.'),
  changes: message<{ number: number }>('What has changed since version {number, number}'),
  changesOf: message<{ number: number; policy: string }>('What has changed since version {number, number}: {policy}'),
  done: 'Earlier',
  confirmed: message<{ when: string }>('read and confirmed on {when}'),
  released: message<{ when: string }>('asked on {when}, no longer needed'),
  tag: { LATE: 'late', OUTSTANDING: 'to read', SIGNED: 'read', RELEASED: 'ended' },
});
