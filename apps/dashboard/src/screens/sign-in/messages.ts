const roleWords: Readonly<Record<string, readonly [string, string]>> = {
  trustLead: ['Trust safeguarding lead', 'Sees every school of the trust, what got worse, whom to chase.'],
  headteacher: ['Headteacher', 'Leads one school: approves, and is told of breaches.'],
  clerk: ['Clerk', 'Keeps one school’s people, policies and calendar.'],
  staff: ['Member of staff', 'Reads policies and confirms them.'],
  auditor: ['Auditor', 'Reads the history and checks it; changes nothing.'],
  integrator: ['Integrator', 'A school’s or supplier’s system.'],
  otherTrustLead: ['Safeguarding lead of another group', 'Sees their own schools, and nothing of this trust.'],
};

/** What the door says. */
export const signInMessages = {
  title: 'Sign in',
  heading: 'Sign in to the demonstration',
  lead: 'Everything in it is invented. Choose whose eyes to look through; nothing else is needed.',
  role: (role: string): string => roleWords[role]?.[0] ?? role,
  does: (role: string): string => roleWords[role]?.[1] ?? '',
  off: 'Nobody can sign in here yet',
  offCure: 'The demonstration is switched off on this server. Ask its administrator for the address to sign in at.',
  failed: 'Signing in failed',
} as const;
