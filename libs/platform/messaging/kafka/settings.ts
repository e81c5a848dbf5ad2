import { readFileSync } from 'node:fs';
import type { KafkaConfig, SASLOptions } from 'kafkajs';
import { StartupError } from '#platform/postgres/startup.error.js';

/** How the brokers are reached, and what the topics' names begin with. */
export interface KafkaSettings {
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: SASLOptions;
}

const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const BROKER = /^(\[[0-9a-f:]+\]|[a-z0-9._-]+):([1-9]\d{0,4})$/i;

/** What the environment says of Kafka; null without `KAFKA_BROKERS`: then events go through no broker at all. */
export const kafkaSettings = (environment: NodeJS.ProcessEnv): KafkaSettings | null => {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const named = text('KAFKA_BROKERS');
  if (named === undefined) return null;
  const brokers = named.split(',').map((broker) => broker.trim());
  const bad = brokers.find((broker) => !BROKER.test(broker));
  if (bad !== undefined) {
    throw new StartupError(`KAFKA_BROKERS must be a list of host:port with commas between; "${bad}" is none.`);
  }
  const topicPrefix = text('KAFKA_TOPIC_PREFIX') ?? '';
  if (!/^[a-zA-Z0-9._-]{0,48}$/.test(topicPrefix)) {
    throw new StartupError('KAFKA_TOPIC_PREFIX must be up to 48 letters, digits, dots, hyphens and underscores.');
  }
  return { brokers, topicPrefix, ssl: sslOf(text('KAFKA_SSL'), text('KAFKA_CA_FILE')), sasl: saslOf(text) };
};

const sslOf = (wanted: string | undefined, caFile: string | undefined): KafkaConfig['ssl'] => {
  if (caFile !== undefined) return { ca: [certificatesIn(caFile)] };
  if (wanted === undefined || wanted === 'off') return undefined;
  if (wanted !== 'on') throw new StartupError('KAFKA_SSL must be on or off.');
  return true;
};

const certificatesIn = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartupError(`KAFKA_CA_FILE names ${file}, which cannot be read.`, { cause: error });
  }
};

const saslOf = (text: (name: string) => string | undefined): SASLOptions | undefined => {
  const username = text('KAFKA_USERNAME');
  const password = text('KAFKA_PASSWORD');
  if (username === undefined && password === undefined) return undefined;
  if (username === undefined || password === undefined) {
    throw new StartupError('KAFKA_USERNAME and KAFKA_PASSWORD must be set both or neither.');
  }
  const mechanism = MECHANISMS.find((name) => name === (text('KAFKA_SASL')?.toLowerCase() ?? 'scram-sha-512'));
  if (mechanism === undefined) throw new StartupError(`KAFKA_SASL must be one of ${MECHANISMS.join(', ')}.`);
  return { mechanism, username, password };
};
