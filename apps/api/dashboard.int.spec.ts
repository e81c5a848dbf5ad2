import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serveDashboard } from './dashboard.js';

describe('the dashboard as the server serves it', () => {
  let root: string;
  let server: FastifyInstance;
  let address: string;
  const write = (file: string, text: string) => writeFile(path.join(root, file), text);
  const get = async (url: string) => {
    const answer = await fetch(`${address}${url}`);
    return { statusCode: answer.status, body: await answer.text(), cache: answer.headers.get('cache-control') };
  };

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'trustlog-dashboard-'));
    await mkdir(path.join(root, 'assets'));
    await write('index.html', 'first');
    await write('assets/start-1.js', '1');
    server = fastify();
    await serveDashboard(server, root);
    address = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    await server.close();
    await rm(root, { recursive: true, force: true });
  });

  it('is its first page under every address of a screen, never kept without asking', async () => {
    const { statusCode, body, cache } = await get('/schools/1?asOf=2026-01-01');
    expect([statusCode, body, cache]).toEqual([200, 'first', 'no-cache']);
  });

  it('has files whose names tell their content, kept for ever', async () => {
    const { statusCode, cache } = await get('/assets/start-1.js');
    expect([statusCode, cache]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('is the one that was built last, with its files', async () => {
    await write('index.html', 'second');
    await write('assets/start-2.js', '2');
    await rm(path.join(root, 'assets/start-1.js'));
    expect((await get('/')).body).toBe('second');
    const { statusCode, body, cache } = await get('/assets/start-2.js');
    expect([statusCode, body]).toEqual([200, '2']);
    expect(cache).toBe('public, max-age=31536000, immutable');
    expect((await get('/assets/start-1.js')).statusCode).toBe(404);
  });

  it.each(['/assets/missing.js', '/assets/..%2f..%2fpackage.json', '/graphql/x', '/read/x'])(
    'is nothing under %s',
    async (url) => {
      const { statusCode, body, cache } = await get(url);
      expect([403, 404]).toContain(statusCode);
      expect(body).not.toMatch(/first|trustlog-dashboard/);
      expect(cache ?? '').not.toContain('immutable');
    },
  );

  it('is nothing that a broken address reaches, and no fault', async () => {
    expect((await get('/assets/%E0%A4%A')).statusCode).toBeLessThan(500);
  });
});
