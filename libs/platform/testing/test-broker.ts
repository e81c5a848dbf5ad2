import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { startBroker } from '#platform/messaging/kafka/broker/broker.js';
import { findJava, findMaven } from '#platform/messaging/kafka/broker/programs.js';
import { KAFKA_VERSION, cacheFolder } from '#platform/messaging/kafka/broker/jars.js';
import { runFolder } from './test-database.js';

/** Whether a real broker can be had here; `why` says what is missing. */
export type BrokerHere =
  { readonly possible: true; readonly why: '' } | { readonly possible: false; readonly why: string };

/** A broker that was named, or the means to start one. Asked before a suite is described. */
export const brokerHere = async (): Promise<BrokerHere> =>
  (process.env['KAFKA_BROKERS'] ?? '') === '' ? brokerToStartHere() : { possible: true, why: '' };

/** The means to start one, whoever else is named: for suites that do something to their broker. */
export const brokerToStartHere = async (): Promise<BrokerHere> => {
  try {
    await findJava();
    const version = process.env['KAFKA_VERSION'] ?? KAFKA_VERSION;
    const fetched = await stat(join(cacheFolder(), 'kafka', version)).catch(() => null);
    if (fetched === null) await findMaven();
    return { possible: true, why: '' };
  } catch (error) {
    return { possible: false, why: error instanceof Error ? error.message : String(error) };
  }
};

/** True for `npm run test:kafka`; `npm test` leaves the long faults out. */
export const wholeKafkaSuite = (): boolean => process.env['TRUSTLOG_KAFKA_SUITE'] === 'full';

/** The brokers that KAFKA_BROKERS names, or one broker for all workers of this run, started by the first who asks. */
export const testBrokers = async (): Promise<readonly string[]> => {
  const named = process.env['KAFKA_BROKERS'] ?? '';
  if (named !== '') return named.split(',').map((broker) => broker.trim());
  const folder = join(runFolder(), 'kafka');
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  // Started by a worker of this run, it ends with that worker; nobody has to remember to stop it.
  if (isFirst) await startShared(folder);
  return waitFor(join(folder, 'brokers'));
};

/** A name for a topic that no other spec has. */
export const aTopic = (what: string): string => `trustlog-test.${what}.${randomUUID()}`;

const startShared = async (folder: string): Promise<void> => {
  const said = await startBroker().then(
    ({ brokers }) => brokers.join(','),
    (error: unknown) => `failed: ${error instanceof Error ? error.message : String(error)}`,
  );
  await writeFile(join(folder, 'brokers'), said);
};

const waitFor = async (file: string): Promise<readonly string[]> => {
  for (;;) {
    const said = await readFile(file, 'utf8').catch(() => '');
    if (said.startsWith('failed: ')) throw new Error(said);
    if (said !== '') return said.split(',');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
