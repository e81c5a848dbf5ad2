import { escapeIdentifier } from 'pg';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { aloneOnServer, connectAdmin } from '#platform/postgres/admin.js';
import type { DatabaseKind } from '#platform/postgres/citus/database-kind.js';
import { distributeNew, grantOnCluster } from '#platform/postgres/citus/start.js';
import { openCluster } from '#platform/postgres/cluster.js';
import { ensureRunning } from '#platform/postgres/launch.js';
import { migrate, type MigrateOptions } from '#platform/postgres/migrate.js';
import { prepareDatabase } from '#platform/postgres/prepare-database.js';
import { roleSecret } from '#platform/postgres/role-secret.js';
import { repositoryRoot } from '#platform/postgres/repository.js';
import { databaseUrls, grantRights, type DatabaseUrls } from '#platform/postgres/roles.js';
import { withParts } from '#platform/postgres/database-url.js';
import { ClusterDatabases } from './cluster-databases.js';

/** A fresh, migrated database of a test's own. */
export interface TestDatabase {
  readonly name: string;
  readonly urls: DatabaseUrls;
  /** The superuser's address of this database: for looking behind row-level security and for planting faults. */
  readonly adminUrl: string;
  /** What the roles' passwords are made from: opening this database with another one would shut out all other specs. */
  readonly roleSecret: string;
  /** `citus` where the run was given a cluster: DATABASE_KIND. */
  readonly kind: DatabaseKind;
  /** Every spec drops what it made; connections that are still open are cut. */
  drop(): Promise<void>;
}

/** A database that is made once a run and cloned by everybody who names it. */
export interface TestTemplate {
  /** Lower-case letters. */
  readonly name: string;
  /** Fills a freshly migrated database and closes every connection to it. Runs once, whoever asks first. */
  readonly make: (database: Omit<TestDatabase, 'drop'>) => Promise<void>;
}

export interface TestDatabaseOptions extends Pick<MigrateOptions, 'afterMigrate'> {
  readonly template?: TestTemplate;
}

interface TestServer {
  /** The superuser's address of the maintenance database. */
  readonly adminUrl: string;
  readonly secret: string;
  readonly template: string;
  /** Null: one PostgreSQL. */
  readonly cluster: ClusterDatabases | null;
}

const TEMPLATE_LOCK = 7_316_004;
/** Few, because each table is made as often. */
const TEST_SHARDS = 4;

/** The folder of this run, shared by its workers and removed at its end. */
export const runFolder = (): string => {
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
    const cluster = process.env['DATABASE_KIND'] === 'citus' ? await ClusterDatabases.of(given) : null;
    return { adminUrl: given, secret, template, cluster };
  }
  const cluster = await openCluster(folder, false);
  const { port } = await ensureRunning(cluster, { durable: false });
  const adminUrl = `postgres://postgres:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`;
  return { adminUrl, secret: await roleSecret(folder), template, cluster: null };
};

/** A template is made once for all workers, under another name until it is whole. */
const makeOnce = async (
  { adminUrl, cluster }: TestServer,
  template: string,
  make: (half: string) => Promise<unknown>,
): Promise<void> => {
  const half = `${template}_half`;
  const admin = await connectAdmin(adminUrl);
  try {
    await admin.query('SELECT pg_advisory_lock($1, hashtext($2))', [TEMPLATE_LOCK, template]);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount !== 0) return;
    await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(half)} WITH (FORCE)`);
    await make(half);
    if (cluster) await cluster.rename(half, template);
    else await admin.query(`ALTER DATABASE ${escapeIdentifier(half)} RENAME TO ${escapeIdentifier(template)}`);
  } finally {
    await admin.end();
  }
};

const withTemplate = async (server: TestServer): Promise<TestServer> => {
  const { adminUrl, secret, cluster } = server;
  await makeOnce(server, server.template, async (half) => {
    await cluster?.create(half);
    const kind = cluster ? 'citus' : undefined;
    await prepareDatabase(adminUrl, { roleSecret: secret, database: half, kind, shards: TEST_SHARDS });
  });
  return server;
};

const cloned = async (
  { adminUrl, secret, cluster }: TestServer,
  template: string,
  name: string,
): Promise<Omit<TestDatabase, 'drop'>> => {
  const own = withParts(adminUrl, { database: name });
  await aloneOnServer(adminUrl, async (admin) => {
    if (cluster) await cluster.clone(template, name);
    else await admin.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
    // Who may connect belongs to the database and is not cloned; the roles' passwords hold since the template.
    const inside = await connectAdmin(own);
    const grant = cluster ? grantOnCluster(inside, name) : grantRights(inside);
    await grant.finally(() => inside.end());
  });
  const kind = cluster ? 'citus' : 'postgres';
  return { name, urls: databaseUrls(adminUrl, name, secret, kind), adminUrl: own, roleSecret: secret, kind };
};

/** The name of the template to clone; it is made where it is missing. */
const templateFor = async (server: TestServer, wanted?: TestTemplate): Promise<string> => {
  if (wanted === undefined) return server.template;
  const name = `${server.template}_${wanted.name}`;
  await makeOnce(server, name, async (half) => wanted.make(await cloned(server, server.template, half)));
  return name;
};

let server: Promise<TestServer> | undefined;

/**
 * A new database with every migration applied, cloned from a template (about 50 ms), on a real PostgreSQL.
 * `name` only makes it easier to recognise. `afterMigrate` runs as the owner in the new database; `template` is made
 * once a run and cloned instead of an empty one.
 */
export const testDatabase = async (name = 'db', options: TestDatabaseOptions = {}): Promise<TestDatabase> => {
  server ??= startServer().then(withTemplate);
  const running = await server;
  const template = await templateFor(running, options.template);
  const label = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 20);
  const unique = `${running.template.replace('template', 'test')}_${label}_${randomBytes(4).toString('hex')}`;
  const database = await cloned(running, template, unique);
  if (options.afterMigrate !== undefined) {
    await migrate(database.urls.owner, { ...options, kind: database.kind });
    if (database.kind === 'citus') await distributeNew(running.adminUrl, unique);
  }
  return {
    ...database,
    drop: async () => {
      if (running.cluster) return running.cluster.drop(unique);
      const admin = await connectAdmin(running.adminUrl);
      await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(unique)} WITH (FORCE)`);
      await admin.end();
    },
  };
};
