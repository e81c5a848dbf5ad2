import { defineMessages } from '../../i18n/define-messages.js';

/** What the door says. */
export const signInMessages = defineMessages('signIn', {
  title: 'Sign in',
  heading: 'Sign in to the demonstration',
  lead: 'Everything in it is invented. Choose whose eyes to look through; nothing else is needed.',
  role: {
    trustLead: 'Trust safeguarding lead',
    headteacher: 'Headteacher',
    chair: 'Chair of governors',
    clerk: 'Clerk',
    staff: 'Member of staff',
    auditor: 'Auditor',
    integrator: 'Integrator',
    otherTrustLead: 'Safeguarding lead of another group',
  },
  does: {
    trustLead: 'Sees every school of the trust, what got worse, whom to chase.',
    headteacher: 'Leads one school: approves, and is told of breaches.',
    chair: 'Decides what waits for the governing body, and reads what they are asked about.',
    clerk: 'Keeps one school’s people, policies and calendar.',
    staff: 'Reads policies and confirms them.',
    auditor: 'Reads the history and checks it; changes nothing.',
    integrator: 'A school’s or supplier’s system.',
    otherTrustLead: 'Sees their own schools, and nothing of this trust.',
  },
  off: 'Nobody can sign in here yet',
  offCure: 'The demonstration is switched off on this server. Ask its administrator for the address to sign in at.',
  failed: 'Signing in failed',
});
