import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Admin } from 'kafkajs';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { KafkaPublisher } from '#platform/messaging/kafka/kafka-publisher.js';
import { decodeEvent } from '#platform/messaging/kafka/wire.js';
import { append, isGapless, tenantIn, upTo } from '#platform/relay/relay.fixtures.js';
import { PublishError } from '#platform/relay/publisher.js';
import { RelayStore } from '#platform/relay/relay-store.js';
import { Relay } from '#platform/relay/relay.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { aTopic, brokerHere, testBrokers } from '#platform/testing/test-broker.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { readTopic, until } from './support/read-topic.js';

const { possible, why } = await brokerHere();

describeWhere(possible, 'the relay on a real broker', why, () => {
  const topic = aTopic('relay');
  let db: TestDatabase;
  let store: PostgresEventStore;
  let admin: Admin;
  let brokers: readonly string[];
  const faults: unknown[] = [];

  const publisherTo = (to = topic): KafkaPublisher =>
    new KafkaPublisher({ settings: { brokers, topicPrefix: '' }, topic: to, deadlineMs: 30_000 });
  const aRelay = (publisher = publisherTo()): Relay => {
    const onError = (error: unknown): unknown => faults.push(error);
    const relay = new Relay({ store: new RelayStore(db.urls.relay), publisher, onError });
    relay.start();
    return relay;
  };
  const carried = (relay: Relay): Promise<void> =>
    until(() => {
      const { state, lanes, backlog } = relay.status();
      return state === 'ok' && lanes.length > 0 && backlog === 0;
    });

  beforeAll(async () => {
    [brokers, db] = await Promise.all([testBrokers(), testDatabase('relay_kafka')]);
    store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
    admin = kafkaClient({ brokers, topicPrefix: '' }, 'relay-spec').admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true });
  }, 300_000);
  afterAll(async () => {
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([admin.disconnect(), store.close()]);
    await db.drop();
  });

  it('says what to do when the topic is missing, and goes on once it is there', async () => {
    const later = aTopic('later');
    const publisher = publisherTo(later);
    const message = { key: tenantIn(), value: '{}', headers: {} };
    const fault: unknown = await publisher.publish([message]).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(PublishError);
    expect(fault).toMatchObject({ code: 'RELAY.TOPIC_MISSING' });
    expect((fault as PublishError).message).toContain('kafka setup');
    await admin.createTopics({ topics: [{ topic: later, numPartitions: 1 }], waitForLeaders: true });
    await publisher.publish([message]);
    await publisher.close();
    expect(await readTopic(admin, brokers, later)).toHaveLength(1);
    await admin.deleteTopics({ topics: [later] });
  });

  it('publishes every event once, each tenant in one partition and in order, letter by letter', async () => {
    const tenants = upTo(12).map((n) => ({ tenantId: tenantIn(), count: n * 50 }));
    const relay = aRelay();
    for (const { tenantId, count } of tenants) {
      await append(store, tenantId, count);
      relay.wake();
    }
    await until(() => relay.status().published === 3_900 && relay.status().backlog === 0);
    await relay.stop();
    const read = await readTopic(admin, brokers, topic);
    for (const { tenantId, count } of tenants) {
      const mine = read.filter(({ key }) => key === tenantId);
      expect(mine.map(({ position }) => position)).toEqual(upTo(count));
      expect(new Set(mine.map(({ partition }) => partition)).size).toBe(1);
      const events = mine.map(({ message }) => decodeEvent(message));
      expect(events.map((each) => each.ok && each.event.event)).toEqual(await store.readTenant(tenantId, 0, count));
    }
    expect(faults).toEqual([]);
  });

  it('repeats in order what was published just before a crash, and two that own the same lanes lose nothing', async () => {
    const tenantId = tenantIn();
    await append(store, tenantId, 800);
    // The brokers have it all; the answer is lost with the relay.
    const dying = Object.assign(publisherTo(), {
      publish: async (messages: Parameters<KafkaPublisher['publish']>[0]) => {
        await KafkaPublisher.prototype.publish.call(dying, messages);
        throw new PublishError('RELAY.UNREACHABLE', 'killed between publishing and the cursor');
      },
    });
    const crashed = aRelay(dying);
    await until(() => faults.length > 0);
    await crashed.stop();
    const all = {
      lease: () => Promise.resolve(upTo(16).map((n) => ({ lane: n - 1, epoch: 1_000 }))),
      leave: async () => {},
    };
    const believing = (): Relay => {
      const store = Object.assign(new RelayStore(db.urls.relay), all);
      const relay = new Relay({ store, publisher: publisherTo(), onError: () => undefined });
      relay.start();
      return relay;
    };
    const both = [believing(), believing()];
    for (let n = 0; n < 8; n += 1) await append(store, tenantId, 25);
    await until(() => both.some((relay) => relay.status().published > 0));
    await Promise.all(both.map(carried));
    await Promise.all(both.map((relay) => relay.stop()));
    const positions = (await readTopic(admin, brokers, topic)).filter(({ key }) => key === tenantId);
    expect(isGapless(positions.map(({ position }) => position))).toBe(true);
    expect([...new Set(positions.map(({ position }) => position))]).toEqual(upTo(1_000));
    expect(positions.length).toBeGreaterThan(1_000);
  });
});
