import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool, type PoolClient } from '#platform/postgres/open-pool.js';
import type { ReadEvents } from './read-events.js';
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

const PAGE = 5_000;

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
        const events = await this.fold(tenantId, folds, reached);
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

  private async fold(
    tenantId: Uuid,
    folds: readonly (readonly [AnyProjection, RowFold])[],
    reached: ReadonlyMap<string, number>,
  ): Promise<number> {
    let after = 0;
    for (;;) {
      const events = await this.readEvents(tenantId, after, PAGE);
      for (const event of events) {
        for (const [projection, fold] of folds) {
          const end = reached.get(`${projection.name}/${String(projection.version)}`) ?? 0;
          if (event.metadata.position <= end && projection.handles.includes(event.type)) fold.apply(event);
        }
      }
      const last = events.at(-1);
      if (!last) return after;
      after = last.metadata.position;
    }
  }
}

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

/** Instants are compared to the microsecond, however many digits they were written with. */
const plain = (type: string, value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (type !== 'timestamptz' || typeof value !== 'string') return value;
  const [, whole = '', digits = ''] = /^(.*?)(?:\.(\d+))?Z$/.exec(value) ?? [];
  return whole ? `${whole}.${digits.padEnd(6, '0')}Z` : new Date(value).toISOString().replace('Z', '000Z');
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
