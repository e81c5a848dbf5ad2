import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool, type PoolClient } from '#platform/postgres/open-pool.js';
import { eachEvent, type ReadEvents } from './read-events.js';
import { columnsOf, tableName } from './read-table.sql.js';
import { RowFold, type AnyProjection, type RowVersion } from './row-fold.js';
import { RowWriter } from './row-writer.js';

/** A row that is not what the log says, by its table and key. `found` null: missing; `expected` null: nobody wrote it. */
export interface ReplayDifference {
  readonly table: string;
  readonly tenantId: Uuid;
  readonly key: string;
  readonly found: string | null;
  readonly expected: string | null;
}

/** What a replay of one tenant found. `hashes` are SHA-256 over the canonical rows of each table, hexadecimal. */
export interface TenantReplay {
  readonly tenantId: Uuid;
  readonly events: number;
  readonly rows: number;
  readonly hashes: Readonly<Record<string, string>>;
  readonly differences: readonly ReplayDifference[];
}

/**
 * Rebuilds all read models of a tenant from its log beside the live ones, in memory, and compares every row, present
 * and past. Compared is one snapshot: the log up to the live rows' checkpoint.
 */
export class Replay {
  private readonly pool: Pool;

  constructor(
    projectUrl: string,
    private readonly projections: readonly AnyProjection[],
    private readonly readEvents: ReadEvents,
  ) {
    this.pool = openPool(projectUrl, 2);
  }

  async tenant(tenantId: Uuid): Promise<TenantReplay> {
    return inTenants(
      this.pool,
      [tenantId],
      async (client) => {
        const reached = await this.reached(client, tenantId);
        const folds = this.projections.map((projection) => [projection, new RowFold(projection)] as const);
        const events = await eachEvent(this.readEvents, tenantId, (event) => {
          for (const [projection, fold] of folds) if (isDue(event, projection, reached)) fold.apply(event);
        });
        const hashes: Record<string, string> = {};
        const differences: ReplayDifference[] = [];
        let rows = 0;
        for (const [projection, fold] of folds) {
          const expected = lines(projection, [...fold.past(), ...fold.present()]);
          const found = lines(projection, await new RowWriter(projection).readAll(client, tenantId));
          hashes[tableName(projection)] = createHash('sha256')
            .update([...expected.values()].join('\n'))
            .digest('hex');
          differences.push(...compare(tableName(projection), tenantId, found, expected));
          rows += expected.size;
        }
        return { tenantId, events, rows, hashes, differences };
      },
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    );
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** How far each read model of the tenant has come. */
  private async reached(client: PoolClient, tenantId: Uuid): Promise<ReadonlyMap<string, number>> {
    const { rows } = await client.query<{ projection: string; version: number; position: number }>(
      'SELECT projection, version, position::float8 AS position FROM read.checkpoint WHERE tenant_id = $1',
      [tenantId],
    );
    return new Map(rows.map(({ projection, version, position }) => [`${projection}/${String(version)}`, position]));
  }
}

/** Whether the live rows of a projection have seen an event. */
const isDue = (
  { type, metadata }: StoredEvent,
  projection: AnyProjection,
  reached: ReadonlyMap<string, number>,
): boolean =>
  projection.handles.includes(type) &&
  metadata.position <= (reached.get(`${projection.name}/${String(projection.version)}`) ?? 0);

/** Rows as canonical texts by key and beginning, in that order: what a row is does not depend on where it came from. */
const lines = (projection: AnyProjection, versions: readonly RowVersion[]): Map<string, string> => {
  const columns = columnsOf(projection);
  const keys = Object.keys(projection.table.key);
  const texts = versions.map((version): [string, string] => {
    const row = Object.fromEntries(columns.map(([name, type]) => [name, plain(type, version.row[name])]));
    const key = keys.map((name) => `${name}=${String(row[name])}`).join(', ');
    const { fromPosition, toPosition } = version;
    return [`${key} from position ${String(fromPosition)}`, canonicalize({ row, fromPosition, toPosition }) ?? ''];
  });
  return new Map(texts.sort(([one], [other]) => (one < other ? -1 : 1)));
};

/** A column's value as it is compared: an absent one is null. */
const plain = (type: string, value: unknown): unknown =>
  type === 'timestamptz' && typeof value === 'string' ? microseconds(value) : (value ?? null);

/** Instants are compared to the microsecond, however many digits they were written with. */
const microseconds = (instant: string): string => {
  const parts = /^(.*?)(?:\.(\d+))?Z$/.exec(instant);
  if (!parts) return new Date(instant).toISOString().replace('Z', '000Z');
  const [, whole = '', digits = ''] = parts;
  return `${whole}.${digits.padEnd(6, '0')}Z`;
};

const compare = (
  table: string,
  tenantId: Uuid,
  found: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): ReplayDifference[] =>
  [...new Set([...expected.keys(), ...found.keys()])]
    .filter((key) => found.get(key) !== expected.get(key))
    .map((key) => ({ table, tenantId, key, found: found.get(key) ?? null, expected: expected.get(key) ?? null }));
