import type { FastifyReply, FastifyRequest } from 'fastify';
import { Brake } from './brake.js';
import { isFromOwnPage } from './own-page.js';
import type { RequestAuthenticator } from './request-authenticator.js';

/** Everything but GraphQL takes a few fields at the most, from whomever. */
const SMALL_BODY = 64 * 1024;

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const unauthenticated: Answer = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'Sign in, or send `Authorization: Bearer KEY`.',
  headers: { 'www-authenticate': 'Bearer realm="Trustlog"' },
};
const foreignPage: Answer = {
  status: 403,
  code: 'FORBIDDEN',
  message: 'A session may be used only by JSON requests of the page that it belongs to. Send a key instead.',
};
const tooMany = (seconds: number): Answer => ({
  status: 429,
  code: 'TOO_MANY_ATTEMPTS',
  message: 'Too many wrong keys came from this address. Wait a minute, then send the right one.',
  headers: { 'retry-after': String(seconds) },
});
const tooLarge: Answer = { status: 413, code: 'BAD_REQUEST', message: 'This address takes small requests only.' };

/** The route as it was found, not the address as it was written: `/%67raphql` is GraphQL too. */
const isGraphql = ({ routeOptions }: FastifyRequest): boolean => /^\/graphql(\/|$)/.test(routeOptions.url ?? '');

const isSmall = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= SMALL_BODY;

/** Says why a request for GraphQL goes no further; null when it may. */
const judge = async (
  authenticator: RequestAuthenticator,
  brake: Brake,
  request: FastifyRequest,
): Promise<Answer | null> => {
  const { headers, ip } = request;
  const shown = authenticator.shown(headers);
  if (!shown) return unauthenticated;
  const seconds = authenticator.wasGood(shown) ? 0 : brake.waits(ip);
  if (seconds > 0) return tooMany(seconds);
  if (!(await authenticator.actorOfRequest(request))) {
    brake.failed(ip);
    return unauthenticated;
  }
  return shown.by === 'cookie' && !isFromOwnPage(headers) ? foreignPage : null;
};

/**
 * Hook that runs before a body is read: who is not known gets an answer and no parser. Register it as `onRequest`,
 * when the route is known and not yet run.
 */
export const requireCredential =
  (authenticator: RequestAuthenticator, brake = new Brake()) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const small = isSmall(request);
    const answer = isGraphql(request) ? await judge(authenticator, brake, request) : small ? null : tooLarge;
    if (!answer) return undefined;
    const { status, code, message, headers = {} } = answer;
    // What is left of a large body is not waited for.
    const closing = small ? {} : { connection: 'close' };
    return reply
      .status(status)
      .headers({ ...headers, ...closing, 'cache-control': 'no-store' })
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
  };
