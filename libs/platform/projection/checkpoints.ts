import type { ClientBase } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { plainArray } from '#platform/postgres/array-literal.js';
import type { AnyProjection } from './row-fold.js';

/** How far one read model of one tenant has come. */
export interface Checkpoint {
  readonly projection: AnyProjection;
  readonly position: number;
  readonly parked: boolean;
}

interface CheckpointRow {
  readonly projection: string;
  readonly version: number;
  readonly position: string;
  readonly parked: boolean;
}

/** Reads and moves `read.checkpoint`, always inside the transaction that writes the rows. */
export class Checkpoints {
  private readonly names: readonly string[];
  private readonly versions: readonly number[];

  constructor(private readonly projections: readonly AnyProjection[]) {
    this.names = projections.map(({ name }) => name);
    this.versions = projections.map(({ version }) => version);
  }

  /**
   * Locks the tenant's checkpoints and makes those that are missing. Without `wait`, checkpoints that another
   * process holds are left to it and nothing comes back.
   */
  async lock(client: ClientBase, tenantId: Uuid, { wait }: { wait: boolean }): Promise<readonly Checkpoint[]> {
    const select = `SELECT projection, version, position::text, parked_at IS NOT NULL AS parked FROM read.checkpoint
      WHERE tenant_id = $1 AND (projection, version) IN (SELECT * FROM unnest($2::text[], $3::int[]))
      ORDER BY projection FOR UPDATE${wait ? '' : ' SKIP LOCKED'}`;
    const values = [tenantId, this.names, this.versions];
    const found = await client.query<CheckpointRow>(select, values);
    if (found.rows.length === this.projections.length) return this.known(found.rows);
    const made = await client.query(
      `INSERT INTO read.checkpoint (tenant_id, projection, version)
       SELECT $1, p, v FROM unnest($2::text[], $3::int[]) AS u(p, v) ON CONFLICT DO NOTHING`,
      values,
    );
    if (made.rowCount === 0) return [];
    return this.known((await client.query<CheckpointRow>(select, values)).rows);
  }

  /**
   * Locks the checkpoints of several tenants, waiting for them in one order, and makes those that are missing. Answers
   * the highest position of each tenant's.
   */
  async lockMany(client: ClientBase, tenants: readonly Uuid[]): Promise<ReadonlyMap<Uuid, number>> {
    const values = [plainArray(tenants), this.names, this.versions];
    await client.query(
      `INSERT INTO read.checkpoint (tenant_id, projection, version)
       SELECT t, p, v FROM unnest($1::uuid[]) AS a(t), unnest($2::text[], $3::int[]) AS b(p, v)
       ORDER BY t, p ON CONFLICT DO NOTHING`,
      values,
    );
    const { rows } = await client.query<{ id: Uuid; position: number }>(
      `SELECT c.tenant_id AS id, max(c.position)::float8 AS position FROM (
         SELECT tenant_id, position FROM read.checkpoint WHERE tenant_id = ANY ($1::uuid[])
           AND (projection, version) IN (SELECT * FROM unnest($2::text[], $3::int[]))
         ORDER BY tenant_id, projection FOR UPDATE) c GROUP BY c.tenant_id`,
      values,
    );
    return new Map(rows.map(({ id, position }) => [id, position]));
  }

  /** Moves checkpoints that stand below `position` there. */
  async advance(client: ClientBase, tenantId: Uuid, held: readonly Checkpoint[], position: number): Promise<void> {
    await client.query(
      `UPDATE read.checkpoint SET position = $4 WHERE tenant_id = $1 AND position < $4
       AND (projection, version) IN (SELECT * FROM unnest($2::text[], $3::int[]))`,
      [
        tenantId,
        held.map(({ projection }) => projection.name),
        held.map(({ projection }) => projection.version),
        position,
      ],
    );
  }

  /** The rows of these tenants were made anew, each up to its position. */
  async rebuilt(client: ClientBase, tenants: readonly Uuid[], positions: readonly number[]): Promise<void> {
    await client.query(
      `UPDATE read.checkpoint c SET position = r.position, generation = c.generation + 1, parked_at = NULL, parked_error = NULL
       FROM unnest($1::uuid[], $2::bigint[]) AS r(tenant_id, position)
       WHERE c.tenant_id = r.tenant_id AND c.tenant_id = ANY ($1::uuid[])
         AND (c.projection, c.version) IN (SELECT * FROM unnest($3::text[], $4::int[]))`,
      [plainArray(tenants), plainArray(positions), this.names, this.versions],
    );
  }

  /** The same on a cluster, where a statement names one tenant by its value. */
  async rebuiltOne(client: ClientBase, tenantId: Uuid, position: number): Promise<void> {
    await client.query(
      `UPDATE read.checkpoint SET position = $4, generation = generation + 1, parked_at = NULL, parked_error = NULL
       WHERE tenant_id = $1 AND (projection, version) IN (SELECT * FROM unnest($2::text[], $3::int[]))`,
      [tenantId, this.names, this.versions, position],
    );
  }

  /** The transaction that met the poison was rolled back, and may have taken the checkpoint that it made with it. */
  async park(client: ClientBase, tenantId: Uuid, projection: AnyProjection, error: string): Promise<void> {
    await client.query(
      `INSERT INTO read.checkpoint AS c (tenant_id, projection, version, parked_at, parked_error, generation)
       VALUES ($1, $2, $3, now(), $4, 1) ON CONFLICT (tenant_id, projection, version)
       DO UPDATE SET parked_at = EXCLUDED.parked_at, parked_error = EXCLUDED.parked_error, generation = c.generation + 1`,
      [tenantId, projection.name, projection.version, error.slice(0, 500)],
    );
  }

  async unpark(client: ClientBase, tenantId: Uuid): Promise<void> {
    await client.query(
      `UPDATE read.checkpoint SET parked_at = NULL, parked_error = NULL, generation = generation + 1
       WHERE tenant_id = $1 AND parked_at IS NOT NULL`,
      [tenantId],
    );
  }

  async parked(client: ClientBase, tenantId: Uuid): Promise<readonly string[]> {
    const { rows } = await client.query<{ projection: string }>(
      'SELECT projection FROM read.checkpoint WHERE tenant_id = $1 AND parked_at IS NOT NULL ORDER BY projection',
      [tenantId],
    );
    return rows.map(({ projection }) => projection);
  }

  async lowest(client: ClientBase, tenantId: Uuid): Promise<number> {
    const { rows } = await client.query<{ lowest: string | null; count: string }>(
      `SELECT min(position)::text AS lowest, count(*)::text AS count FROM read.checkpoint
       WHERE tenant_id = $1 AND (projection, version) IN (SELECT * FROM unnest($2::text[], $3::int[]))`,
      [tenantId, this.names, this.versions],
    );
    const row = rows[0];
    return row?.lowest && Number(row.count) === this.projections.length ? Number(row.lowest) : 0;
  }

  private known(rows: readonly CheckpointRow[]): readonly Checkpoint[] {
    return rows.flatMap((row) => {
      const projection = this.projections.find(
        ({ name, version }) => name === row.projection && version === row.version,
      );
      return projection ? [{ projection, position: Number(row.position), parked: row.parked }] : [];
    });
  }
}
