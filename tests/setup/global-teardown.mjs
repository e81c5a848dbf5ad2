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

/** A database of a cluster is one on each of its servers. */
const servers = async () => {
  const { DATABASE_URL: given, DATABASE_KIND: kind } = process.env;
  if (!given || kind !== 'citus') return given ? [given] : [];
  const client = new pg.Client({ connectionString: given });
  await client.connect();
  const { rows } = await client.query('SELECT nodename AS host, nodeport AS port FROM pg_dist_node WHERE groupid > 0');
  await client.end();
  return [given, ...rows.map(({ host, port }) => nodeOf(given, host, port))];
};

const nodeOf = (address, host, port) => {
  const url = new URL(address);
  url.hostname = host;
  url.port = String(port);
  url.pathname = '/postgres';
  return url.href;
};

export default async () => {
  const folder = process.env.TRUSTLOG_TEST_RUN;
  if (folder === undefined) return;
  for (const server of await servers()) await dropDatabases(server, folder.slice(-6).toLowerCase());
  await removeRun(folder);
};
