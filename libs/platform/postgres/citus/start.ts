import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { connectAdmin } from '../admin.js';
import { withParts } from '../database-url.js';
import { sqlFolder } from '../repository.js';
import { StartupError } from '../startup.error.js';
import { isDistributed, type DatabaseKind } from './database-kind.js';
import { distribute, undistributedWithRows } from './distribute.js';
import { prepareNodes, requireCluster } from './nodes.js';

/** What a database is, or is to become. Throws StartupError where it is to become what it cannot be. */
export const kindOf = async (inside: Client, wanted: DatabaseKind | undefined): Promise<DatabaseKind> => {
  const spread = await isDistributed(inside);
  if (spread && wanted === 'postgres')
    throw new StartupError(
      'This database is spread over a Citus cluster; take DATABASE_KIND away, or set it to citus.',
    );
  if (!spread && wanted !== 'citus') return 'postgres';
  await requireCluster(inside);
  return 'citus';
};

/** Rights and roles on every node; `inside` is the administrator in the database, who holds the server's set-up lock. */
export const grantOnCluster = async (inside: Client, database: string): Promise<void> => {
  await prepareNodes(inside, database, await readFile(join(sqlFolder, 'grants.sql'), 'utf8'));
};

/**
 * Spreads the tables that migrations and projections have just made. Throws StartupError where one has rows already:
 * moving those takes time and stands still what is running, so it is asked for by name.
 */
export const distributeNew = async (adminUrl: string, database: string, shards?: number): Promise<void> => {
  const admin = await connectAdmin(withParts(adminUrl, { database }));
  try {
    const full = await undistributedWithRows(admin);
    if (full.length > 0)
      throw new StartupError(
        `Tables of this database lie on the coordinator alone and have rows (${full.join(', ')}); stop every process ` +
          'of Trustlog and run `npm run -s trustlog -- scale citus`.',
      );
    await distribute(admin, { shards });
  } finally {
    await admin.end();
  }
};
