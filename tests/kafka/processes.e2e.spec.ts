import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { setUpTopics } from '#platform/messaging/kafka/setup-topics.js';
import { EVENTS_TOPIC, readTopics } from '#platform/messaging/kafka/topics.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { brokerHere, testBrokers } from '#platform/testing/test-broker.js';
import type { Actor } from '#platform/auth/actor.js';
import { Credentials } from '#platform/auth/credentials.js';
import { Sessions } from '#platform/auth/sessions.js';
import { Replay } from '#platform/projection/replay.js';
import type { Admin } from 'kafkajs';
import { projections } from '../../apps/composition/features.js';
import { makeGroup, TRUST, type TestGroup, type TestSchool } from '../support/groups.js';
import { LiveClient } from '../support/live-client.js';
import { isBuilt, startProcess, type OtherProcess } from '../support/other-process.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';

const { possible, why } = await brokerHere();

interface Position {
  readonly tenant: string;
  readonly position: number;
}

const DRAFT = `mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) {
  ... on Done { id position { tenant position } } ... on Refused { code } } }`;
const POLICY = 'query ($id: ID!, $min: [MinPosition!]) { policy(id: $id, minPosition: $min) { title { en } } }';
const REBUILD = `mutation ($input: AskRebuildInput!) { askRebuild(input: $input) { ... on Done { id } ... on Refused { code } } }`;
const RECORDS = '{ records { records { tenantId head position rebuild { status } } } }';
const PATIENCE_MS = 60_000;

const what = 'two api and two worker processes over one database and one broker';
describeWhere(possible && isBuilt, what, possible ? 'the server is not built' : why, () => {
  let one: TrustlogServer;
  let two: OtherProcess;
  let admin: Admin;
  let trust: TestGroup;
  let school: TestSchool;
  let workers: OtherProcess[];
  const prefix = `processes-${randomUUID()}.`;

  beforeAll(async () => {
    const brokers = await testBrokers();
    admin = kafkaClient({ brokers, topicPrefix: prefix }, 'processes-spec').admin();
    await admin.connect();
    await setUpTopics(
      admin,
      (await readTopics(prefix)).map((topic) => ({ ...topic, partitions: 4 })),
    );
    const environment = { KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: prefix };
    one = await startTrustlog({ environment: { ...environment, TRUSTLOG_ROLE: 'api' } });
    const { settings } = one.installation;
    // All at once, as after an upgrade: the migrations are applied once, by whoever comes first.
    [two, ...workers] = await Promise.all([
      startProcess('api', settings, environment),
      startProcess('worker', settings, environment),
      startProcess('worker', settings, environment),
    ]);
    trust = await makeGroup(one, TRUST);
    school = trust.schools[0] as TestSchool;
  }, 300_000);
  afterAll(async () => {
    await Promise.all([two, ...workers].map((other) => other.kill()));
    await one.stop();
    await admin.deleteTopics({ topics: [`${prefix}${EVENTS_TOPIC}`] });
    await admin.disconnect();
  });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are JSON; a wrong shape fails the assertion
  const ask = async (url: string, query: string, variables: object, key = school.keys.clerk): Promise<any> => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await answer.json()) as { data: Record<string, unknown>; errors?: unknown };
    expect(errors).toBeUndefined();
    return Object.values(data)[0];
  };
  const draft = (url: string, title: string): Promise<{ id: string; position: Position }> =>
    ask(url, DRAFT, {
      input: {
        ...{ schoolId: school.id, category: 'social-media', title: { en: title }, owner: 'The clerk' },
        ...{ audience: ['staff'], nextReviewDue: '2031-09-01', changes: 'The first text' },
        sections: [{ number: '1', heading: 'What it says', level: 1, text: 'Be kind.' }],
        idempotencyKey: randomUUID(),
      },
    });
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    const deadline = Date.now() + PATIENCE_MS;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error('It never came to that.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const consumed = async (): Promise<number> => {
    const [topic] = await admin.fetchOffsets({
      groupId: `${prefix}trustlog.projector`,
      topics: [`${prefix}${EVENTS_TOPIC}`],
    });
    return (topic?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  };

  it('show at the one what was written at the other, by way of the broker', async () => {
    const { id, position } = await draft(one.url, 'Written at the first');
    expect(await ask(two.url, POLICY, { id, min: [position] })).toEqual({ title: { en: 'Written at the first' } });
    const back = await draft(two.url, 'Written at the second');
    const min = [back.position];
    expect(await ask(one.url, POLICY, { id: back.id, min })).toEqual({ title: { en: 'Written at the second' } });
    const heads = (await one.installation.store.tenants()).reduce((sum, { head }) => sum + head, 0);
    await until(async () => (await consumed()) >= heads);
  });

  it('tell whoever watches at the one of what was written at the other', async () => {
    const client = await LiveClient.to(two.url, { key: school.keys.headteacher });
    await client.moved();
    const { position } = await draft(one.url, 'Told of');
    expect(await client.until(school.id, position.position)).toMatchObject({ tenant: school.id });
    client.close();
  });

  it('know at the one who has signed in at the other, and who has signed out', async () => {
    const { platformPool } = one.installation;
    const actor = (await new Credentials(platformPool).authenticate(school.keys.clerk)) as Actor;
    const token = await new Sessions(platformPool).open(actor);
    const post = (url: string, path: string, body: object): Promise<Response> =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `trustlog=${token}`, origin: url },
        body: JSON.stringify(body),
      });
    const viewer = async (): Promise<number> =>
      (await post(two.url, '/graphql', { query: '{ viewer { tenantId } }' })).status;
    expect(await viewer()).toBe(200);
    expect((await post(one.url, '/auth/sign-out', {})).status).toBe(204);
    await until(async () => (await viewer()) === 401);
  });

  it('say by their own health what they do', async () => {
    const ready = async (url: string): Promise<unknown> => (await fetch(`${url}/health/ready`)).json();
    expect(await ready(two.url)).toMatchObject({ status: 'ready', readModels: { kind: 'elsewhere', behind: null } });
    for (const { url } of workers)
      expect(await ready(url)).toMatchObject({ status: 'ready', readModels: { kind: 'kafka', state: 'ok' } });
  });

  it('go on when a worker is killed: the other takes over', async () => {
    await workers.shift()?.kill();
    for (const title of ['Without it', 'Without it still']) {
      const { id, position } = await draft(one.url, title);
      await until(async () => {
        const answer = await fetch(`${two.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${school.keys.clerk}` },
          body: JSON.stringify({ query: POLICY, variables: { id, min: [position] } }),
        });
        const { data } = (await answer.json()) as { data: { policy: { title: { en: string } } | null } | null };
        return data?.policy?.title.en === title;
      });
    }
  });

  it('make read models anew in a worker, asked for at an api', async () => {
    const input = { tenantId: school.id, reason: 'After a repair', idempotencyKey: randomUUID() };
    expect(await ask(one.url, REBUILD, { input }, trust.keys.lead)).toHaveProperty('id');
    await until(async () => {
      const { records } = await ask(two.url, RECORDS, {}, trust.keys.lead);
      const mine = records.find(({ tenantId }: { tenantId: string }) => tenantId === school.id);
      return mine.rebuild?.status === 'DONE' && mine.head === mine.position;
    });
  });

  it('end in good order, and leave read models that equal a replay', async () => {
    const { database, store } = one.installation;
    expect(await workers.shift()?.stop()).toBe(0);
    const replay = new Replay(database.urls.project, projections, (...asked) => store.readTenant(...asked));
    for (const { tenantId } of await store.tenants()) expect((await replay.tenant(tenantId)).differences).toEqual([]);
    await replay.close();
  });
});
