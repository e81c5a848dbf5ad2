import { defineMessages, message } from '../i18n/define-messages.js';

/** Spans of time, as short as they can be said. */
export const timeMessages = defineMessages('time', {
  days: message<{ days: number }>('{days, plural, one {# day} other {# days}}'),
  hours: message<{ hours: number }>('{hours, number} h'),
  minutes: message<{ minutes: number }>('{minutes, number} min'),
});
