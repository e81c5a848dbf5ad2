import type { WelshOf } from '../i18n/define-messages.js';
import type { timeMessages } from './time.messages.js';

/** Spans of time in Welsh. */
export const timeWelsh: WelshOf<typeof timeMessages> = {
  days: '{days, plural, zero {# diwrnod} one {# diwrnod} two {# ddiwrnod} few {# diwrnod} many {# diwrnod} other {# diwrnod}}',
  hours: '{hours, number} awr',
  minutes: '{minutes, number} mun',
};
