import { defineMessages, message } from '../../i18n/define-messages.js';

/** What the inbox says. */
export const inboxMessages = defineMessages('inbox', {
  title: 'Inbox',
  sentence: message<{ count: number }>(
    '{count, plural, =0 {Nothing waits for you.} one {# thing waits for you.} other {# things wait for you.}}',
  ),
  pastSentence: message<{ count: number }>(
    '{count, plural, =0 {Nothing waited for you then.} one {# thing waited for you then.} other {# things waited for you then.}}',
  ),
  counts: {
    breach: message<{ count: number }>('{count, plural, one {# case} other {# cases}}'),
    approval: message<{ count: number }>('{count, plural, one {# decision} other {# decisions}}'),
    returned: message<{ count: number }>('{count, plural, one {# text came back} other {# texts came back}}'),
    reading: message<{ count: number }>('{count, plural, one {# policy to read} other {# policies to read}}'),
    review: message<{ count: number }>('{count, plural, one {# review} other {# reviews}}'),
  },
  empty: 'Decisions, texts to read, cases and reviews that are yours will stand here, the most urgent first.',
  list: 'What waits for you, the most urgent first',
  tag: { breach: 'case', approval: 'decide', returned: 'came back', reading: 'read', review: 'review' },

  approval: message<{ post: string }>('waits for your decision as {post}.'),
  approvalAbout: message<{ number: number; steps: number; days: number }>(
    'Step {number, number} of {steps, number}. {days, plural, =0 {It was asked for today.} one {It has waited for # day.} other {It has waited for # days.}}',
  ),
  stepOf: message<{ step: string; what: string }>('{step}: {what}'),
  decide: 'Read the changes and decide',
  askedBy: message<{ who: string }>('{who} asked for it.'),
  returned: message<{ post: string }>('came back to you: the {post} rejected it.'),
  returnedForChange: message<{ post: string }>('came back to you: the {post} asked for a change.'),
  rejectedBy: message<{ who: string }>('{who} decided it.'),
  goOn: 'See what was said, and change the text',
  reason: message<{ reason: string }>('“{reason}”'),
  askedOn: message<{ when: string }>('You were asked on {when}.'),
  toRead: 'Read and confirm',
  reading: 'waits for you to read and confirm it.',
  readingDue: message<{ day: string }>('By {day}.'),
  readingLate: message<{ day: string; days: number }>(
    'It was due by {day}, {days, plural, one {# day} other {# days}} ago.',
  ),
  read: 'Read',
  readWhat: message<{ policy: string }>('Read {policy}'),
  breachNobody: 'waits for somebody to take it up.',
  breachUnhandled: 'has been taken up, but nobody handles it.',
  breachDecided: 'has an outcome and waits to be closed.',
  breachYours: 'is open, and you handle it.',
  handledBy: message<{ who: string }>('{who} handles it.'),
  handledByNobody: 'Nobody handles it yet.',
  breachNext: {
    REPORTED: 'Open the case and take it up',
    TRIAGED: 'Open the case and go on with it',
    ESCALATED: 'Open the case and go on with it',
    DECIDED: 'Open the case and close it',
    CLOSED: 'Open the case',
  },
  breachTell: message<{ body: string }>('The {body} has still to be told.'),
  breachTellLate: message<{ body: string }>('The {body} was to be told, and the time for it is over.'),
  breachAbout: message<{ when: string }>('Reported on {when}.'),
  reviewOverdue: message<{ days: number }>(
    'is overdue for review by {days, plural, =0 {less than a day} one {# day} other {# days}}.',
  ),
  reviewDue: message<{ days: number }>(
    'is due for review {days, plural, =0 {today} one {in # day} other {in # days}}.',
  ),
  review: 'Record a review',
  keptBy: message<{ who: string }>('{who} keeps it.'),
  keptByNobody: 'Nobody is named as keeping it.',
});
