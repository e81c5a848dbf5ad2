import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '#platform/postgres/repository.js';
import { StartupError } from '#platform/postgres/startup.error.js';

/** A topic as `infra/kafka/topics.yaml` wants it. */
export interface TopicSpec {
  readonly name: string;
  readonly partitions: number;
  /** Copies of each partition; fewer where the cluster has fewer brokers. */
  readonly replication: number;
  readonly config: Readonly<Record<string, string>>;
}

/** The topic that carries every event of every tenant; what stands in front of it is `KAFKA_TOPIC_PREFIX`. */
export const EVENTS_TOPIC = 'trustlog.events';

/** The file that says which topics there are. */
export const topicsFile: string = join(repositoryRoot, 'infra', 'kafka', 'topics.yaml');

const MOST_PARTITIONS = 10_000;
const MOST_COPIES = 10;

/** Reads the topics that are wanted, each name led by `prefix`. Throws StartupError that names what is wrong. */
export const readTopics = async (prefix = '', file: string = topicsFile): Promise<readonly TopicSpec[]> =>
  parseTopics(await readFile(file, 'utf8')).map((topic) => ({ ...topic, name: `${prefix}${topic.name}` }));

/** The topics of a text in YAML. Throws StartupError that names the topic and the field. */
export const parseTopics = (text: string): readonly TopicSpec[] => {
  const { topics } = objectOf(yamlOf(text), 'The file');
  if (!Array.isArray(topics) || topics.length === 0) throw wrong('topics', 'must be a list of at least one topic');
  const specs = topics.map((topic: unknown, at) => topicOf(topic, `topics[${String(at)}]`));
  const names = specs.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw wrong('topics', `must not name ${twice} twice`);
  return specs;
};

const yamlOf = (text: string): unknown => {
  try {
    return parse(text);
  } catch (error) {
    throw new StartupError(`infra/kafka/topics.yaml is not YAML: ${(error as Error).message.split('\n', 1).join('')}`, {
      cause: error,
    });
  }
};

const topicOf = (given: unknown, path: string): TopicSpec => {
  const { name, partitions, replication, config = {}, ...rest } = objectOf(given, path);
  if (typeof name !== 'string' || !/^[a-zA-Z0-9._-]{1,200}$/.test(name)) {
    throw wrong(`${path}.name`, 'must be letters, digits, dots, hyphens and underscores');
  }
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    throw wrong(`${path}.${unknown}`, 'is not known; there are name, partitions, replication, config');
  return {
    name,
    partitions: countOf(partitions, `${path}.partitions`, MOST_PARTITIONS),
    replication: countOf(replication, `${path}.replication`, MOST_COPIES),
    config: configOf(config, `${path}.config`),
  };
};

const countOf = (given: unknown, path: string, most: number): number => {
  if (!Number.isInteger(given) || (given as number) < 1 || (given as number) > most) {
    throw wrong(path, `must be a whole number from 1 to ${String(most)}`);
  }
  return given as number;
};

const configOf = (given: unknown, path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(objectOf(given, path)).map(([name, value]) => {
      if (!['string', 'number', 'boolean'].includes(typeof value)) throw wrong(`${path}.${name}`, 'must be one value');
      return [name, String(value)];
    }),
  );

const objectOf = (given: unknown, path: string): Readonly<Record<string, unknown>> => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw wrong(path, 'must have named fields');
  return given as Readonly<Record<string, unknown>>;
};

const wrong = (path: string, what: string): StartupError =>
  new StartupError(`infra/kafka/topics.yaml: ${path} ${what}.`);
