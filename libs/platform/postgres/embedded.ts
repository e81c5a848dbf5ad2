import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCluster, type Cluster } from './cluster.js';
import { ensureRunning, type LaunchOptions } from './launch.js';
import { stopPostmaster } from './postmaster.js';
import { StartupError } from './startup.error.js';

/** Everyone who uses an embedded server holds this advisory lock shared; who can have it alone is the last. */
const USERS_LOCK = 7_316_001;
const STOPPING_PATIENCE_MS = 10_000;

/** A running embedded PostgreSQL that this process uses, with others or alone. */
export interface EmbeddedPostgres {
  /** The superuser's address, database `postgres`. */
  readonly adminUrl: string;
  /** Leaves the server; stops it when nobody else uses it. Says which. */
  stop(): Promise<'stopped' | 'left-running'>;
}

const addressOf = (cluster: Cluster, port: number): string =>
  `postgres://postgres:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`;

/** Connects and counts itself in; null when the last user is just stopping the server. */
const countIn = async (adminUrl: string): Promise<Client | null> => {
  const client = new Client({ connectionString: adminUrl, application_name: 'trustlog holder', keepAlive: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock_shared($1) AS got', [
      USERS_LOCK,
    ]);
    if (rows[0]?.got === true) return client;
    await client.end();
  } catch (error) {
    await client.end().catch(() => undefined);
    // 57P03: starting up or shutting down; a refused or lost connection: it just went. Anything else will not pass.
    const code = (error as { code?: string }).code ?? '';
    if (/^(28|3D)/.test(code)) throw error;
  }
  return null;
};

interface Held {
  readonly client: Client;
  readonly port: number;
}

const join = async (cluster: Cluster, options: LaunchOptions): Promise<Held> => {
  const deadline = Date.now() + STOPPING_PATIENCE_MS;
  for (;;) {
    const { port } = await ensureRunning(cluster, options);
    const client = await countIn(addressOf(cluster, port));
    if (client !== null) return { client, port };
    if (Date.now() > deadline) {
      throw new StartupError(
        `The database in ${cluster.folder} does not answer; stop the other Trustlog and start again.`,
      );
    }
    await sleep(100);
  }
};

const isLast = async (client: Client): Promise<boolean> => {
  await client.query('SELECT pg_advisory_unlock_shared($1)', [USERS_LOCK]);
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [USERS_LOCK]);
  return rows[0]?.got === true;
};

const leave = async ({ client, port }: Held, cluster: Cluster): Promise<'stopped' | 'left-running'> => {
  // A lost connection says nothing about the others who use the server: they are asked over a new one.
  const last = await isLast(client).catch(async () => {
    const again = await countIn(addressOf(cluster, port));
    return again === null ? false : isLast(again).finally(() => again.end());
  });
  if (last) await stopPostmaster(cluster.data);
  await client.end().catch(() => undefined);
  return last ? 'stopped' : 'left-running';
};

/**
 * Starts or joins the embedded PostgreSQL of a data folder. Several processes may use one folder at once (a command
 * beside `npm start`); the last to leave stops the server. A killed process counts as gone the moment it dies, so
 * its successor finds the server and owns it. When the server itself dies it is started again on the same port.
 * Throws StartupError with one sentence for a full disk, a read-only folder, a missing package, a held folder.
 */
export const startEmbedded = async (dataFolder: string, options: LaunchOptions = {}): Promise<EmbeddedPostgres> => {
  const cluster = await openCluster(dataFolder, options.durable ?? true);
  let held = await join(cluster, options);
  const { port } = held;
  let closing = false;
  let returning: Promise<void> = Promise.resolve();
  let stopped: Promise<'stopped' | 'left-running'> | undefined;

  const watch = (client: Client): void => {
    client.once('end', () => {
      if (!closing) returning = comeBack();
    });
  };
  const comeBack = async (): Promise<void> => {
    while (!closing) {
      const again = await join(cluster, { ...options, port }).catch(() => null);
      if (again !== null) {
        held = again;
        watch(again.client);
        return;
      }
      await sleep(500);
    }
  };
  const stop = async (): Promise<'stopped' | 'left-running'> => {
    closing = true;
    await returning;
    return leave(held, cluster);
  };
  watch(held.client);

  return { adminUrl: addressOf(cluster, port), stop: () => (stopped ??= stop()) };
};
