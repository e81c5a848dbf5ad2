import canonicalize from 'canonicalize';
import type { PoolClient } from '#platform/postgres/open-pool.js';
import { columnsOf, tableName } from '#platform/projection/read-table.sql.js';
import type { AnyProjection, RowVersion } from '#platform/projection/row-fold.js';
import { asText, instant } from '#platform/projection/row-writer.js';
import type { Span } from './record-reader.js';

const PAGE = 2_000;

type StoredRow = Record<string, unknown> & {
  readonly fromPosition: number;
  readonly fromAt: string;
  readonly toPosition: number | null;
  readonly toAt: string | null;
};

/**
 * Rows of a read model that held at some time from just before `first` up to `last`, present ones as they stood at
 * `last`: what came later is not told. In the order of their keys, by bytes, so that no setting of a database changes it.
 */
export async function* heldRows(
  client: PoolClient,
  projection: AnyProjection,
  { tenantId, first, last }: Span,
): AsyncGenerator<readonly RowVersion[]> {
  const keys = columnsOf(projection).filter(([name]) => name in projection.table.key);
  const order = [
    ...keys.map(([name, type]) => (type === 'text' ? `t.${name} COLLATE "C"` : `t.${name}`)),
    't.from_position',
  ];
  const types = [...keys.map(([, type]) => type), 'bigint'];
  const after = types.map((type, n) => `$${n + 5}::${type}`).join(', ');
  const sql = `SELECT ${selected(projection)} FROM ${tableName(projection)} t
    WHERE t.tenant_id = $1 AND t.from_position <= $3 AND (t.to_position IS NULL OR t.to_position >= $2)`;
  const end = ` ORDER BY ${order.join(', ')} LIMIT $4`;
  let page = await ask(client, sql + end, [tenantId, first, last, PAGE]);
  while (page.length > 0) {
    yield page.map((row) => versionOf(row, last));
    if (page.length < PAGE) return;
    const from = page.at(-1) as StoredRow;
    const values = [...keys.map(([name]) => from[name]), from.fromPosition];
    page = await ask(client, `${sql} AND (${order.join(', ')}) > (${after})${end}`, [
      tenantId,
      first,
      last,
      PAGE,
      ...values,
    ]);
  }
}

const ask = async (client: PoolClient, sql: string, values: readonly unknown[]): Promise<StoredRow[]> =>
  (await client.query<StoredRow>(sql, [...values])).rows;

const selected = (projection: AnyProjection): string =>
  [
    ...columnsOf(projection).map(([name, type]) => `${asText(`t.${name}`, type)} AS ${name}`),
    't.from_position::float8 AS "fromPosition"',
    `${instant('t.from_at')} AS "fromAt"`,
    't.to_position::float8 AS "toPosition"',
    `CASE WHEN t.to_position IS NULL THEN NULL ELSE ${instant('t.to_at')} END AS "toAt"`,
  ].join(', ');

const versionOf = ({ fromPosition, fromAt, toPosition, toAt, ...row }: StoredRow, last: number): RowVersion => {
  const ended = toPosition !== null && toPosition <= last;
  return { row, fromPosition, fromAt, toPosition: ended ? toPosition : null, toAt: ended ? toAt : null } as RowVersion;
};

/** The line of a row: canonical JSON, so that one row has one text. */
export const rowLine = (projection: AnyProjection, { row, ...range }: RowVersion): string => {
  const columns = Object.fromEntries(columnsOf(projection).map(([name, type]) => [name, plain(type, row[name])]));
  const { fromPosition, fromAt, toPosition, toAt } = range;
  const held = { fromPosition, fromAt: microseconds(fromAt), toPosition, toAt: toAt && microseconds(toAt) };
  return canonicalize({ ...held, row: columns }) ?? '';
};

const plain = (type: string, value: unknown): unknown =>
  type === 'timestamptz' && typeof value === 'string' ? microseconds(value) : (value ?? null);

/** However many digits an event wrote, the row has six. */
const microseconds = (text: string): string => {
  const [, whole = '', digits = ''] = /^(.*?)(?:\.(\d+))?Z$/.exec(text) ?? [];
  return whole === '' ? new Date(text).toISOString().replace('Z', '000Z') : `${whole}.${digits.padEnd(6, '0')}Z`;
};
