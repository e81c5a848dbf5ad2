import type { FastifyReply, FastifyRequest } from 'fastify';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/** Less than this fits into a packet as it is. */
const SMALLEST = 1_024;
/** Fast: the levels above take twice the time for a twentieth of the bytes. */
const LEVEL = 4;
const TEXTS = /^(text\/html|application\/json|application\/graphql-response\+json)\b/;

/** Whether who asks takes gzip, by name or by `*`; a weight of 0 means that it does not (RFC 9110, section 12.5.3). */
export const takesGzip = (accepted: string | undefined): boolean => {
  const weights = new Map(
    (accepted ?? '').split(',').map((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
      return [name, Number(weight)] as const;
    }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
};

const varying = (reply: FastifyReply): void => {
  const known = String(reply.getHeader('vary') ?? '');
  if (/accept-encoding/i.test(known)) return;
  void reply.header('vary', known === '' ? 'accept-encoding' : `${known}, accept-encoding`);
};

/** Two encodings of an answer are not the same bytes: what names both is weak (RFC 9110, section 8.8.1). */
const weaken = (reply: FastifyReply): void => {
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string' && !etag.startsWith('W/')) void reply.header('etag', `W/${etag}`);
};

/** Hook: an answer made for this request (GraphQL, a read page) is sent compressed to who takes it so. */
export const compressAnswer = async (
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> => {
  if (typeof payload !== 'string' || payload.length < SMALLEST) return payload;
  if (!TEXTS.test(String(reply.getHeader('content-type') ?? '')) || reply.hasHeader('content-encoding')) return payload;
  varying(reply);
  if (!takesGzip(request.headers['accept-encoding'])) return payload;
  weaken(reply);
  void reply.header('content-encoding', 'gzip').removeHeader('content-length');
  return zip(payload, { level: LEVEL });
};
