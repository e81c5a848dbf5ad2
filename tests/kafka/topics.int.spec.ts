import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Admin } from 'kafkajs';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { compareTopics, setUpTopics } from '#platform/messaging/kafka/setup-topics.js';
import { readTopics, type TopicSpec } from '#platform/messaging/kafka/topics.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { aTopic, brokerHere, testBrokers } from '#platform/testing/test-broker.js';

const { possible, why } = await brokerHere();

describeWhere(possible, 'kafka topics on a real broker', why, () => {
  let admin: Admin;
  const prefix = `${aTopic('setup')}.`;
  let specs: readonly TopicSpec[];

  beforeAll(async () => {
    admin = kafkaClient({ brokers: await testBrokers(), topicPrefix: '' }, 'topics-spec').admin();
    await admin.connect();
    specs = (await readTopics(prefix)).map((spec) => ({ ...spec, partitions: 3 }));
  }, 300_000);
  afterAll(async () => {
    await admin.deleteTopics({ topics: specs.map(({ name }) => name) });
    await admin.disconnect();
  });

  it('are said to be missing, made as the file wants them, and not made twice', async () => {
    expect(await compareTopics(admin, specs)).toEqual(
      specs.map(({ name }) => expect.objectContaining({ topic: name, what: 'topic', found: 'missing', by: 'setup' })),
    );
    expect(await setUpTopics(admin, specs)).toEqual([]);
    expect(await compareTopics(admin, specs)).toEqual([]);
    expect(await setUpTopics(admin, specs)).toEqual([]);
  });

  it('that differ are put right, and what else was set on them stays', async () => {
    const [spec] = specs as [TopicSpec];
    const longer = { ...spec.config, 'retention.ms': '86400000' };
    await setUpTopics(admin, [{ ...spec, config: { ...longer, 'segment.ms': '3600000' } }]);
    const found = await compareTopics(admin, [spec]);
    expect(found).toEqual([
      expect.objectContaining({
        what: 'retention.ms',
        wanted: spec.config['retention.ms'],
        found: '86400000',
        by: 'setup',
      }),
    ]);
    expect(await setUpTopics(admin, [spec])).toEqual([]);
    expect(await compareTopics(admin, [{ ...spec, config: { 'segment.ms': '3600000' } }])).toEqual([]);
  });

  it('get partitions that are missing; too many are the operator’s to accept', async () => {
    const [spec] = specs as [TopicSpec];
    expect(await setUpTopics(admin, [{ ...spec, partitions: 5 }])).toEqual([]);
    expect(await setUpTopics(admin, [spec])).toEqual([
      expect.objectContaining({ what: 'partitions', wanted: '3', found: '5', by: 'by-hand' }),
    ]);
  });
});
