import type { ColumnType, Projection } from '#platform/kernel/projection.js';

const SQL_TYPE: Record<ColumnType, string> = {
  uuid: 'uuid',
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  boolean: 'boolean',
  date: 'date',
  timestamptz: 'timestamptz',
  json: 'jsonb',
};

/** A projection as far as its table goes; the row type does not matter to SQL. */
export type TableOf = Pick<Projection<never>, 'name' | 'version' | 'table'>;

const NAME = /^[a-z][a-z0-9_]*$/;
const checked = (name: string): string => {
  if (!NAME.test(name)) throw new Error(`"${name}" is not a name for a table or column.`);
  return name;
};

/** Stored name of a projection's table in schema `read`: `read.campaign_v1`. */
export const tableName = ({ table, version }: TableOf): string => `read.${checked(table.name)}_v${String(version)}`;

/** Key and other columns in their order, with their SQL types. */
export const columnsOf = ({ table }: TableOf): readonly (readonly [string, string])[] =>
  Object.entries({ ...table.key, ...table.columns }).map(([name, type]) => [checked(name), SQL_TYPE[type]]);

/** The columns that the engine itself keeps, in their order. */
export const RANGE_COLUMNS = [
  ['from_position', 'bigint'],
  ['from_at', 'timestamptz'],
  ['to_position', 'bigint'],
  ['to_at', 'timestamptz'],
] as const;

/** The tenants in sight, read from the setting once a statement: without the SELECT it were once a row. */
const SEEN = `(SELECT string_to_array(current_setting('app.tenants', true), ',')::uuid[])::uuid[]`;

/**
 * SQL that makes a projection's table with its keys, indexes, row-level security and grants; harmless when repeated.
 * A row holds from `from_at` until just before `to_at`; the row that holds now has `to_at = 'infinity'`.
 */
export const createTableSql = (projection: TableOf): string => {
  const name = tableName(projection);
  const bare = name.slice('read.'.length);
  const key = Object.keys(projection.table.key).map(checked).join(', ');
  const columns = columnsOf(projection).map(
    ([column, type]) => `${column} ${type}${column in projection.table.key ? ' NOT NULL' : ''}`,
  );
  const indexes = (projection.table.indexes ?? []).map(
    (list, n) =>
      `CREATE INDEX IF NOT EXISTS ${bare}_i${String(n + 1)} ON ${name} (tenant_id, ${list.map(checked).join(', ')}) WHERE to_at = 'infinity';`,
  );
  return `
CREATE TABLE IF NOT EXISTS ${name} (
  tenant_id uuid NOT NULL,
  ${columns.join(',\n  ')},
  from_position bigint NOT NULL,
  from_at timestamptz NOT NULL,
  to_position bigint,
  to_at timestamptz NOT NULL DEFAULT 'infinity',
  PRIMARY KEY (tenant_id, ${key}, from_position)
);
CREATE UNIQUE INDEX IF NOT EXISTS ${bare}_now ON ${name} (tenant_id, ${key}) WHERE to_at = 'infinity';
${indexes.join('\n')}
ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${name} FORCE ROW LEVEL SECURITY;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = 'read' AND tablename = '${bare}' AND policyname = 'tenants') THEN
    CREATE POLICY tenants ON ${name}
      USING (tenant_id = ANY (${SEEN}))
      WITH CHECK (tenant_id = ANY (${SEEN}));
  END IF;
END $$;
GRANT SELECT ON ${name} TO trustlog_read;
GRANT SELECT, INSERT, UPDATE, DELETE ON ${name} TO trustlog_project;`;
};
