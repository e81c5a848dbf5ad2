import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '#platform/postgres/repository.js';

/** Paths that the server itself answers; everything else is a page of the dashboard. */
const OWN = /^\/(graphql|auth|health|read)(\/|$|\?)/;
const ASSET = /^\/(assets\/[^?]+)/;

/**
 * Serves the dashboard where it was built. It may be built again under the running server: `index.html` and the
 * files that it names are read as they are asked for.
 */
export const serveDashboard = async (
  fastify: FastifyInstance,
  root = path.join(repositoryRoot, 'dist', 'dashboard'),
): Promise<void> => {
  if (!existsSync(path.join(root, 'index.html'))) return;
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    // The build leaves each text compressed beside itself.
    preCompressed: true,
    setHeaders: (reply, file) => {
      const hashed = file.includes(`${path.sep}assets${path.sep}`);
      void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => {
    if (OWN.test(request.url)) return reply.status(404).send({ error: 'not found' });
    // Known when the server started, it would not have come here: it is of a later build, or gone.
    const [, asset] = ASSET.exec(request.url) ?? [];
    return asset === undefined
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : reply.sendFile(decodeURI(asset));
  });
};
