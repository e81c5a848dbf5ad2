import pg from 'pg';
import { tableName } from '#platform/projection/read-table.sql.js';
import { projections } from '../../../../apps/composition/features.js';
import type { TrustlogServer } from '../../../support/trustlog-server.js';

/**
 * Makes a copy's log end at a moment and folds what is left anew from nothing. Only the superuser of a copy can: the
 * log refuses everybody else.
 */
export const cutOff = async ({ adminUrl, installation }: TrustlogServer, at: string): Promise<void> => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('SET session_replication_role = replica');
    await admin.query('DELETE FROM store.event WHERE recorded_at > $1', [at]);
    await admin.query(
      `UPDATE store.tenant_log l SET head = coalesce((SELECT max(position) FROM store.event e WHERE e.tenant_id = l.tenant_id), 0)`,
    );
    await admin.query('UPDATE store.log_epoch SET epoch = gen_random_uuid()');
    for (const projection of projections) await admin.query(`TRUNCATE ${tableName(projection)}`);
    await admin.query('DELETE FROM read.checkpoint');
  } finally {
    await admin.end();
  }
  for (const { tenantId } of await installation.store.tenants()) await installation.engine.catchUp(tenantId);
};
