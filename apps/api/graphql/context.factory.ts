import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Instant } from '#platform/kernel/event.js';
import type { GraphqlContext } from '#platform/graphql/context.js';
import type { RequestAuthenticator } from '../auth/request-authenticator.js';

/** Who asks, made new for each request; without a credential there is no GraphQL at all. */
export const graphqlContext = async (
  authenticator: RequestAuthenticator,
  clock: () => Instant,
  request: FastifyRequest,
): Promise<GraphqlContext> => {
  const actor = await authenticator.actorOfRequest(request);
  if (!actor) {
    throw new GraphQLError('Sign in, or send `Authorization: Bearer KEY`.', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
  return { request: { actor, correlationId: randomUUID(), now: clock() } };
};
