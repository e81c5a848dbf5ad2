import type { FastifyReply, FastifyRequest } from 'fastify';

/** The dashboard loads from here and from nowhere else. Pages with styles of their own set a policy with their hash. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const securityHeaders = (_request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
  void reply.headers({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  });
  done();
};
