import type { ClientBase } from 'pg';
import type { RowKey } from '#platform/kernel/projection.js';
import { ClusterClient } from '#platform/postgres/citus/cluster-client.js';
import { addByTenant } from './cluster-rows.js';
import { plainArray, textArray } from '#platform/postgres/array-literal.js';
import { columnsOf, RANGE_COLUMNS, tableName } from './read-table.sql.js';
import type { AnyProjection, RowChanges, RowVersion } from './row-fold.js';

type Cell = string | number | boolean | null;

/** JSON columns travel as text and are cast; everything else as it is. */
const cell = (type: string, value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  return type === 'jsonb' ? JSON.stringify(value) : (value as Cell);
};

/** A row and the tenant that it belongs to. */
export type TenantsRow = readonly [tenantId: string, version: RowVersion];

/** Reads and writes the rows of one projection, many at a time, one statement each. Runs in the caller's transaction. */
export class RowWriter {
  private readonly table: string;
  private readonly columns: readonly (readonly [string, string])[];
  private readonly keyColumns: readonly (readonly [string, string])[];
  /** Every column of the table. */
  private readonly all: readonly (readonly [string, string])[];

  constructor(private readonly projection: AnyProjection) {
    this.table = tableName(projection);
    this.columns = columnsOf(projection);
    this.keyColumns = this.columns.filter(([name]) => name in projection.table.key);
    this.all = [['tenant_id', 'uuid'], ...this.columns, ...RANGE_COLUMNS];
  }

  /** The rows that hold now for these keys. */
  async read(
    client: ClientBase,
    tenantId: string,
    keys: readonly RowKey[],
  ): Promise<readonly (readonly [RowKey, RowVersion])[]> {
    if (keys.length === 0) return [];
    const match = this.keyColumns.map(([name]) => `t.${name} = k.${name}`).join(' AND ');
    const result = await client.query<StoredRow>(
      `SELECT ${this.select('t')} FROM ${this.unnestKeys(2)} JOIN ${this.table} t ON ${match} WHERE t.tenant_id = $1 AND t.to_at = 'infinity'`,
      [tenantId, ...this.keyArrays(keys)],
    );
    return result.rows.map((stored) => {
      const version = this.version(stored);
      return [Object.fromEntries(this.keyColumns.map(([name]) => [name, version.row[name] ?? null])), version] as const;
    });
  }

  /** Every row of a tenant, present and past, in the order of their keys. */
  async readAll(client: ClientBase, tenantId: string): Promise<readonly RowVersion[]> {
    const order = this.keyColumns.map(([name]) => name).join(', ');
    const result = await client.query<StoredRow>(
      `SELECT ${this.select('t')} FROM ${this.table} t WHERE t.tenant_id = $1 ORDER BY ${order}, from_position`,
      [tenantId],
    );
    return result.rows.map((stored) => this.version(stored));
  }

  async clear(client: ClientBase, tenantId: string): Promise<void> {
    await client.query(`DELETE FROM ${this.table} WHERE tenant_id = $1`, [tenantId]);
  }

  async write(client: ClientBase, tenantId: string, changes: RowChanges): Promise<void> {
    await this.end(client, tenantId, changes);
    await this.remove(client, tenantId, changes);
    await this.add(client, tenantId, changes.added);
  }

  private async end(client: ClientBase, tenantId: string, { ended }: RowChanges): Promise<void> {
    if (ended.length === 0) return;
    const n = this.keyColumns.length + 2;
    const match = this.keyColumns.map(([name]) => `t.${name} = k.${name}`).join(' AND ');
    await client.query(
      `UPDATE ${this.table} t SET to_position = k.to_position, to_at = k.to_at
       FROM unnest(${this.keyParams(2)}, $${String(n)}::bigint[], $${String(n + 1)}::bigint[], $${String(n + 2)}::timestamptz[])
         AS k(${this.keyNames()}, from_position, to_position, to_at)
       WHERE t.tenant_id = $1 AND ${match} AND t.from_position = k.from_position`,
      [
        tenantId,
        ...this.keyArrays(ended.map(({ key }) => key)),
        ended.map((e) => e.fromPosition),
        ended.map((e) => e.toPosition),
        ended.map((e) => e.toAt),
      ],
    );
  }

  private async remove(client: ClientBase, tenantId: string, { gone }: RowChanges): Promise<void> {
    if (gone.length === 0) return;
    const n = this.keyColumns.length + 2;
    const match = this.keyColumns.map(([name]) => `t.${name} = k.${name}`).join(' AND ');
    await client.query(
      `DELETE FROM ${this.table} t USING unnest(${this.keyParams(2)}, $${String(n)}::bigint[]) AS k(${this.keyNames()}, from_position)
       WHERE t.tenant_id = $1 AND ${match} AND t.from_position = k.from_position`,
      [tenantId, ...this.keyArrays(gone.map(({ key }) => key)), gone.map((g) => g.fromPosition)],
    );
  }

  async add(client: ClientBase, tenantId: string, added: readonly RowVersion[]): Promise<void> {
    await this.addMany(
      client,
      added.map((version) => [tenantId, version]),
    );
  }

  /** Adds rows of several tenants, all of which the transaction is open for. */
  async addMany(client: ClientBase, added: readonly TenantsRow[]): Promise<void> {
    if (added.length === 0) return;
    const names = this.all.map(([name]) => name).join(', ');
    const insert = `INSERT INTO ${this.table} (${names}) SELECT ${this.picked()} FROM ${this.given(` AS u(${names})`)}`;
    if (!(client instanceof ClusterClient)) await client.query(insert, this.values(added));
    else await addByTenant(client, { insert, added, values: (mine) => this.values(mine) });
  }

  /**
   * Takes away what the tables hold of these tenants beyond the rows given, and answers those of them that they do not
   * hold: a row that stands as it should is not written again. Not for a cluster. `NOT IN` is looked up in a hash
   * whatever the planner thinks of its length; an anti-join was seen to compare each with each.
   */
  async removeOthers(
    client: ClientBase,
    tenants: readonly string[],
    rows: readonly TenantsRow[],
  ): Promise<readonly TenantsRow[]> {
    const names = this.all.map(([name]) => name);
    const key = ['tenant_id', ...this.keyColumns.map(([name]) => name), 'from_position'];
    const rest = (alias: string): string =>
      names.flatMap((name) => (key.includes(name) ? [] : [`${alias}.${name}`])).join(', ');
    const mine = `t.tenant_id = ANY ($${String(names.length + 1)}::uuid[])`;
    const { rows: left } = await client.query<{ n: string }>(
      `WITH fresh AS MATERIALIZED (
         SELECT ${this.picked()}, u.n FROM ${this.given(` WITH ORDINALITY AS u(${names.join(', ')}, n)`)}),
       kept AS MATERIALIZED (
         SELECT f.n, t.ctid AS place FROM fresh f
         JOIN ${this.table} t ON ${key.map((name) => `t.${name} = f.${name}`).join(' AND ')}
         WHERE ${mine} AND (${rest('t')}) IS NOT DISTINCT FROM (${rest('f')})),
       gone AS (
         DELETE FROM ${this.table} t WHERE ${mine} AND t.ctid NOT IN (SELECT k.place FROM kept k))
       SELECT f.n FROM fresh f WHERE f.n NOT IN (SELECT k.n FROM kept k) ORDER BY f.n`,
      [...this.values(rows), plainArray(tenants)],
    );
    return left.flatMap(({ n }) => rows.slice(Number(n) - 1, Number(n)));
  }

  /** Parameters as lists of rows, which `names` names. */
  private given(names: string): string {
    const lists = this.all.map(([, type], n) => `$${String(n + 1)}::${type === 'jsonb' ? 'text' : type}[]`);
    return `unnest(${lists.join(', ')})${names}`;
  }

  /** Every column of the rows given, as the table has it. */
  private picked(): string {
    return this.all.map(([name, type]) => (type === 'jsonb' ? `u.${name}::jsonb AS ${name}` : `u.${name}`)).join(', ');
  }

  private values(added: readonly TenantsRow[]): unknown[] {
    return [
      plainArray(added.map(([tenantId]) => tenantId)),
      ...this.columns.map(([name, type]) => textArray(added.map(([, { row }]) => cell(type, row[name])))),
      plainArray(added.map(([, v]) => v.fromPosition)),
      plainArray(added.map(([, v]) => v.fromAt)),
      plainArray(added.map(([, v]) => v.toPosition)),
      plainArray(added.map(([, v]) => v.toAt ?? 'infinity')),
    ];
  }

  /** Dates and instants come back as the texts that events carry, so that a row read is a row folded. */
  private select(alias: string): string {
    const columns = this.columns.map(([name, type]) => `${asText(`${alias}.${name}`, type)} AS ${name}`);
    return [
      ...columns,
      `${alias}.from_position::text AS "fromPosition"`,
      `${instant(`${alias}.from_at`)} AS "fromAt"`,
      `${alias}.to_position::text AS "toPosition"`,
      `CASE WHEN ${alias}.to_at = 'infinity' THEN NULL ELSE ${instant(`${alias}.to_at`)} END AS "toAt"`,
    ].join(', ');
  }

  private version({ fromPosition, fromAt, toPosition, toAt, ...row }: StoredRow): RowVersion {
    return {
      row,
      fromPosition: Number(fromPosition),
      fromAt,
      toPosition: toPosition === null ? null : Number(toPosition),
      toAt,
    };
  }

  private keyNames(): string {
    return this.keyColumns.map(([name]) => name).join(', ');
  }

  private keyParams(first: number): string {
    return this.keyColumns.map(([, type], n) => `$${String(first + n)}::${type}[]`).join(', ');
  }

  private unnestKeys(first: number): string {
    return `unnest(${this.keyParams(first)}) AS k(${this.keyNames()})`;
  }

  private keyArrays(keys: readonly RowKey[]): readonly unknown[][] {
    return this.keyColumns.map(([name]) => keys.map((key) => key[name]));
  }
}

interface StoredRow {
  readonly fromPosition: string;
  readonly fromAt: string;
  readonly toPosition: string | null;
  readonly toAt: string | null;
}

/** SQL that writes an instant as events write it: UTC, microseconds, `Z`. */
export const instant = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export const asText = (column: string, type: string): string => {
  if (type === 'timestamptz') return instant(column);
  if (type === 'date') return `to_char(${column}, 'YYYY-MM-DD')`;
  if (type === 'bigint') return `${column}::float8`;
  return column;
};
