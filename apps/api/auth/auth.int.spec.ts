import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import cookie from '@fastify/cookie';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import pg from 'pg';
import 'reflect-metadata';
import { DEMO_IDENTITIES, DEMO_NAMES, DemoKeys, type DemoIdentities } from '#platform/auth/demo-keys.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import type { Settings } from '../../composition/settings.js';
import { AuthController } from './auth.controller.js';
import { Brake } from './brake.js';
import { RequestAuthenticator } from './request-authenticator.js';
import { requireCredential } from './require-credential.js';

const tenantId = randomUUID();
const identities = Object.fromEntries(
  DEMO_NAMES.map((name) => [
    name,
    { tenantId, tenantKind: 'group', role: 'TRUST_LEAD', actorId: randomUUID(), personId: null, tenantName: 'A trust' },
  ]),
) as unknown as DemoIdentities;
const secrets = { demo: new Uint8Array(32).fill(3) };
const demoKeys = new DemoKeys(secrets.demo);

let database: TestDatabase;
let pool: pg.Pool;
let app: NestFastifyApplication;
let authenticator: RequestAuthenticator;
let origin: string;
let now = 0;
/** Actors of the requests that came through to GraphQL. */
let through: string[] = [];

const build = async (demo: boolean): Promise<NestFastifyApplication> => {
  const settings = { demo, publicUrl: 'http://localhost' } as Settings;
  authenticator = new RequestAuthenticator({ platformPool: pool, settings });
  @Module({
    controllers: [AuthController],
    providers: [
      { provide: 'INSTALLATION', useValue: { settings, secrets } },
      { provide: RequestAuthenticator, useValue: authenticator },
      { provide: DEMO_IDENTITIES, useValue: identities },
    ],
  })
  class Server {}
  const adapter = new FastifyAdapter({ bodyLimit: 1024 * 1024 });
  const built = await NestFactory.create<NestFastifyApplication>(Server, adapter, {
    logger: false,
    abortOnError: false,
  });
  await built.register(cookie);
  const fastify = adapter.getInstance();
  fastify.addHook('onRequest', requireCredential(authenticator, new Brake(() => now)));
  fastify.post('/graphql', async (request) => {
    const actor = await authenticator.actorOf(request.headers);
    through.push(actor?.actorId ?? 'nobody');
    return { body: request.body };
  });
  await built.init();
  return built;
};

beforeAll(async () => {
  database = await testDatabase('auth http');
  pool = new pg.Pool({ connectionString: database.urls.platform, max: 3 });
  pool.on('error', () => undefined);
  app = await build(true);
  await demoKeys.ensure(authenticator.credentials, identities);
  await app.listen(0, '127.0.0.1');
  origin = (await app.getUrl()).replace('[::1]', 'localhost');
});
afterAll(async () => {
  await app.close();
  await authenticator.credentials.settled();
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  through = [];
  now += 60_000;
});

const json = { 'content-type': 'application/json' };
const send = (path: string, headers: Record<string, string>, body = '{}'): Promise<Response> =>
  fetch(`${origin}${path}`, { method: 'POST', headers, body });
const withKey = (key: string, path = '/graphql'): Promise<Response> =>
  send(path, { ...json, authorization: `Bearer ${key}` });
const signIn = async (name = 'trustLead'): Promise<string> => {
  const answer = await send('/auth/demo', json, JSON.stringify({ role: name }));
  expect(answer.status).toBe(204);
  return answer.headers.get('set-cookie') ?? '';
};
const codeOf = async (answer: Response): Promise<unknown> =>
  ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('GraphQL', () => {
  it('answers who sends a key', async () => {
    expect((await withKey(demoKeys.keys(identities).clerk)).status).toBe(200);
    expect(through).toEqual([identities.clerk.actorId]);
  });

  it('tells a stranger so, as JSON, whatever the address is written like', async () => {
    for (const path of ['/graphql', '/graphql?a=1', '/%67raphql']) {
      const answer = await send(path, json);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/json; charset=utf-8']);
      expect(await codeOf(answer)).toBe('UNAUTHENTICATED');
    }
    expect((await withKey('wrong')).status).toBe(401);
    expect((await send('/graphql', { ...json, authorization: 'Basic eDp5' })).status).toBe(401);
    expect(through).toEqual([]);
  });

  it('answers a stranger before one byte of the body has come', async () => {
    const { port, hostname } = new URL(origin);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 30000000\r\n\r\n',
        );
      });
      let text = '';
      socket.on('data', (bytes) => (text += bytes.toString()));
      socket.on('close', () => {
        resolve(text);
      });
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/connection: close/i);
  });

  it('slows down an address that shows wrong keys, and lets pass what was good before', async () => {
    const { staff, headteacher } = demoKeys.keys(identities);
    expect((await withKey(staff)).status).toBe(200);
    const statuses = await Promise.all(Array.from({ length: 30 }, async () => (await withKey('wrong')).status));
    expect(new Set(statuses)).toEqual(new Set([401]));
    const answer = await withKey(headteacher);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await withKey(staff)).status).toBe(200);
    now += 60_000;
    expect((await withKey(headteacher)).status).toBe(200);
  });
});

describe('the door of the demo', () => {
  it('says who one can be', async () => {
    const answer = await fetch(`${origin}/auth/demo`);
    const roles = (await answer.json()) as object[];
    expect(roles).toHaveLength(DEMO_NAMES.length);
    expect(roles[0]).toMatchObject({ name: 'trustLead', role: 'trustLead', tenantName: 'A trust' });
  });

  it('gives a session that works for its own pages and ends with signing out', async () => {
    const set = await signIn('auditor');
    expect(set).toMatch(/^trustlog=[0-9a-f]{32}_[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const own = { ...json, origin, cookie: set.split(';')[0] ?? '' };
    expect((await send('/graphql', own)).status).toBe(200);
    expect(through).toEqual([identities.auditor.actorId]);
    const out = await send('/auth/sign-out', own);
    expect([out.status, out.headers.get('set-cookie')]).toEqual([
      204,
      expect.stringMatching(/^trustlog=;.*Expires=Thu, 01 Jan 1970/),
    ]);
    expect((await send('/graphql', own)).status).toBe(401);
  });

  it('gives a session that no other site can use, to ask or to sign out', async () => {
    const own = { ...json, origin, cookie: (await signIn()).split(';')[0] ?? '' };
    const foreign = { ...own, origin: 'http://evil.example' };
    for (const path of ['/graphql', '/auth/sign-out']) {
      expect((await send(path, foreign)).status).toBe(403);
      expect((await send(path, { ...own, 'content-type': 'text/plain' })).status).toBe(403);
    }
    expect((await send('/auth/demo', foreign, '{"name":"staff"}')).status).toBe(403);
    expect(through).toEqual([]);
    expect((await send('/graphql', own)).status).toBe(200);
  });

  it('counts a wrong key for what it is, whatever cookie is beside it', async () => {
    const both = { ...json, origin, cookie: (await signIn()).split(';')[0] ?? '', authorization: 'Bearer wrong' };
    expect((await send('/graphql', both)).status).toBe(401);
  });

  it('names those whom it knows, and takes no large body', async () => {
    const answer = await send('/auth/demo', json, '{"name":"root"}');
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('trustLead')]);
    expect((await send('/auth/demo', json, `{"name":"${'x'.repeat(70_000)}"}`)).status).toBe(413);
  });

  it('is not there when demo mode is off', async () => {
    const [before, other] = [authenticator, await build(false)];
    authenticator = before;
    await other.listen(0, '127.0.0.1');
    const url = await other.getUrl();
    const post = { method: 'POST', headers: json, body: '{"name":"staff"}' };
    expect((await fetch(`${url}/auth/demo`)).status).toBe(404);
    expect((await fetch(`${url}/auth/demo`, post)).status).toBe(404);
    // The keys that were stored in better days are nobody's either.
    const authorization = `Bearer ${demoKeys.keys(identities).staff}`;
    expect((await fetch(`${url}/graphql`, { ...post, headers: { ...json, authorization } })).status).toBe(401);
    await other.close();
  });
});
