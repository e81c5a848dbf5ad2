import { defineMessages, message } from '../i18n/define-messages.js';

/** The way to the inbox, with how many decisions wait there. */
export const inboxLinkMessages = defineMessages('inboxLink', {
  inbox: 'Inbox',
  waiting: message<{ count: number }>('{count, plural, one {# decision waits} other {# decisions wait}}'),
});
