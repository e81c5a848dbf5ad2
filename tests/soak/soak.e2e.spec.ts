import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Admin } from 'kafkajs';
import pg from 'pg';
import type { TenantRow } from '#platform/event-store/event-store.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { setUpTopics } from '#platform/messaging/kafka/setup-topics.js';
import { EVENTS_TOPIC, readTopics } from '#platform/messaging/kafka/topics.js';
import { Replay } from '#platform/projection/replay.js';
import { isGapless, upTo } from '#platform/relay/relay.fixtures.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { brokerHere, testBrokers } from '#platform/testing/test-broker.js';
import { projections } from '../../apps/composition/features.js';
import { readTopic, until } from '../kafka/support/read-topic.js';
import { makeGroup, type TestSchool } from '../support/groups.js';
import { isBuilt } from '../support/other-process.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { Fleet } from './support/fleet.js';
import { FormSenders } from './support/form-senders.js';

/** `npm run test:soak` takes five minutes, `npm test` what shows that it works. */
const SECONDS = Number(process.env['SOAK_SECONDS'] ?? 8);
/** However slow the machine is: two of each. */
const LEAST_KILLED = 4;
const KILL_EVERY_MS = SECONDS < 30 ? 3_000 : 10_000;
const TRUST = {
  key: 'soak',
  kind: 'multi-academy-trust',
  country: 'england',
  urns: ['901001', '901002', '901003', '901004', '901005', '901006'],
} as const;
const { possible, why } = await brokerHere();

const say = (line: string): void => {
  if (SECONDS >= 30) process.stdout.write(`${line}\n`);
};
const percentile = (all: readonly number[], part: number): number =>
  [...all].sort((one, other) => one - other)[Math.floor((all.length - 1) * part)] ?? 0;

const what = `two api and three worker processes of which one of each is killed again and again`;
describeWhere(possible && isBuilt, what, possible ? 'the server is not built' : why, () => {
  const prefix = `soak-${randomUUID()}.`;
  const topic = `${prefix}${EVENTS_TOPIC}`;
  let brokers: readonly string[];
  let admin: Admin;
  let server: TrustlogServer;
  let fleet: Fleet;
  let senders: FormSenders;
  let schools: readonly TestSchool[];
  let tenants: readonly TenantRow[];

  beforeAll(
    async () => {
      brokers = await testBrokers();
      admin = kafkaClient({ brokers, topicPrefix: prefix }, 'soak').admin();
      await admin.connect();
      await setUpTopics(
        admin,
        (await readTopics(prefix)).map((spec) => ({ ...spec, partitions: 6 })),
      );
      const environment = { KAFKA_BROKERS: brokers.join(','), KAFKA_TOPIC_PREFIX: prefix };
      // Looks on: it keeps no read models, and without brokers it relays nothing either.
      server = await startTrustlog({ environment: { TRUSTLOG_ROLE: 'api' } });
      fleet = new Fleet(server.installation.settings, environment);
      await fleet.start();
      schools = (await makeGroup(server, TRUST)).schools;
      await until(hasCaughtUp);
      senders = new FormSenders(fleet.api);
      await soak();
      tenants = await server.installation.store.tenants();
    },
    SECONDS * 1000 + 600_000,
  );
  afterAll(async () => {
    await fleet.stop();
    await server.stop();
    await admin.deleteTopics({ topics: [topic] });
    await admin.disconnect();
  }, 120_000);

  const soak = async (): Promise<void> => {
    const sending = Promise.all(schools.map((school) => senders.sendFor(school)));
    sending.catch(() => undefined);
    const began = performance.now();
    const seconds = (): number => Math.round((performance.now() - began) / 1000);
    await until(() => senders.visible.length >= schools.length);
    while (seconds() < SECONDS || fleet.killed < LEAST_KILLED) {
      await fleet.suffer(KILL_EVERY_MS);
      const { acknowledged, repeated } = senders;
      say(
        `${String(seconds())} s: ${String(acknowledged.length)} forms, ${String(repeated)} sent again, ${String(fleet.killed)} killed`,
      );
    }
    senders.end();
    await sending;
    const ended = performance.now();
    await until(hasCaughtUp);
    const [middle, most, all] = [0.5, 0.95, 1].map((part) => percentile(senders.visible, part).toFixed(0));
    say(`visible at another api after ${String(middle)} ms (half), ${String(most)} ms (95 %), ${String(all)} ms (all)`);
    say(`everything at rest ${((performance.now() - ended) / 1000).toFixed(1)} s after the last form`);
  };

  /** Read models and cursors of the relay stand at every head. */
  const hasCaughtUp = async (): Promise<boolean> => {
    const { store, engine } = server.installation;
    for (const { tenantId, head } of await store.tenants()) if ((await engine.position(tenantId)) < head) return false;
    const unsent = `SELECT FROM store.tenant_log t LEFT JOIN platform.relay_cursor c USING (tenant_id)
      WHERE t.head > coalesce(c.position, 0)`;
    return (await looked(unsent)).length === 0;
  };
  const looked = async (query: string, values: readonly unknown[] = []): Promise<readonly object[]> => {
    const client = new pg.Client(server.adminUrl);
    await client.connect();
    const { rows } = await client.query<object>(query, [...values]).finally(() => client.end());
    return rows;
  };

  it('killed some of each while forms were sent', () => {
    expect(fleet.killed).toBeGreaterThanOrEqual(LEAST_KILLED);
    expect(senders.acknowledged.length).toBeGreaterThanOrEqual(schools.length);
  });

  it('lost no form that was acknowledged, and stored none twice', async () => {
    const [first] = senders.acknowledged;
    const drafted = `SELECT e.tenant_id || ' ' || e.position AS place FROM store.event e WHERE type = (
      SELECT type FROM store.event WHERE tenant_id = $1 AND position = $2) ORDER BY place`;
    const inLog = (await looked(drafted, [first?.tenantId, first?.position])).map(
      (row) => (row as { place: string }).place,
    );
    const receipts = senders.acknowledged.map(({ tenantId, position }) => `${tenantId} ${String(position)}`);
    expect(new Set(receipts).size).toBe(receipts.length);
    expect([...receipts].sort()).toEqual([...inLog].sort());
  });

  it('published every event, each tenant’s in order', async () => {
    const read = await readTopic(admin, brokers, topic);
    for (const { tenantId, head } of tenants) {
      const positions = read.filter(({ key }) => key === tenantId).map(({ position }) => position);
      expect(isGapless(positions)).toBe(true);
      expect([...new Set(positions)]).toEqual(upTo(head));
    }
    const distinct = tenants.reduce((sum, { head }) => sum + head, 0);
    say(`${String(distinct)} events in the topic, ${String(read.length - distinct)} of them sent twice`);
  });

  it('leaves read models that equal a replay of the log', async () => {
    const { database, store } = server.installation;
    const replay = new Replay(database.urls.project, projections, (...asked) => store.readTenant(...asked));
    for (const { tenantId } of tenants) expect((await replay.tenant(tenantId)).differences).toEqual([]);
    await replay.close();
  });
});
