import type { IncomingHttpHeaders } from 'node:http';
import { SESSION_SECONDS } from '#platform/auth/sessions.js';

/** How the session travels: no script can read it, no other site's form sends it, nothing but this host gets it. */
export interface SessionCookie {
  readonly name: string;
  readonly options: {
    readonly path: '/';
    readonly httpOnly: true;
    readonly sameSite: 'lax';
    readonly secure: boolean;
    readonly maxAge: number;
  };
}

/**
 * The cookie of an installation that people reach at this address. On https it has the prefix that browsers tie to
 * Secure, the host and the root path (RFC 6265bis, section 4.1.3.2); plain http is for this machine alone.
 */
export const sessionCookie = (publicUrl: string): SessionCookie => {
  const secure = new URL(publicUrl).protocol === 'https:';
  return {
    name: secure ? '__Host-trustlog' : 'trustlog',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: SESSION_SECONDS },
  };
};

/** The value of a cookie in a request; null where it is absent, or there twice. */
export const cookieIn = ({ cookie }: IncomingHttpHeaders, name: string): string | null => {
  const values = (cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
};
