import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool, type PoolClient } from '#platform/postgres/open-pool.js';
import type { ReadEvents } from './read-events.js';
import type { Reaction } from './reaction.js';
import type { Cells } from './tenants-behind.js';

export interface ReactionEngineOptions {
  /** URL of role `trustlog_project`. */
  readonly projectUrl: string;
  readonly reactions: readonly Reaction[];
  readonly readEvents: ReadEvents;
  /**
   * How far a tenant's read models have come: reactions look things up in them, so none goes further. Absent: they
   * look nothing up.
   */
  readonly projected?: (tenantId: Uuid) => Promise<number>;
  readonly batch?: number;
  /** Told when a reaction failed; it is tried again with the next sweep. */
  readonly onFailed: (reaction: string, tenantId: Uuid, error: unknown) => void;
}

const VERSION = 1;
const nameOf = ({ name }: Reaction): string => `reaction:${name}`;

/** How far one reaction of a tenant has come, as this process holds it. */
interface Held {
  readonly reaction: Reaction;
  position: number;
  failed: boolean;
}

/**
 * Carries reactions over the log of each tenant, in order, each with a checkpoint of its own; all of a tenant's are
 * held together by the process that works on them. A reaction that fails stands where it failed, the others go on.
 */
export class ReactionEngine {
  private readonly pool: Pool;
  private readonly names: readonly string[];

  constructor(private readonly options: ReactionEngineOptions) {
    // One connection holds the checkpoints while a reaction runs; reactions themselves use other pools.
    this.pool = openPool(options.projectUrl, 3);
    this.names = options.reactions.map(nameOf);
  }

  /** Reacts to all that a tenant's log and read models have; false when a reaction failed and is to be tried again. */
  async catchUp(tenantId: Uuid): Promise<boolean> {
    for (;;) {
      const { more, failed } = await this.step(tenantId);
      if (failed) return false;
      if (!more) return true;
    }
  }

  /** The checkpoints that reactions have. */
  get cells(): Cells {
    return { names: this.names, versions: this.names.map(() => VERSION) };
  }

  /** Says that everything up to `position` needs no reaction: history that was seeded or restored. */
  async skipTo(tenantId: Uuid, position: number): Promise<void> {
    await inTenants(this.pool, [tenantId], (client) =>
      client.query(
        `INSERT INTO read.checkpoint (tenant_id, projection, version, position) SELECT $1, n, $3, $4 FROM unnest($2::text[]) n
         ON CONFLICT (tenant_id, projection, version) DO UPDATE SET position = greatest(read.checkpoint.position, EXCLUDED.position)`,
        [tenantId, this.names, VERSION, position],
      ),
    );
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** Reacts to the next batch. Another process at it: nothing is done. */
  private async step(tenantId: Uuid): Promise<{ readonly more: boolean; readonly failed: boolean }> {
    return inTenants(this.pool, [tenantId], async (client) => {
      const held = await this.hold(client, tenantId);
      if (held.length === 0) return { more: false, failed: false };
      const batch = this.options.batch ?? 200;
      const events = await this.events(tenantId, Math.min(...held.map(({ position }) => position)), batch);
      for (const cell of held) await this.react(tenantId, cell, events);
      await this.advance(client, tenantId, held);
      return { more: events.length === batch, failed: held.some(({ failed }) => failed) };
    });
  }

  private async events(tenantId: Uuid, after: number, batch: number): Promise<readonly StoredEvent[]> {
    const { readEvents, projected } = this.options;
    const end = projected ? await projected(tenantId) : Infinity;
    const events = await readEvents(tenantId, after, batch);
    return events.filter(({ metadata }) => metadata.position <= end);
  }

  private async react(tenantId: Uuid, cell: Held, events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) {
      if (event.metadata.position <= cell.position) continue;
      try {
        if (cell.reaction.handles.includes(event.type)) await cell.reaction.react(event);
      } catch (error) {
        cell.failed = true;
        this.options.onFailed(cell.reaction.name, tenantId, error);
        return;
      }
      cell.position = event.metadata.position;
    }
  }

  private async hold(client: PoolClient, tenantId: Uuid): Promise<readonly Held[]> {
    const lock = `SELECT projection, position::float8 AS position FROM read.checkpoint
      WHERE tenant_id = $1 AND projection = ANY ($2::text[]) AND version = $3 ORDER BY projection FOR UPDATE SKIP LOCKED`;
    const cells = [tenantId, this.names, VERSION];
    let { rows } = await client.query<{ projection: string; position: number }>(lock, cells);
    if (rows.length < this.names.length) {
      await client.query(
        'INSERT INTO read.checkpoint (tenant_id, projection, version) SELECT $1, n, $3 FROM unnest($2::text[]) n ON CONFLICT DO NOTHING',
        cells,
      );
      ({ rows } = await client.query<{ projection: string; position: number }>(lock, cells));
    }
    const positions = new Map(rows.map(({ projection, position }) => [projection, position]));
    return this.options.reactions.flatMap((reaction) => {
      const position = positions.get(nameOf(reaction));
      return position === undefined ? [] : [{ reaction, position, failed: false }];
    });
  }

  private async advance(client: PoolClient, tenantId: Uuid, held: readonly Held[]): Promise<void> {
    await client.query(
      `UPDATE read.checkpoint c SET position = u.position FROM unnest($2::text[], $3::bigint[]) AS u(projection, position)
       WHERE c.tenant_id = $1 AND c.projection = u.projection AND c.version = $4 AND c.position < u.position`,
      [tenantId, held.map(({ reaction }) => nameOf(reaction)), held.map(({ position }) => position), VERSION],
    );
  }
}
