import { randomBytes } from 'node:crypto';
import { connectAdmin } from '#platform/postgres/admin.js';
import { withParts } from '#platform/postgres/database-url.js';
import { escapeIdentifier } from 'pg';
import { openDatabase } from '#platform/postgres/open-database.js';
import { settingsFrom, type Settings } from '../../composition/settings.js';

/** A database of the bench's own on the installation's server: what is measured there touches nothing else. */
export const withBenchDatabase = async <Answer>(work: (settings: Settings) => Promise<Answer>): Promise<Answer> => {
  const settings = settingsFrom(process.env);
  const { dataDir, databaseUrl, roleSecret } = settings;
  const home = await openDatabase({ dataFolder: dataDir, databaseUrl, roleSecret });
  const database = `trustlog_bench_${randomBytes(4).toString('hex')}`;
  try {
    return await work({ ...settings, databaseUrl: withParts(home.adminUrl, { database }) });
  } finally {
    const admin = await connectAdmin(home.adminUrl);
    await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
    await admin.end();
    await home.close();
  }
};
