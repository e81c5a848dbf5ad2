import kafkajs, { type Admin } from 'kafkajs';
import { StartupError } from '#platform/postgres/startup.error.js';
import type { TopicSpec } from './topics.js';

/** One thing in which a topic is not what `topics.yaml` wants. */
export interface TopicDifference {
  readonly topic: string;
  /** `topic`, `partitions`, `replication` or the name of a setting. */
  readonly what: string;
  readonly wanted: string;
  readonly found: string;
  /** `setup`: it is put right by us. `by-hand`: it takes an operator, and `cure` says how. */
  readonly by: 'setup' | 'by-hand';
  readonly cure: string;
}

interface FoundTopic {
  readonly partitions: number;
  readonly replication: number;
  readonly config: ReadonlyMap<string, string>;
  /** Settings that were made for this topic, and are not the cluster's own. */
  readonly own: ReadonlyMap<string, string>;
}

/** Node finds no name in the package that comes after its list of compressions. */
const { ConfigResourceTypes, ConfigSource } = kafkajs;
/** Where a setting comes from: made for this topic. */
const OF_THE_TOPIC = ConfigSource.TOPIC_CONFIG;
const MIN_ISR = 'min.insync.replicas';

/** What a cluster of so many brokers can give of what is wanted: no more copies than brokers, and one may be down. */
export const fittedTo = (brokers: number, spec: TopicSpec): TopicSpec => {
  const replication = Math.min(spec.replication, brokers);
  const wanted = Number(spec.config[MIN_ISR] ?? 1);
  const fitted = String(Math.max(1, Math.min(wanted, replication - 1)));
  return { ...spec, replication, config: MIN_ISR in spec.config ? { ...spec.config, [MIN_ISR]: fitted } : spec.config };
};

/** Compares the topics of a cluster with what is wanted; an empty list: nothing differs. */
export const compareTopics = async (admin: Admin, specs: readonly TopicSpec[]): Promise<readonly TopicDifference[]> => {
  const brokers = (await admin.describeCluster()).brokers.length;
  const names = new Set(await admin.listTopics());
  const differences: TopicDifference[] = [];
  for (const spec of specs.map((each) => fittedTo(brokers, each))) {
    if (names.has(spec.name)) differences.push(...differencesOf(spec, await foundTopic(admin, spec.name)));
    else differences.push(missing(spec));
  }
  return differences;
};

/** Puts right what it can and compares again; what is left takes an operator. */
export const setUpTopics = async (admin: Admin, specs: readonly TopicSpec[]): Promise<readonly TopicDifference[]> => {
  const brokers = (await admin.describeCluster()).brokers.length;
  const fitted = specs.map((spec) => fittedTo(brokers, spec));
  const differences = (await compareTopics(admin, specs)).filter(({ by }) => by === 'setup');
  for (const spec of fitted) {
    const mine = differences.filter(({ topic }) => topic === spec.name);
    if (mine.length > 0) await putRight(admin, spec, mine);
  }
  return untilCompared(admin, specs);
};

const putRight = async (admin: Admin, spec: TopicSpec, differences: readonly TopicDifference[]): Promise<void> => {
  const whats = new Set(differences.map(({ what }) => what));
  if (whats.has('topic')) {
    await create(admin, spec);
    return;
  }
  if (whats.has('partitions')) {
    await admin.createPartitions({ topicPartitions: [{ topic: spec.name, count: spec.partitions }] });
  }
  if (differences.some(({ what }) => what in spec.config)) await configure(admin, spec);
};

const create = async (admin: Admin, { name, partitions, replication, config }: TopicSpec): Promise<void> => {
  const configEntries = Object.entries(config).map(([key, value]) => ({ name: key, value }));
  try {
    await admin.createTopics({
      topics: [{ topic: name, numPartitions: partitions, replicationFactor: replication, configEntries }],
      waitForLeaders: true,
    });
  } catch (error) {
    const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
    // Somebody else was as quick; what they made is compared all the same.
    if (first instanceof Error && 'type' in first && first.type === 'TOPIC_ALREADY_EXISTS') return;
    throw new StartupError(
      `The topic ${name} cannot be made: ${first instanceof Error ? first.message : 'no reason given'}`,
      {
        cause: error,
      },
    );
  }
};

/** The protocol replaces all settings of a topic at once: those we do not care for are given back as they are. */
const configure = async (admin: Admin, { name, config }: TopicSpec): Promise<void> => {
  const { own } = await foundTopic(admin, name);
  const entries = new Map([...own, ...Object.entries(config)]);
  await admin.alterConfigs({
    validateOnly: false,
    resources: [
      {
        type: ConfigResourceTypes.TOPIC,
        name,
        configEntries: [...entries].map(([key, value]) => ({ name: key, value })),
      },
    ],
  });
};

const foundTopic = async (admin: Admin, name: string): Promise<FoundTopic> => {
  const metadata = await admin.fetchTopicMetadata({ topics: [name] });
  const partitions = metadata.topics[0]?.partitions ?? [];
  const described = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name }],
  });
  const entries = described.resources[0]?.configEntries ?? [];
  const of = (wanted: typeof entries): ReadonlyMap<string, string> =>
    new Map(wanted.map(({ configName, configValue }) => [configName, configValue]));
  return {
    partitions: partitions.length,
    replication: Math.min(...partitions.map(({ replicas }) => replicas.length)),
    config: of(entries),
    own: of(entries.filter(({ configSource }) => configSource === OF_THE_TOPIC)),
  };
};

const missing = ({ name, partitions, replication }: TopicSpec): TopicDifference => ({
  ...{ topic: name, what: 'topic', found: 'missing', by: 'setup', cure: 'is made' },
  wanted: `${String(partitions)} partitions, ${String(replication)} copies`,
});

const differencesOf = (spec: TopicSpec, found: FoundTopic): readonly TopicDifference[] => {
  const base = { topic: spec.name };
  const differences: TopicDifference[] = [];
  if (found.partitions !== spec.partitions) {
    const fewer = found.partitions < spec.partitions;
    differences.push({
      ...{ ...base, what: 'partitions', wanted: String(spec.partitions), found: String(found.partitions) },
      by: fewer ? 'setup' : 'by-hand',
      cure: fewer
        ? 'are added'
        : `Kafka cannot take partitions away: write ${String(found.partitions)} into topics.yaml`,
    });
  }
  if (found.replication !== spec.replication) {
    differences.push({
      ...{ ...base, what: 'replication', wanted: String(spec.replication), found: String(found.replication) },
      ...{ by: 'by-hand', cure: 'move the partitions by kafka-reassign-partitions.sh (docs/kafka.md)' },
    });
  }
  for (const [what, wanted] of Object.entries(spec.config)) {
    const value = found.config.get(what) ?? 'unknown';
    if (value !== wanted) differences.push({ ...base, what, wanted, found: value, by: 'setup', cure: 'is set' });
  }
  return differences;
};

const LOOKS = 20;

/** A cluster tells of its changes a little later than it makes them. */
const untilCompared = async (admin: Admin, specs: readonly TopicSpec[]): Promise<readonly TopicDifference[]> => {
  for (let look = 1; ; look += 1) {
    const left = await compareTopics(admin, specs);
    if (look === LOOKS || left.every(({ by }) => by === 'by-hand')) return left;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};
