import type { ClientBase } from 'pg';
import { isDistributed } from '#platform/postgres/citus/database-kind.js';
import { splitStatements } from '#platform/postgres/citus/for-citus.js';
import { createTableSql, tableName, type TableOf } from './read-table.sql.js';

/**
 * Makes the tables of projections that are not there yet. On a cluster whoever opened the database spreads them
 * afterwards; a table that is spread already is left alone but for indexes that it lacks, because each statement about
 * it goes to every shard.
 */
export const makeReadTables = async (owner: ClientBase, projections: readonly TableOf[]): Promise<void> => {
  const spread = (await isDistributed(owner)) ? await namesThere(owner) : new Set<string>();
  for (const projection of projections) {
    const sql = createTableSql(projection);
    const left = spread.has(tableName(projection)) ? splitStatements(sql).filter((one) => lacks(spread, one)) : [sql];
    for (const statement of left) await owner.query(statement);
  }
};

const namesThere = async (owner: ClientBase): Promise<Set<string>> => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT 'read.' || relname AS name FROM pg_class WHERE relnamespace = 'read'::regnamespace`,
  );
  return new Set(rows.map(({ name }) => name));
};

const lacks = (spread: ReadonlySet<string>, statement: string): boolean => {
  const index = /^CREATE (?:UNIQUE )?INDEX IF NOT EXISTS (\S+)/.exec(statement)?.[1];
  return index !== undefined && !spread.has(`read.${index}`);
};
