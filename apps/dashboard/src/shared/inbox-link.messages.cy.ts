import type { WelshOf } from '../i18n/define-messages.js';
import type { inboxLinkMessages } from './inbox-link.messages.js';

/** The way to the inbox, in Welsh. */
export const inboxLinkWelsh: WelshOf<typeof inboxLinkMessages> = {
  inbox: 'Mewnflwch',
  waiting:
    '{count, plural, zero {nid oes penderfyniad yn aros} one {mae # penderfyniad yn aros} two {mae # benderfyniad yn aros} few {mae # phenderfyniad yn aros} many {mae # phenderfyniad yn aros} other {mae # penderfyniad yn aros}}',
};
