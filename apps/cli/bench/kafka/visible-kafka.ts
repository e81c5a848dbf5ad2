import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { aCommand } from '#platform/event-store/event-store.fixtures.js';
import { kafkaClient } from '#platform/messaging/kafka/client.js';
import type { KafkaSettings } from '#platform/messaging/kafka/settings.js';
import { setUpTopics } from '#platform/messaging/kafka/setup-topics.js';
import { readTopics } from '#platform/messaging/kafka/topics.js';
import { repositoryRoot } from '#platform/postgres/repository.js';
import { openInstallation, type Installation } from '../../../composition/installation.js';
import type { Settings } from '../../../composition/settings.js';
import { quantile, type BenchLine } from '../bench-line.js';
import { aRequest } from '../requests.js';
import { withBrokers } from './bench-broker.js';

const APPENDS = 300;
const NOT_COUNTED = 20;
const TENANTS = 10;
const LONGEST_PAUSE_MS = 100;
const LOOK_MS = 2;
/** What a person does not notice; the ratio is how often the figure fits into it. */
const BUDGET_MS = 250;
const P95 = 0.95;

/** `visible_kafka`: from before an append of this process until all read models show it, kept by a worker in another process. */
export const benchVisibleKafka = (settings: Settings): Promise<BenchLine[]> =>
  withBrokers(async (kafka) => {
    const own: KafkaSettings = { ...kafka, topicPrefix: `bench-${randomUUID()}.` };
    const topics = await readTopics(own.topicPrefix);
    const admin = kafkaClient(own, 'trustlog-bench').admin();
    await admin.connect();
    await setUpTopics(admin, topics);
    const installation = await openInstallation({ ...settings, role: 'api', kafka: own }, { onError: () => undefined });
    const stopWorker = await startWorker(settings, own);
    try {
      const times = await visibleTimes(installation);
      const value = Math.round(quantile(times, P95));
      const ratio = Number((BUDGET_MS / value).toFixed(3));
      return [{ name: 'visible_kafka', value, unit: 'ms, 95 of 100', floor: BUDGET_MS, ratio, rounds: times.length }];
    } finally {
      await stopWorker();
      await installation.close();
      await admin.deleteTopics({ topics: topics.map(({ name }) => name) }).catch(() => undefined);
      await admin.disconnect();
    }
  });

const startWorker = async (settings: Settings, kafka: KafkaSettings): Promise<() => Promise<void>> => {
  const worker = spawn(process.execPath, [path.join(repositoryRoot, 'dist', 'apps', 'worker', 'main.js')], {
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: '', TRUSTLOG_DEMO: 'off', TRUSTLOG_ROLE: 'worker', PORT: '0', HOST: '127.0.0.1' },
      TRUSTLOG_DATA_DIR: settings.dataDir,
      DATABASE_URL: settings.databaseUrl ?? '',
      KAFKA_BROKERS: kafka.brokers.join(','),
      KAFKA_TOPIC_PREFIX: kafka.topicPrefix,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise<void>((resolve) => worker.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: worker.stdout }).on('line', (line) => {
      if (line.startsWith('Trustlog worker is ready')) resolve();
    });
    void closed.then(() => reject(new Error('The worker ended.')));
  });
  return async () => {
    worker.kill('SIGTERM');
    await closed;
  };
};

const visibleTimes = async ({ store, engine }: Installation): Promise<readonly number[]> => {
  const tenants = Array.from({ length: TENANTS }, () => randomUUID());
  for (const tenantId of tenants) await store.createTenant(tenantId, 'school');
  const times: number[] = [];
  for (let n = 0; n < APPENDS + NOT_COUNTED; n += 1) {
    const tenantId = tenants[n % TENANTS] ?? '';
    const began = performance.now();
    await store.append(aCommand(tenantId, [{ streamId: randomUUID(), expectedVersion: 0, events: [aRequest()] }]));
    const position = Math.floor(n / TENANTS) + 1;
    while ((await engine.position(tenantId)) < position) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (n >= NOT_COUNTED) times.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE_MS));
  }
  return times;
};
