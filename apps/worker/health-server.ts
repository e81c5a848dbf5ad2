import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Installation } from '../composition/installation.js';
import { readinessOf } from '../composition/readiness.js';

/** `GET /health/live` and `GET /health/ready` of a process that answers nothing else. Tells nothing about any tenant. */
export const startHealthServer = async (
  installation: Pick<Installation, 'store' | 'feed'>,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Server> => {
  const server = createServer(({ method, url }, response) => {
    if (method !== 'GET') answer(response, 405, { status: 'GET only' });
    else if (url === '/health/live') answer(response, 200, { status: 'live' });
    else if (url === '/health/ready')
      void readinessOf(installation).then(({ ready, body }) => {
        answer(response, ready ? 200 : 503, body);
      });
    else answer(response, 404, { status: 'not found' });
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
};

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};
