import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import type { KafkaSettings } from './settings.js';

/** Told of what kafkajs complains about: `what` is one of its own sentences, without topic, key or value. */
export type OnKafkaComplaint = (level: 'warn' | 'error', what: string) => void;

/** What kafkajs says at every start of a broker and every join of a group, and cures by itself. */
const HARMLESS = /coordinator is (loading|not available)|coordinator is not available|group is rebalancing/i;
const CONNECTION_MS = 3_000;
const REQUEST_MS = 10_000;

/**
 * A client of the brokers with deadlines of our own: kafkajs waits 30 s by itself and does not enforce even that on a
 * socket that has gone silent.
 */
export const kafkaClient = (
  settings: KafkaSettings,
  clientId: string,
  onComplaint: OnKafkaComplaint = () => undefined,
): Kafka =>
  new Kafka({
    clientId,
    brokers: [...settings.brokers],
    ssl: settings.ssl,
    sasl: settings.sasl,
    connectionTimeout: CONNECTION_MS,
    requestTimeout: REQUEST_MS,
    enforceRequestTimeout: true,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      complain(entry, onComplaint);
    },
  });

const complain = ({ level, log }: LogEntry, tell: OnKafkaComplaint): void => {
  const said = [log.message, log['error']].filter((part) => typeof part === 'string').join(': ');
  if (!HARMLESS.test(said)) tell(level === logLevel.ERROR ? 'error' : 'warn', said);
};
