import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request, type ClientRequest } from 'node:http';
import pg from 'pg';
import { AUTHORITY, makeGroup, TRUST, type TestGroup } from '../support/groups.js';
import { watchLog, type WatchedLog } from '../tenancy/support/stderr.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';

const CAMPAIGNS = '{ schools(first: 50) { edges { node { name { en } } } } campaigns(first: 50) { totalCount } }';
/** More than there are connections for requests: some wait for one. */
const MANY = 24;

let server: TrustlogServer;
/** Holds a lock; what it sees of others' doings stands still meanwhile. */
let admin: pg.Client;
let watcher: pg.Client;
let log: WatchedLog;
let trust: TestGroup;
let authority: TestGroup;

beforeAll(async () => {
  server = await startTrustlog();
  trust = await makeGroup(server, TRUST);
  authority = await makeGroup(server, AUTHORITY);
  await server.settled();
  [admin, watcher] = [new pg.Client(server.adminUrl), new pg.Client(server.adminUrl)];
  for (const client of [admin, watcher]) {
    client.on('error', () => undefined);
    await client.connect();
  }
  log = watchLog();
}, 120_000);
afterAll(async () => {
  log.stop();
  await admin.end();
  await watcher.end();
});

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How many connections of readers are in this state. */
const connections = async (where: string): Promise<number> => {
  const { rows } = await watcher.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND usename = 'trustlog_read' AND ${where}`,
  );
  return rows[0]?.n ?? 0;
};
const until = async (where: string, isEnough: (n: number) => boolean): Promise<number> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const n = await connections(where);
    if (isEnough(n)) return n;
    await sleep(50);
  }
  throw new Error(`It never came to it: ${where}`);
};
const WAITING = `wait_event_type = 'Lock'`;
const IN_TRANSACTION = `state <> 'idle'`;

/** A table that nobody can read for now. */
const held = async (work: () => Promise<void>): Promise<void> => {
  await admin.query('BEGIN; LOCK TABLE read.campaign_v1 IN ACCESS EXCLUSIVE MODE');
  try {
    await work();
  } finally {
    await admin.query('ROLLBACK');
  }
};

/** An answer that was kept takes no connection for long. */
const headersFor = (key: string): Record<string, string> => ({
  'content-type': 'application/json',
  authorization: `Bearer ${key}`,
  'cache-control': 'no-cache',
});

/** A question whose asker can go away. */
const asked = (key: string): ClientRequest => {
  const sent = request(`${server.url}/graphql`, { method: 'POST', headers: headersFor(key) });
  sent.on('error', () => undefined);
  sent.end(JSON.stringify({ query: CAMPAIGNS }));
  return sent;
};

interface Answer {
  readonly data: { readonly schools: { readonly edges: readonly { readonly node: { name: { en: string } } }[] } };
  readonly errors?: readonly object[];
}
const answered = async (key: string): Promise<Answer> => {
  const response = await server.fetch('/graphql', {
    ...{ method: 'POST', headers: headersFor(key) },
    body: JSON.stringify({ query: CAMPAIGNS }),
  });
  return (await response.json()) as Answer;
};
const namesFor = async (key: string): Promise<string[]> => {
  const { data, errors } = await answered(key);
  expect(errors).toBeUndefined();
  return data.schools.edges.map(({ node }) => node.name.en).sort();
};
/** Whoever asks on the same connections afterwards sees their own and nothing else. */
const everybodySeesTheirOwn = async (): Promise<void> => {
  const theirs = [trust, authority].map(({ schools }) => schools.map(({ name }) => name).sort());
  for (let n = 0; n < 12; n += 1) {
    const found = await Promise.all([trust, authority].map(({ keys }) => namesFor(keys.lead)));
    expect(found).toEqual(theirs);
  }
};

describe('Askers who go away while their questions are being answered', () => {
  it('leave no transaction open, no connection taken, and nothing in sight for whoever asks next', async () => {
    await held(async () => {
      const questions = Array.from({ length: MANY }, () => asked(trust.keys.lead));
      expect(await until(WAITING, (n) => n > 3)).toBeLessThan(MANY);
      for (const question of questions) question.destroy();
    });
    await until(IN_TRANSACTION, (n) => n === 0);
    await everybodySeesTheirOwn();
    expect(await connections(`query LIKE '%app.tenants%' AND state LIKE 'idle in transaction%'`)).toBe(0);
  }, 60_000);
});

describe('A question that the database takes more than five seconds for', () => {
  it('ends with an error that names nothing, and its connection is another one’s afterwards', async () => {
    await held(async () => {
      const answers = await Promise.all([trust, authority].map(({ keys }) => answered(keys.lead)));
      for (const answer of answers) {
        expect(answer.errors?.length).toBeGreaterThan(0);
        expect(JSON.stringify(answer)).not.toMatch(/statement|timeout|campaign_v1/);
      }
      await until(IN_TRANSACTION, (n) => n === 0);
    });
    await everybodySeesTheirOwn();
    // Written down for who runs the server, by its code.
    expect(log.text()).toContain('"errorCode":"57014"');
    expect(log.text()).not.toContain(trust.name);
  }, 60_000);
});
