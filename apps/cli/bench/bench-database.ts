import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectAdmin } from '#platform/postgres/admin.js';
import { withParts } from '#platform/postgres/database-url.js';
import { escapeIdentifier } from 'pg';
import { openDatabase } from '#platform/postgres/open-database.js';
import { roleSecret } from '#platform/postgres/role-secret.js';
import { settingsFrom, type Settings } from '../../composition/settings.js';

/** A database and a data folder of the bench's own, on the installation's server: what is measured there touches nothing else. */
export const withBenchDatabase = async <Answer>(work: (settings: Settings) => Promise<Answer>): Promise<Answer> => {
  const settings = settingsFrom(process.env);
  const { dataDir } = settings;
  const home = await openDatabase({
    dataFolder: dataDir,
    databaseUrl: settings.databaseUrl,
    roleSecret: settings.roleSecret,
  });
  const secret = await roleSecret(dataDir, settings.roleSecret);
  const folder = await mkdtemp(path.join(tmpdir(), 'trustlog-bench-'));
  const database = `trustlog_bench_${randomBytes(4).toString('hex')}`;
  try {
    const databaseUrl = withParts(home.adminUrl, { database });
    return await work({ ...settings, dataDir: folder, roleSecret: secret, databaseUrl });
  } finally {
    const admin = await connectAdmin(home.adminUrl);
    await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)} WITH (FORCE)`);
    await admin.end();
    await home.close();
    await rm(folder, { recursive: true, force: true });
  }
};
