import type { Command } from 'commander';
import type { Admin } from 'kafkajs';
import { startBroker, type Broker } from '#platform/messaging/kafka/broker/broker.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import { kafkaSettings, type KafkaSettings } from '#platform/messaging/kafka/settings.js';
import { compareTopics, setUpTopics, type TopicDifference } from '#platform/messaging/kafka/setup-topics.js';
import { readTopics } from '#platform/messaging/kafka/topics.js';
import { EXIT } from '../exit-codes.js';
import { CliError, printJson, printLine, printTable, refused } from '../output.js';

interface StartOptions {
  readonly nodes: string;
  readonly port: string;
}

interface SetupOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const LOOK_MS = 1_000;

/** Waits for Ctrl-C; false when the broker ended by itself. */
const untilAskedToStop = (broker: Broker, stopped: Promise<void>): Promise<boolean> =>
  new Promise((resolve) => {
    const look = setInterval(() => {
      if (!broker.isRunning()) end(false);
    }, LOOK_MS);
    const end = (asked: boolean): void => {
      clearInterval(look);
      resolve(asked);
    };
    void stopped.then(() => end(true));
  });

const askedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });

const start = async ({ nodes, port }: StartOptions): Promise<void> => {
  const settings = kafkaSettings(process.env);
  if (settings !== null) {
    await withAdmin(settings, (admin) => admin.describeCluster());
    printLine(`KAFKA_BROKERS names ${settings.brokers.join(', ')}, which answers; nothing was started.`);
    return;
  }
  if (!['1', '3'].includes(nodes)) throw refused(`--nodes must be 1 or 3, not "${nodes}".`);
  const wanted = Number(port);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535)
    throw refused(`--port must be a port, not "${port}".`);
  const stopped = askedToStop();
  const broker = await startBroker({ nodes: Number(nodes), port: wanted, onProgress: say });
  try {
    printLine(`Apache Kafka ${broker.version} is ready: KAFKA_BROKERS=${broker.brokers.join(',')}`);
    printLine('It keeps nothing: Ctrl-C stops it and removes its data.');
    if (!(await untilAskedToStop(broker, stopped))) throw new CliError(EXIT.fault, 'Apache Kafka ended by itself.');
  } finally {
    await broker.stop();
  }
  say('Stopped.');
};

const withAdmin = async <Answer>(settings: KafkaSettings, work: (admin: Admin) => Promise<Answer>): Promise<Answer> => {
  const admin = kafkaClient(settings, 'trustlog-cli').admin({ retry: { retries: 3 } });
  try {
    await admin.connect();
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no reason given';
    throw new CliError(EXIT.fault, `No broker answers at ${settings.brokers.join(', ')}: ${why}`);
  }
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
};

const setup = async ({ dryRun = false, json = false }: SetupOptions): Promise<void> => {
  const settings = kafkaSettings(process.env);
  if (settings === null) throw refused('KAFKA_BROKERS must name the brokers: KAFKA_BROKERS=host:port,host:port.');
  const specs = await readTopics(settings.topicPrefix);
  const { before, left } = await withAdmin(settings, async (admin) => {
    const found = await compareTopics(admin, specs);
    return { before: found, left: dryRun || found.length === 0 ? found : await setUpTopics(admin, specs) };
  });
  if (json) printJson({ dryRun, differences: before, left });
  else print(before, left, dryRun);
  if (left.length > 0) process.exitCode = EXIT.differs;
};

const print = (before: readonly TopicDifference[], left: readonly TopicDifference[], dryRun: boolean): void => {
  if (before.length === 0) {
    printLine('Every topic is as infra/kafka/topics.yaml wants it.');
    return;
  }
  printTable(
    ['topic', 'what', 'wanted', 'found', dryRun ? 'setup would do' : 'done'],
    before.map(({ topic, what, wanted, found, by, cure }) => [
      ...[topic, what, wanted, found],
      by === 'by-hand' ? `nothing; ${cure}` : cure,
    ]),
  );
  if (!dryRun && left.length === 0) printLine('Every topic is now as infra/kafka/topics.yaml wants it.');
};

/** `trustlog kafka`: a broker on this machine, and the topics of any. */
export const kafkaCommand = (program: Command): void => {
  const kafka = program.command('kafka').description('a real broker on this machine; the topics of any broker');
  kafka
    .command('start')
    .description('fetch Apache Kafka, start it on loopback, stop it by Ctrl-C')
    .option('--nodes <count>', 'brokers of the cluster: 1 or 3', '1')
    .option('--port <port>', 'of the first one; another where it is taken', '9092')
    .action(start);
  kafka
    .command('setup')
    .description('make the topics of infra/kafka/topics.yaml, or say in what they differ')
    .option('--dry-run', 'change nothing')
    .option('--json', 'print one JSON object')
    .action(setup);
};
