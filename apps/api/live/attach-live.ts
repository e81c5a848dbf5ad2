import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MovedFeed } from '#platform/live/moved-feed.js';
import { log } from '#platform/logging/log.js';
import { projections } from '../../composition/features.js';
import type { Installation } from '../../composition/installation.js';
import type { RequestAuthenticator } from '../auth/request-authenticator.js';
import { LiveGateway } from './live-gateway.js';
import { LiveSockets } from './live-sockets.js';

const report =
  (what: string) =>
  (error: unknown): void => {
    log('warn', 'live', { what, error });
  };

/** What tells how far records have come; one a process. A write of this process is told at once. */
export const movedFeed = ({ reads, projected }: Pick<Installation, 'reads' | 'projected'>): MovedFeed => {
  const feed = new MovedFeed({ reads, models: projections, onError: report('positions could not be asked for') });
  projected.listen((tenantId) => {
    feed.wake(tenantId);
  });
  return feed;
};

/** Opens `/graphql` to WebSockets. The application is initialised and does not listen yet. */
export const attachLive = (
  app: NestFastifyApplication,
  { platformPool, clock }: Pick<Installation, 'platformPool' | 'clock'>,
  authenticator: RequestAuthenticator,
): LiveGateway => {
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  const sockets = new LiveSockets({ pool: platformPool, onError: report('sessions could not be asked for') });
  const gateway = new LiveGateway({ schema, authenticator, sockets, clock, onError: report('connection') });
  gateway.attach(app.getHttpServer());
  return gateway;
};
