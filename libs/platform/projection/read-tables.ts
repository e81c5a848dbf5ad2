import type { ClientBase } from 'pg';
import { splitStatements } from '#platform/postgres/citus/for-citus.js';
import { createTableSql, tableName, type TableOf } from './read-table.sql.js';

/**
 * Makes the tables of projections that are not there yet. On a cluster whoever opened the database spreads them
 * afterwards. A table that is there is left alone but for indexes that it lacks: a process that starts must not lock
 * what others write into, and on a cluster each statement about it goes to every shard.
 */
export const makeReadTables = async (owner: ClientBase, projections: readonly TableOf[]): Promise<void> => {
  const there = await namesThere(owner);
  for (const projection of projections) {
    const sql = createTableSql(projection);
    const left = there.has(tableName(projection)) ? splitStatements(sql).filter((one) => lacks(there, one)) : [sql];
    for (const statement of left) await owner.query(statement);
  }
};

/** Indexes, and tables that show a row to its tenant alone; one that did not would be made to. */
const namesThere = async (owner: ClientBase): Promise<Set<string>> => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT 'read.' || relname AS name FROM pg_class WHERE relnamespace = 'read'::regnamespace
      AND (relkind IN ('i', 'I') OR (relrowsecurity AND relforcerowsecurity))`,
  );
  return new Set(rows.map(({ name }) => name));
};

const lacks = (there: ReadonlySet<string>, statement: string): boolean => {
  const index = /^CREATE (?:UNIQUE )?INDEX IF NOT EXISTS (\S+)/.exec(statement)?.[1];
  return index !== undefined && !there.has(`read.${index}`);
};
