import 'reflect-metadata';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MovedFeed } from '#platform/live/moved-feed.js';
import type { Installation } from '../composition/installation.js';
import { AppModule } from './app.module.js';
import { compressAnswer } from './compressed.js';
import { RequestAuthenticator } from './auth/request-authenticator.js';
import { requireCredential } from './auth/require-credential.js';
import { attachLive } from './live/attach-live.js';
import type { LiveGateway } from './live/live-gateway.js';
import { serveDashboard } from './dashboard.js';
import { confirmAnswer } from './graphql/persisted-documents.js';
import { securityHeaders } from './security-headers.js';

/** Documents come as base64 inside a mutation; only a known credential may send so much (`requireCredential`). */
const BODY_LIMIT = 30 * 1024 * 1024;

/** A path that no text was encoded into is taken as it stands: it gets the page of what is not there, not raw JSON. */
const readableUrl = (url: string): string => {
  const [path = '', ...search] = url.split('?');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll('%', '%25'), ...search].join('?');
  }
};

/** Builds the HTTP server of an installation; `listen` is the caller's. */
export const createServer = async (installation: Installation): Promise<NestFastifyApplication> => {
  const authenticator = new RequestAuthenticator(installation);
  const adapter = new FastifyAdapter({
    ...{ bodyLimit: BODY_LIMIT, trustProxy: false, forceCloseConnections: 'idle' },
    rewriteUrl: ({ url = '/' }) => readableUrl(url),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(installation, authenticator), adapter, {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  await app.register(cookie);
  fastify.addHook('onRequest', securityHeaders);
  fastify.addHook('onRequest', requireCredential(authenticator));
  fastify.addHook('onSend', confirmAnswer);
  fastify.addHook('onSend', compressAnswer);
  const live: LiveGateway[] = [];
  // Before the server waits for its connections to end: these do not end by themselves.
  fastify.addHook('preClose', async () => {
    for (const gateway of live) await gateway.close();
    await app.get(MovedFeed, { strict: false }).stop();
  });
  await serveDashboard(fastify);
  await app.init();
  live.push(attachLive(app, installation, authenticator));
  return app;
};
