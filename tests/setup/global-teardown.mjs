import pg from 'pg';
import { removeRun } from './test-server.mjs';

/** On a server that is not ours the run's template, and what a failed spec forgot, are dropped. */
const dropDatabases = async (address, run) => {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query(
    `SELECT datname FROM pg_database WHERE datname LIKE 'trustlog\\_template\\_' || $1 || '%' OR datname LIKE 'trustlog\\_test\\_' || $1 || '%'`,
    [run],
  );
  for (const { datname } of rows)
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  await client.end();
};

export default async () => {
  const folder = process.env.TRUSTLOG_TEST_RUN;
  if (folder === undefined) return;
  if (process.env.DATABASE_URL) await dropDatabases(process.env.DATABASE_URL, folder.slice(-6).toLowerCase());
  await removeRun(folder);
};
