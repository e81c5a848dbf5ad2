import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '#platform/auth/actor.js';
import { Credentials } from '#platform/auth/credentials.js';
import { isDemoActor } from '#platform/auth/demo-keys.js';
import { Sessions } from '#platform/auth/sessions.js';
import type { Installation } from '../../composition/installation.js';
import { cookieIn, sessionCookie, type SessionCookie } from './session-cookie.js';

/** What a request shows to say who asks. */
export type Shown =
  { readonly by: 'key'; readonly text: string } | { readonly by: 'cookie'; readonly text: string } | null;

const BEARER = /^Bearer +(\S+) *$/i;
const MOST_REMEMBERED = 5_000;

/** Recognises who asks: by a key in the header, or else by the dashboard's session. */
export class RequestAuthenticator {
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  /** Hashes of what was good once in this process. They let nobody in: they only pass by the brake. */
  private readonly onceGood = new Set<string>();
  private readonly recognised = new WeakMap<object, Promise<Actor | null>>();

  private readonly demo: boolean;

  constructor({ platformPool, settings }: Pick<Installation, 'platformPool' | 'settings'>) {
    this.demo = settings.demo;
    this.credentials = new Credentials(platformPool);
    this.sessions = new Sessions(platformPool);
    this.cookie = sessionCookie(settings.publicUrl);
  }

  /** Whoever sends an Authorization header means it: a cookie beside it counts for nothing. */
  shown(headers: IncomingHttpHeaders): Shown {
    if (headers.authorization !== undefined) {
      return { by: 'key', text: BEARER.exec(headers.authorization)?.[1] ?? '' };
    }
    const text = cookieIn(headers, this.cookie.name);
    return text === null ? null : { by: 'cookie', text };
  }

  async actorOf(headers: IncomingHttpHeaders): Promise<Actor | null> {
    const shown = this.shown(headers);
    if (!shown) return null;
    const actor =
      shown.by === 'key'
        ? await this.credentials.authenticate(shown.text)
        : await this.sessions.authenticate(shown.text);
    // The sandbox may have been made here before demo mode was switched off.
    if (!actor || (!this.demo && isDemoActor(actor))) return null;
    this.remember(shown.text);
    return actor;
  }

  /** Who sent a request; looked up once, however often it is asked. */
  actorOfRequest(request: { readonly headers: IncomingHttpHeaders }): Promise<Actor | null> {
    const known = this.recognised.get(request);
    if (known) return known;
    const actor = this.actorOf(request.headers);
    this.recognised.set(request, actor);
    return actor;
  }

  /** Whether this was a good key or session before: a school's other systems must not wait for the one that is wrong. */
  wasGood({ text }: NonNullable<Shown>): boolean {
    return this.onceGood.has(hash(text));
  }

  private remember(text: string): void {
    this.onceGood.add(hash(text));
    if (this.onceGood.size <= MOST_REMEMBERED) return;
    const [oldest] = this.onceGood;
    if (oldest !== undefined) this.onceGood.delete(oldest);
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
