import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { Answers } from '#platform/answers/answers.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { makeGroup, type TestGroup, type TestSchool } from '../support/groups.js';
import { isBuilt, startProcess, type OtherProcess } from '../support/other-process.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { Judge } from './judge.js';
import { Trial } from './trial.js';
import { Truth } from './truth.js';

/** `ANSWERS=100000 npm run test:answers` is the long form. */
const ANSWERS = Number(process.env['ANSWERS'] ?? 1_000);
/** It goes on until all that others do has happened more often than this, however fast the machine answers. */
const OFTEN = 3;
const READERS = 8;
const BY_POSITION = 0.1;
const PLAN = { key: 'elmcroft', kind: 'multi-academy-trust', country: 'england' } as const;

const SCHOOLS = `query S($min: [MinPosition!], $asOf: DateTime) {
  schools(first: 50, minPosition: $min, asOf: $asOf) { edges { node { id phase name { en } } } } }`;
const PEOPLE = '{ people(first: 100) { edges { node { schoolId name } } } }';
const RECORD =
  'query R($id: ID!) { events(first: 1, filter: { tenantId: $id }) { edges { node { tenantId position } } } }';
const VIEWER = '{ viewer { tenantId tenantName { en } personName approvalsWaiting } }';
const PAST = 'query T($asOf: DateTime) { schools(first: 50, asOf: $asOf) { edges { node { id urn name { en } } } } }';

const counts = { answers: 0, byPosition: 0, past: 0, afterTheEndOfAKey: 0 };

const agent = new Agent({ keepAlive: true, maxSockets: READERS * 2 });
const post = (url: string, key: string, query: string, variables: object = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ query, variables });
    const headers = {
      ...{ 'content-type': 'application/json', authorization: `Bearer ${key}` },
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    });
    sent.on('error', reject);
    sent.end(body);
  });

const what = `${String(ANSWERS)} answers of two processes while others write`;
describeWhere(isBuilt, what, 'the server is not built', () => {
  let server: TrustlogServer;
  let second: OtherProcess;
  let admin: pg.Client;
  let trust: TestGroup;
  let truth: Truth;
  let trial: Trial;
  let judge: Judge;
  const pasts: string[] = [];

  const schools = async (url: string, key: string, own: string | null): Promise<void> => {
    const known = truth.known();
    const written = Math.random() < BY_POSITION ? trial.written : null;
    const min = written && (own === null || own === written.tenant) ? written : null;
    const variables = { min: min && [{ tenant: min.tenant, position: min.position }], asOf: null };
    if (min) counts.byPosition += 1;
    judge.schools(await post(url, key, SCHOOLS, variables), known, { own, min });
  };

  const people = async (url: string): Promise<void> => {
    const known = truth.known();
    judge.people(await post(url, trust.keys.lead, PEOPLE), known);
  };

  const ofOwn = async (url: string, { id, keys }: TestSchool): Promise<void> => {
    const known = truth.known();
    judge.record(await post(url, keys.headteacher, RECORD, { id }), known, id);
    judge.viewer(await post(url, keys.headteacher, VIEWER), known, id);
    counts.answers += 1;
  };

  const past = async (url: string): Promise<void> => {
    // Old enough that all of it is in the read models.
    if (pasts.length === 0 || Math.random() < 0.002) pasts.push(new Date(Date.now() - 12_000).toISOString());
    const asOf = pasts[pasts.length - 1 - Math.floor(Math.random() * Math.min(pasts.length, 3))] ?? '';
    counts.past += 1;
    judge.past(asOf, await post(url, trust.keys.lead, PAST, { asOf }));
  };

  const withShortKey = async (url: string): Promise<void> => {
    const short = trial.keys[Math.floor(Math.random() * trial.keys.length)];
    if (!short) return;
    const { ended } = short;
    const text = await post(url, short.key, PAST, { asOf: null });
    if (!ended) return;
    counts.afterTheEndOfAKey += 1;
    judge.endedKey(text);
  };

  const hasAllHappened = (): boolean => Object.values(trial.counts).every((times) => times > OFTEN);

  const reader = async (n: number): Promise<void> => {
    const { lead, auditor } = trust.keys;
    const own = trust.schools[n % trust.schools.length] as TestSchool;
    const questions: readonly ((url: string) => Promise<void>)[] = [
      (url) => schools(url, lead, null),
      (url) => schools(url, auditor, null),
      (url) => schools(url, own.keys.headteacher, own.id),
      (url) => ofOwn(url, own),
      people,
      past,
      withShortKey,
    ];
    for (let k = n; counts.answers < ANSWERS || !hasAllHappened(); k += 1) {
      counts.answers += 1;
      const question = questions[k % questions.length];
      await question?.(Math.random() < 0.5 ? server.url : second.url);
    }
  };

  beforeAll(async () => {
    server = await startTrustlog();
    trust = await makeGroup(server, { ...PLAN, urns: ['990101', '990102', '990103', '990104'] });
    await server.settled();
    second = await startProcess('api', server.installation.settings);
    admin = new pg.Client(server.adminUrl);
    await admin.connect();
    truth = new Truth(admin, trust.id);
    trial = new Trial(server, trust, truth, admin);
    judge = new Judge(truth);
  });
  afterAll(async () => {
    agent.destroy();
    await second.stop();
    await admin.end();
    await server.stop();
  });

  it('are never older than what was committed, than what they were asked for, nor of somebody else', async () => {
    const writers = trial.run();
    await Promise.all(Array.from({ length: READERS }, (_, n) => reader(n)));
    trial.stop();
    const kept = server.app.get(Answers, { strict: false }).counts;
    const { wrong, examples } = judge;
    process.stdout.write(`kept answers: ${JSON.stringify({ ...counts, ...trial.counts, kept, wrong })}\n`);
    await writers;
    expect(examples).toEqual([]);
    expect(wrong).toEqual(Object.fromEntries(Object.keys(wrong).map((name) => [name, 0])));
    for (const happened of Object.values({ ...trial.counts, ...kept })) expect(happened).toBeGreaterThan(OFTEN);
    expect(counts.afterTheEndOfAKey).toBeGreaterThan(0);
    expect(counts.byPosition).toBeGreaterThan(0);
  }, 3_600_000);
});
