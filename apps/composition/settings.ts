import path from 'node:path';
import type { DatabaseKind } from '#platform/postgres/citus/database-kind.js';
import { kafkaSettings, type KafkaSettings } from '#platform/messaging/kafka/settings.js';
import type { AnchorSettings } from '#platform/proof/anchor/anchor-queue.js';
import { anchorSettings } from '#platform/proof/anchor/anchor-settings.js';

/** What a process does: answer requests, keep read models and send mail, or both. */
export type ProcessRole = 'all' | 'api' | 'worker';

/** What the environment says. The README lists every variable. */
export interface Settings {
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** `citus` spreads a new database over the cluster that `databaseUrl` coordinates; one that is spread is known for it. */
  readonly databaseKind: DatabaseKind | undefined;
  /** Parts that tables are cut into when they are spread; undefined: the usual number. */
  readonly databaseShards: number | undefined;
  readonly roleSecret: string | undefined;
  readonly rootKey: string | undefined;
  /** What the log and its keys are called; undefined: it keeps the name that it got. */
  readonly logName: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  /** Where people reach this installation; links in mails begin with it. */
  readonly publicUrl: string;
  /** Bytes of answers that a process keeps to give them again while they hold; 0: none. */
  readonly answerBytes: number;
  /** Demo keys and demo sign-in; never in production. */
  readonly demo: boolean;
  readonly role: ProcessRole;
  /** Null: events go from PostgreSQL to the read models without a broker. */
  readonly kafka: KafkaSettings | null;
  /** Who outside is shown what was signed. */
  readonly anchors: AnchorSettings;
}

/** Reads the environment; an empty variable counts as absent. Throws with the variable's name. */
export const settingsFrom = (environment: NodeJS.ProcessEnv): Settings => {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const port = Number(text('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a number from 0 to 65535.');
  return {
    port,
    dataDir: path.resolve(text('TRUSTLOG_DATA_DIR') ?? '.data'),
    databaseUrl: text('DATABASE_URL'),
    databaseKind: databaseKind(text('DATABASE_KIND')),
    databaseShards: shards(text('DATABASE_SHARDS')),
    roleSecret: text('TRUSTLOG_ROLE_SECRET'),
    rootKey: text('TRUSTLOG_ROOT_KEY'),
    logName: text('TRUSTLOG_LOG_NAME'),
    smtpUrl: text('SMTP_URL'),
    mailFrom: text('MAIL_FROM'),
    answerBytes: megabytes('TRUSTLOG_ANSWERS_MB', text('TRUSTLOG_ANSWERS_MB')),
    publicUrl: text('TRUSTLOG_PUBLIC_URL') ?? `http://localhost:${String(port)}`,
    demo: text('TRUSTLOG_DEMO') !== 'off' && text('NODE_ENV') !== 'production',
    anchors: anchorSettings(environment),
    ...processes(environment, text),
  };
};

const ROLES: readonly ProcessRole[] = ['all', 'api', 'worker'];

/** With a broker the read models are kept by workers; without one, by the process that answers requests. */
const processes = (
  environment: NodeJS.ProcessEnv,
  text: (name: string) => string | undefined,
): Pick<Settings, 'role' | 'kafka'> => {
  const kafka = kafkaSettings(environment);
  const named = text('TRUSTLOG_ROLE') ?? (kafka ? 'api' : 'all');
  const role = ROLES.find((name) => name === named);
  if (!role) throw new Error(`TRUSTLOG_ROLE must be one of ${ROLES.join(', ')}.`);
  return { role, kafka };
};

const databaseKind = (text: string | undefined): DatabaseKind | undefined => {
  if (text === undefined || text === 'postgres' || text === 'citus') return text;
  throw new Error('DATABASE_KIND must be postgres or citus.');
};

const MOST_SHARDS = 4096;

const shards = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_SHARDS) return count;
  throw new Error(`DATABASE_SHARDS must be a whole number from 1 to ${String(MOST_SHARDS)}.`);
};

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 65_536;

const USUAL_MEGABYTES = 64;

const megabytes = (name: string, text: string | undefined): number => {
  const count = Number(text ?? USUAL_MEGABYTES);
  if (!Number.isInteger(count) || count < 0 || count > MOST_MEGABYTES)
    throw new Error(`${name} must be a whole number of megabytes, 0 to ${String(MOST_MEGABYTES)}; 0 keeps no answers.`);
  return count * MEGABYTE;
};
