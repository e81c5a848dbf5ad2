import { escapeIdentifier, type Client } from 'pg';
import { aloneOnServer, connectAdmin, targetDatabase } from './admin.js';
import { keepFromNodes, type DatabaseKind } from './citus/database-kind.js';
import { distributeNew, grantOnCluster, kindOf } from './citus/start.js';
import { withParts } from './database-url.js';
import { migrate, type MigrateOptions } from './migrate.js';
import { createRoles, databaseUrls, grantRights, setPasswords, type DatabaseUrls } from './roles.js';

export interface PrepareOptions extends MigrateOptions {
  /** See `roleSecret()`. */
  readonly roleSecret: string;
  /** Default: the database that the address names, and `trustlog` where that is `postgres` or none. */
  readonly database?: string;
  /** `citus` spreads a database that is still empty over its cluster; one that is spread already is known for it. */
  readonly kind?: DatabaseKind;
  /** Parts that each table is cut into when a database is spread over a cluster for the first time; default 32. */
  readonly shards?: number;
  /** What the administrator should know: for example that a managed server keeps us from a hardening. */
  readonly onNotice?: (sentence: string) => void;
}

const createDatabase = async (admin: Client, database: string): Promise<void> => {
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0)
    await admin.query(`CREATE DATABASE ${escapeIdentifier(database)} ENCODING 'UTF8' TEMPLATE template0`);
};

/** Where a database is reached, and what it is. */
export interface PreparedDatabase extends DatabaseUrls {
  readonly kind: DatabaseKind;
}

/** Rights and passwords for one database, under the server's set-up lock. */
const prepareRights = async (
  admin: Client,
  adminUrl: string,
  database: string,
  options: Pick<PrepareOptions, 'roleSecret' | 'onNotice' | 'kind'>,
): Promise<PreparedDatabase> => {
  const inside = await connectAdmin(withParts(adminUrl, { database }));
  inside.on('notice', ({ severity, message }) => {
    if (severity === 'WARNING' && message !== undefined) options.onNotice?.(message);
  });
  try {
    const kind = await kindOf(inside, options.kind);
    if (kind === 'citus') await grantOnCluster(inside, database);
    else {
      await keepFromNodes(inside);
      await grantRights(inside);
    }
    const urls = databaseUrls(adminUrl, database, options.roleSecret, kind);
    await setPasswords(admin, urls);
    return { ...urls, kind };
  } finally {
    await inside.end();
  }
};

/**
 * Brings a server from anything to ready: roles, database, schemas, rights, passwords, migrations, then the hook.
 * Doing it again changes nothing; several processes may do it at once.
 * `adminUrl` is a superuser's, or one's who may create roles and databases (PostgreSQL 15 to 18).
 * Throws StartupError when the server is unreachable or too old, or an applied migration was altered.
 */
export const prepareDatabase = async (adminUrl: string, options: PrepareOptions): Promise<PreparedDatabase> => {
  const database = options.database ?? targetDatabase(adminUrl);
  const prepared = await aloneOnServer(adminUrl, async (admin) => {
    await createRoles(admin);
    await createDatabase(admin, database);
    return prepareRights(admin, adminUrl, database, options);
  });
  await migrate(prepared.owner, { ...options, kind: prepared.kind });
  if (prepared.kind === 'citus') await distributeNew(adminUrl, database, options.shards);
  return prepared;
};
