import { escapeIdentifier } from 'pg';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { aloneOnServer, connectAdmin } from '#platform/postgres/admin.js';
import { openCluster } from '#platform/postgres/cluster.js';
import { ensureRunning } from '#platform/postgres/launch.js';
import { migrate, type MigrateOptions } from '#platform/postgres/migrate.js';
import { prepareDatabase } from '#platform/postgres/prepare-database.js';
import { roleSecret } from '#platform/postgres/role-secret.js';
import { repositoryRoot } from '#platform/postgres/repository.js';
import { databaseUrls, grantRights, type DatabaseUrls } from '#platform/postgres/roles.js';
import { withParts } from '#platform/postgres/database-url.js';

/** A fresh, migrated database of a test's own. */
export interface TestDatabase {
  readonly name: string;
  readonly urls: DatabaseUrls;
  /** The superuser's address of this database: for looking behind row-level security and for planting faults. */
  readonly adminUrl: string;
  /** Every spec drops what it made; connections that are still open are cut. */
  drop(): Promise<void>;
}

interface TestServer {
  /** The superuser's address of the maintenance database. */
  readonly adminUrl: string;
  readonly secret: string;
  readonly template: string;
}

const runFolder = (): string => {
  const folder = process.env['TRUSTLOG_TEST_RUN'];
  if (folder === undefined) throw new Error('Run database tests with jest: tests/setup/global-setup.mjs was not run.');
  return folder;
};

/** `DATABASE_URL`'s server, or one embedded server for all workers of this run, started by the first who asks. */
const startServer = async (): Promise<TestServer> => {
  const folder = runFolder();
  const template = `trustlog_template_${folder.slice(-6).toLowerCase()}`;
  const given = process.env['DATABASE_URL'] ?? '';
  if (given !== '') {
    const dataFolder = process.env['TRUSTLOG_DATA_DIR'] ?? join(repositoryRoot, '.data');
    const secret = await roleSecret(dataFolder, process.env['TRUSTLOG_ROLE_SECRET']);
    return { adminUrl: given, secret, template };
  }
  const cluster = await openCluster(folder, false);
  const { port } = await ensureRunning(cluster, { durable: false });
  const adminUrl = `postgres://postgres:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`;
  return { adminUrl, secret: await roleSecret(folder), template };
};

/** The template is migrated once for all workers, under another name until it is whole. */
const withTemplate = async (server: TestServer): Promise<TestServer> => {
  const half = `${server.template}_half`;
  const TEMPLATE_LOCK = 7_316_004;
  const admin = await connectAdmin(server.adminUrl);
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [server.template]);
    if (rowCount !== 0) return server;
    await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(half)} WITH (FORCE)`);
    await prepareDatabase(server.adminUrl, { roleSecret: server.secret, database: half });
    await admin.query(`ALTER DATABASE ${escapeIdentifier(half)} RENAME TO ${escapeIdentifier(server.template)}`);
    return server;
  } finally {
    await admin.end();
  }
};

let server: Promise<TestServer> | undefined;

/**
 * A new database with every migration applied, cloned from a template (about 50 ms), on a real PostgreSQL.
 * `name` only makes it easier to recognise. `afterMigrate` runs as the owner in the new database.
 */
export const testDatabase = async (
  name = 'db',
  options: Pick<MigrateOptions, 'afterMigrate'> = {},
): Promise<TestDatabase> => {
  server ??= startServer().then(withTemplate);
  const { adminUrl, secret, template } = await server;
  const label = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 20);
  const database = `${template.replace('template', 'test')}_${label}_${randomBytes(4).toString('hex')}`;
  const own = withParts(adminUrl, { database });
  await aloneOnServer(adminUrl, async (admin) => {
    await admin.query(`CREATE DATABASE ${escapeIdentifier(database)} TEMPLATE ${escapeIdentifier(template)}`);
    // Who may connect belongs to the database and is not cloned; the roles' passwords hold since the template.
    const inside = await connectAdmin(own);
    await grantRights(inside).finally(() => inside.end());
  });
  const urls = databaseUrls(adminUrl, database, secret);
  if (options.afterMigrate !== undefined) await migrate(urls.owner, options);
  return {
    name: database,
    urls,
    adminUrl: own,
    drop: async () => {
      const admin = await connectAdmin(adminUrl);
      await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
      await admin.end();
    },
  };
};
