import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import kafkajs, { type Admin } from 'kafkajs';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { startBroker, type Broker } from '#platform/messaging/kafka/broker/broker.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { KafkaPublisher } from '#platform/messaging/kafka/kafka-publisher.js';
import type { KafkaSettings } from '#platform/messaging/kafka/settings.js';
import { decodeEvent } from '#platform/messaging/kafka/wire.js';
import { append, isGapless, tenantIn, upTo } from '#platform/relay/relay.fixtures.js';
import { PublishError } from '#platform/relay/publisher.js';
import { RelayStore } from '#platform/relay/relay-store.js';
import { Relay } from '#platform/relay/relay.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { brokerToStartHere, wholeKafkaSuite } from '#platform/testing/test-broker.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { readTopic, until } from './support/read-topic.js';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
const { possible, why } = await brokerToStartHere();
const isAsked = wholeKafkaSuite();

/** Names and passwords of a broker that lets nobody in without one. */
const USERS = {
  admin: 'admin-secret',
  relay: 'relay-secret',
  supplier: 'supplier-secret',
  stranger: 'stranger-secret',
};
const GROUP = 'supplier.readers';
const TOPIC = 'trustlog.events';

/** A broker that has just started says many things that pass; kafkajs takes a group that it may not see for one that is not there. */
const REFUSED = /not authorized|does not host|find group coordinator/i;
const isRefusal = (error: Error): boolean => REFUSED.test(error.message);

describeWhere(
  possible && isAsked,
  'a broker that asks who is there',
  possible ? 'a minute of npm run test:kafka' : why,
  () => {
    let broker: Broker;
    let admin: Admin;
    let db: TestDatabase;
    let store: PostgresEventStore;
    const relays: Relay[] = [];
    const tenantId = tenantIn();

    const as = (username: keyof typeof USERS, password = USERS[username]): KafkaSettings => ({
      brokers: broker.brokers,
      topicPrefix: '',
      sasl: { mechanism: 'scram-sha-512', username, password },
    });
    const allow = (
      user: string,
      kind: 'TOPIC' | 'GROUP',
      name: string,
      operations: readonly number[],
    ): Promise<boolean> =>
      admin.createAcls({
        acl: operations.map((operation) => ({
          ...{ resourceType: AclResourceTypes[kind], resourceName: name, operation },
          ...{ resourcePatternType: ResourcePatternTypes.LITERAL, principal: `User:${user}`, host: '*' },
          permissionType: AclPermissionTypes.ALLOW,
        })),
      });
    const publisherAs = (settings: KafkaSettings): KafkaPublisher =>
      new KafkaPublisher({ settings, topic: TOPIC, deadlineMs: 20_000 });
    const aRelay = (): Relay => {
      const publisher = publisherAs(as('relay'));
      const relay = new Relay({ store: new RelayStore(db.urls.relay), publisher, onError: () => undefined });
      relays.push(relay);
      relay.start();
      return relay;
    };
    const faultOf = async (settings: KafkaSettings): Promise<unknown> => {
      const publisher = publisherAs(settings);
      const message = { key: tenantIn(), value: '{}', headers: {} };
      const fault: unknown = await publisher.publish([message]).catch((error: unknown) => error);
      await publisher.close();
      return fault;
    };
    /** What a consumer in this group reads of so many messages, or the name of what it is refused with. */
    const consume = async (settings: KafkaSettings, groupId: string, count: number): Promise<number | string> => {
      const consumer = kafkaClient(settings, 'supplier').consumer({
        ...{ groupId, retry: { retries: 8, restartOnFailure: (error) => Promise.resolve(!isRefusal(error)) } },
      });
      let read = 0;
      let refused = '';
      consumer.on(consumer.events.CRASH, ({ payload: { error } }) => {
        if (isRefusal(error)) refused = error.message;
      });
      try {
        await consumer.connect();
        await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
        await consumer.run({
          eachMessage: ({ message }) => {
            if (decodeEvent(message).ok) read += 1;
            return Promise.resolve();
          },
        });
        await until(() => read >= count || refused !== '');
      } catch (error) {
        refused = error instanceof Error ? error.message : String(error);
      }
      await consumer.disconnect();
      return refused === '' ? read : refused;
    };

    beforeAll(async () => {
      [broker, db] = await Promise.all([startBroker({ users: USERS }), testDatabase('relay_guarded')]);
      store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
      admin = kafkaClient(as('admin'), 'operator').admin();
      await admin.connect();
      await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 2 }], waitForLeaders: true });
      const { WRITE, READ, DESCRIBE } = AclOperationTypes;
      await allow('relay', 'TOPIC', TOPIC, [WRITE, DESCRIBE]);
      await allow('supplier', 'TOPIC', TOPIC, [READ, DESCRIBE]);
      await allow('supplier', 'GROUP', GROUP, [READ]);
    }, 300_000);
    afterAll(async () => {
      await Promise.all(relays.map((relay) => relay.stop()));
      await admin.disconnect();
      await Promise.all([broker.stop(), store.close()]);
      await db.drop();
    }, 60_000);

    it('takes events from the relay alone: not without a name, by a wrong password, or from who may only read', async () => {
      const nobody = { ...as('relay'), sasl: undefined };
      for (const settings of [as('relay', 'wrong'), as('supplier'), as('stranger')]) {
        const fault = await faultOf(settings);
        expect(fault).toBeInstanceOf(PublishError);
        expect(fault).toMatchObject({ code: 'RELAY.NOT_ALLOWED' });
      }
      expect(await faultOf(nobody)).toBeInstanceOf(PublishError);
      expect((await admin.fetchTopicOffsets(TOPIC)).every(({ high }) => high === '0')).toBe(true);
    }, 180_000);

    it('lets another system read what it was allowed, in its own group, and nobody else', async () => {
      await append(store, tenantId, 40);
      const relay = aRelay();
      await until(() => relay.status().published === 40 && relay.status().backlog === 0);
      await until(async () => (await consume(as('supplier'), GROUP, 40)) === 40);
      expect(await consume(as('supplier'), `other-${randomUUID()}`, 40)).toMatch(REFUSED);
      expect(await consume(as('stranger'), GROUP, 40)).toMatch(REFUSED);
    }, 120_000);

    it('that goes down hard and comes back has everything afterwards, in order, without a hand', async () => {
      const [relay] = relays as [Relay];
      await broker.kill();
      await append(store, tenantId, 60);
      await until(() => relay.status().state === 'away');
      expect(relay.status()).toMatchObject({ backlog: 60, fault: { code: 'RELAY.UNREACHABLE' } });
      await broker.start();
      await until(() => relay.status().state === 'ok' && relay.status().backlog === 0);
      const read = (await readTopic(admin, broker.insideBrokers, TOPIC)).map(({ position }) => position);
      expect(isGapless(read)).toBe(true);
      expect([...new Set(read)]).toEqual(upTo(100));
    }, 120_000);
  },
);
