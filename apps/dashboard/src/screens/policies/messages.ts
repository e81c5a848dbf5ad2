import { defineMessages, message } from '../../i18n/define-messages.js';

/** What the list of policies says. */
export const policiesMessages = defineMessages('policies', {
  title: 'Policies',
  upload: 'Upload a policy',
  all: message<{ total: number }>('{total, plural, one {# policy.} other {# policies.}}'),
  counted: {
    IN_DATE: message<{ total: number }>(
      '{total, plural, =0 {No policy is in date.} one {# policy is in date.} other {# policies are in date.}}',
    ),
    DUE: message<{ total: number }>(
      '{total, plural, =0 {No policy is due within 60 days.} one {# policy is due within 60 days.} other {# policies are due within 60 days.}}',
    ),
    OVERDUE: message<{ total: number }>(
      '{total, plural, =0 {No policy is overdue.} one {# policy is overdue.} other {# policies are overdue.}}',
    ),
    AWAITING_APPROVAL: message<{ total: number }>(
      '{total, plural, =0 {No policy waits for approval.} one {# policy waits for approval.} other {# policies wait for approval.}}',
    ),
    NOT_RECORDED: message<{ total: number }>(
      '{total, plural, =0 {No required policy is not recorded.} one {# required policy is not recorded.} other {# required policies are not recorded.}}',
    ),
    NOT_REQUIRED: message<{ total: number }>(
      '{total, plural, =0 {No policy is not required.} one {# policy is not required.} other {# policies are not required.}}',
    ),
    BEFORE_JOINED: message<{ total: number }>(
      '{total, plural, =0 {No policy is from before the school joined.} one {# policy is from before the school joined.} other {# policies are from before the school joined.}}',
    ),
  },
  status: 'Status',
  anyStatus: 'Any status',
  choice: {
    OVERDUE: 'Overdue',
    DUE: 'Due within 60 days',
    AWAITING_APPROVAL: 'Awaiting approval',
    NOT_RECORDED: 'Not recorded',
    IN_DATE: 'In date',
    NOT_REQUIRED: 'Not required',
  },
  caption: 'Policies with their status',
  owner: 'Owner',
  version: 'Version',
  review: 'Next review',
  noVersion: 'none in force',
  missing: 'What is missing',
  noDocument: 'no document has been imported',
  noDate: 'the document has no review date, or no version is in force',
  noneAtAll: 'No policy is on record. The first comes in by an upload.',
  none: 'No policy matches. Choose another status or school.',
});
