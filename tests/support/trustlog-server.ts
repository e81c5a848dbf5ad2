import 'reflect-metadata';
import { afterAll } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DemoKeys, type DemoName } from '#platform/auth/demo-keys.js';
import type { Instant } from '#platform/kernel/event.js';
import { runFolder, testDatabase, type TestTemplate } from '#platform/testing/test-database.js';
import { createServer } from '../../apps/api/server.js';
import { demoIdentities } from '../../apps/cli/sandbox/demo-identities.js';
import { ensureSandbox } from '../../apps/cli/sandbox/ensure-sandbox.js';
import { openInstallation, type Installation } from '../../apps/composition/installation.js';
import { settingsFrom, type Settings } from '../../apps/composition/settings.js';
import { Background } from '../../apps/worker/background.js';
import { Browser } from './browser.js';

export interface StartOptions {
  /** The sandbox is there: made once a run (some twenty seconds for who asks first), cloned afterwards. */
  readonly seed?: boolean;
  /** Mails leave to this server; without it they stay in the outbox. */
  readonly smtpUrl?: string;
  /** Done to the database before anybody opens it; given the superuser's address. */
  readonly prepare?: (adminUrl: string) => Promise<void>;
  /** The time that questions are put at; then nothing follows by itself, and read models are brought on by hand. */
  readonly clock?: () => Instant;
  /** Environment variables besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are JSON; a wrong shape fails the assertion
  readonly body: { readonly data?: any; readonly errors?: readonly any[] };
  /** The body as it came. */
  readonly text: string;
}

/** The whole server, running in this process on a database and a data folder of its own. */
export interface TrustlogServer {
  readonly url: string;
  /** Demo keys by name; they work where `seed` was asked for. */
  readonly keys: Readonly<Record<DemoName, string>>;
  readonly installation: Installation;
  readonly app: NestFastifyApplication;
  /** For what only the system may do. */
  readonly commands: CommandBus;
  /** The superuser's address: for looking behind row-level security. */
  readonly adminUrl: string;
  /** What went wrong in the background, as it was reported. */
  readonly faults: readonly { readonly what: string; readonly error: unknown }[];
  /** `key` null sends none. Throws when the answer is not JSON. */
  graphql(key: string | null, query: string, variables?: object): Promise<GraphqlAnswer>;
  /** A request to a path of this server: `/read/TOKEN`. Redirections are not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Somebody at a browser that keeps cookies, not yet signed in. */
  browser(): Browser;
  /** Waits until projections and reactions have dealt with all that was stored. */
  settled(): Promise<void>;
  /** As `settled`; besides, every message has been sent or given up, and what became of it is on record. */
  atRest(): Promise<void>;
  /** Closes everything and drops what was made; a spec's end does it too. */
  stop(): Promise<void>;
}

const SANDBOX_FOLDER = 'sandbox-data';

/** Keys of personal data lie in the data folder: the folder in which the sandbox was made belongs to its database. */
const sandbox: TestTemplate = {
  name: 'sandbox',
  make: async ({ adminUrl, roleSecret }) => {
    const dataDir = path.join(runFolder(), SANDBOX_FOLDER);
    await rm(dataDir, { recursive: true, force: true });
    await mkdir(dataDir, { mode: 0o700 });
    const installation = await openInstallation(settingsOf(dataDir, adminUrl, roleSecret), {
      onError: () => undefined,
    });
    try {
      await ensureSandbox(installation, () => undefined);
    } finally {
      await installation.close();
    }
  },
};

/** Read tables are made by whoever opens an installation first: once a run is enough. */
const empty: TestTemplate = {
  name: 'empty',
  make: async ({ adminUrl, roleSecret }) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'trustlog-empty-'));
    const installation = await openInstallation(settingsOf(dataDir, adminUrl, roleSecret), {
      onError: () => undefined,
    });
    await installation.close();
    await rm(dataDir, { recursive: true });
  },
};

const settingsOf = (
  dataDir: string,
  databaseUrl: string,
  roleSecret: string,
  { smtpUrl, environment }: StartOptions = {},
): Settings =>
  settingsFrom({
    PORT: '0',
    ...environment,
    TRUSTLOG_DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    TRUSTLOG_ROLE_SECRET: roleSecret,
    SMTP_URL: smtpUrl,
  });

const running = new Set<TrustlogServer>();

// A spec that failed half-way must not keep the process alive.
afterAll(async () => {
  for (const server of running) await server.stop();
});

const followsByItself = ({ role }: Settings, { clock }: StartOptions): boolean => role !== 'api' && clock === undefined;

/** Starts the real server. */
export const startTrustlog = async (options: StartOptions = {}): Promise<TrustlogServer> => {
  const seed = options.seed ?? false;
  const database = await testDatabase('server', { template: seed ? sandbox : empty });
  const dataDir = await mkdtemp(path.join(tmpdir(), 'trustlog-data-'));
  if (seed) await cp(path.join(runFolder(), SANDBOX_FOLDER), dataDir, { recursive: true });
  const faults: { what: string; error: unknown }[] = [];
  const onError = (what: string, error: unknown): void => {
    faults.push({ what, error });
  };
  await options.prepare?.(database.adminUrl);
  const settings = settingsOf(dataDir, database.adminUrl, database.roleSecret, options);
  const installation = await openInstallation(settings, { onError, seedClock: options.clock });
  const app = await createServer(installation);
  const background = followsByItself(settings, options) ? new Background(installation, app, onError) : null;
  background?.start();
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${String(port)}`;
  const request = (to: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${url}${to}`, { redirect: 'manual', ...init });
  const server: TrustlogServer = {
    url,
    keys: new DemoKeys(installation.secrets.demo).keys(demoIdentities()),
    installation,
    app,
    commands: app.get(CommandBus),
    adminUrl: database.adminUrl,
    faults,
    graphql: (key, query, variables) => ask(request, key, { query, variables }),
    fetch: request,
    browser: () => new Browser(url),
    settled: () => settled(installation),
    atRest: () => atRest(installation, database.adminUrl),
    stop: async () => {
      if (!running.delete(server)) return;
      await app.close();
      await background?.stop();
      await installation.close();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
  running.add(server);
  return server;
};

const ask = async (
  request: (to: string, init: RequestInit) => Promise<Response>,
  key: string | null,
  body: object,
): Promise<GraphqlAnswer> => {
  const authorization = key === null ? {} : { authorization: `Bearer ${key}` };
  const answer = await request('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: JSON.parse(text) as GraphqlAnswer['body'], text };
};

/** A reaction may store something new, which is projected and reacted to in its turn. */
const settled = async ({ feed, store }: Installation): Promise<void> => {
  for (let before = -1; ;) {
    const tenants = await store.tenants();
    const now = tenants.reduce((sum, { head }) => sum + head, 0);
    if (now === before) return;
    before = now;
    for (const { tenantId } of tenants) feed.heal(tenantId);
    await feed.idle();
  }
};

const atRest = async (installation: Installation, adminUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (;;) {
      await settled(installation);
      const { rows } = await client.query<{ left: number }>(
        'SELECT count(*)::int AS left FROM platform.mail WHERE reported_at IS NULL',
      );
      if (rows[0]?.left === 0) break;
      await sleep(50);
    }
  } finally {
    await client.end();
  }
  await settled(installation);
};
