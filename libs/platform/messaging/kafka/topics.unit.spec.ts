import { describe, expect, it } from '@jest/globals';
import { EVENTS_TOPIC, parseTopics, readTopics } from './topics.js';
import { LIMITS } from '#platform/event-store/prepared-append.js';

const topic = (fields: string): string => `topics:\n  - { name: a.b, partitions: 3, replication: 2${fields} }\n`;

describe('the list of topics', () => {
  it('names the topic of the events, three copies of which two must have a write', async () => {
    const events = (await readTopics()).find(({ name }) => name === EVENTS_TOPIC);
    expect(events).toMatchObject({ replication: 3, config: { 'min.insync.replicas': '2' } });
    // The largest body the store takes, and its envelope.
    expect(Number(events?.config['max.message.bytes'])).toBeGreaterThan(LIMITS.bodyBytes + 16_384);
  });

  it('leads each name with the prefix of the installation', async () => {
    expect((await readTopics('north.')).map(({ name }) => name)).toContain(`north.${EVENTS_TOPIC}`);
  });

  it('takes values of a configuration as the texts that Kafka keeps', () => {
    expect(parseTopics(topic(', config: { a: 1, b: false, c: x }'))[0]?.config).toEqual({ a: '1', b: 'false', c: 'x' });
    expect(parseTopics(topic(''))[0]?.config).toEqual({});
  });
});

describe('a list of topics with a fault', () => {
  it.each([
    ['topics', 'topics: []'],
    ['The file', '- a'],
    ['topics[0].name', 'topics: [{ name: "a b", partitions: 1, replication: 1 }]'],
    ['topics[0].partitions', 'topics: [{ name: a, partitions: 0, replication: 1 }]'],
    ['topics[0].partitions', 'topics: [{ name: a, partitions: many, replication: 1 }]'],
    ['topics[0].replication', 'topics: [{ name: a, partitions: 1, replication: 11 }]'],
    ['topics[0].config.x', topic(', config: { x: [1] }')],
    ['topics[0].colour', topic(', colour: red')],
    ['a.b twice', `${topic('')}  - { name: a.b, partitions: 3, replication: 2 }\n`],
    ['is not YAML', 'topics: [a: {'],
  ])('is refused by the name of the field: %s', (named, text) => {
    expect(() => parseTopics(text)).toThrow(named);
  });
});
