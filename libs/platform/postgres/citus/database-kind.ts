import type { ClientBase } from 'pg';

/** One PostgreSQL, or several that Citus makes into one. */
export type DatabaseKind = 'postgres' | 'citus';

/** Whether the log of this database is spread over the nodes of a cluster. */
export const isDistributed = async (client: ClientBase): Promise<boolean> => {
  const { rows } = await client.query<{ is_there: boolean }>(
    `SELECT to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL AND to_regclass('store.tenant_log') IS NOT NULL AS is_there`,
  );
  if (rows[0]?.is_there !== true) return false;
  const { rowCount } = await client.query(
    `SELECT FROM pg_catalog.pg_dist_partition WHERE logicalrelid = 'store.tenant_log'::regclass`,
  );
  return (rowCount ?? 0) > 0;
};

/** Where the extension is there before anything is spread, the schema is made on this server alone. */
export const keepFromNodes = async (client: ClientBase): Promise<void> => {
  const { rowCount } = await client.query(`SELECT FROM pg_extension WHERE extname = 'citus'`);
  if (rowCount) await client.query('SET citus.enable_ddl_propagation = off');
};
