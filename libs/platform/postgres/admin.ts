import { Client } from 'pg';
import { databaseOf, withoutPassword, withParts } from './database-url.js';
import { errorCode, errorMessage, StartupError } from './startup.error.js';

const OLDEST = 150_000;
const PATIENCE_MS = 10_000;

const explain = (url: string, error: unknown): StartupError => {
  const where = withoutPassword(url);
  const code = errorCode(error);
  const why = errorMessage(error);
  if (code.startsWith('28'))
    return new StartupError(`PostgreSQL at ${where} refuses the user or the password (${why}).`, { cause: error });
  if (code === '3D000')
    return new StartupError(`PostgreSQL at ${where} has no such database; correct DATABASE_URL.`, { cause: error });
  return new StartupError(`PostgreSQL at ${where} cannot be reached (${why}); check DATABASE_URL and that it runs.`, {
    cause: error,
  });
};

/** Connects as the administrator. Throws StartupError when the server cannot be reached, or says no. */
export const connectAdmin = async (url: string): Promise<Client> => {
  const client = new Client({
    connectionString: url,
    application_name: 'trustlog set-up',
    connectionTimeoutMillis: PATIENCE_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw explain(url, error);
  }
};

/** Throws StartupError for a PostgreSQL older than 15. */
export const requireVersion = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ number: number; name: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
  );
  const found = rows[0];
  if (found !== undefined && found.number < OLDEST) {
    throw new StartupError(`PostgreSQL ${found.name} is too old; Trustlog needs PostgreSQL 15 to 18.`);
  }
};

/**
 * Runs `work` while no other process sets up the same server. The lock must be one and the same for every database,
 * and advisory locks belong to a database: so it is taken in `postgres`, or where that is closed, in the address's own.
 */
export const aloneOnServer = async <Answer>(
  adminUrl: string,
  work: (admin: Client) => Promise<Answer>,
): Promise<Answer> => {
  const SET_UP_LOCK = 7_316_002;
  const admin = await connectAdmin(withParts(adminUrl, { database: 'postgres' })).catch(() => connectAdmin(adminUrl));
  try {
    await requireVersion(admin);
    await admin.query('SELECT pg_advisory_lock($1)', [SET_UP_LOCK]);
    return await work(admin);
  } finally {
    await admin.end();
  }
};

/** The database that Trustlog keeps its records in: the one the address names, else `trustlog`. */
export const targetDatabase = (adminUrl: string): string => {
  const named = databaseOf(adminUrl);
  return ['', 'postgres', 'template1'].includes(named) ? 'trustlog' : named;
};
