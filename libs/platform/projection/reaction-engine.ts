import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool, type PoolClient } from '#platform/postgres/open-pool.js';
import type { ReadEvents } from './read-events.js';
import type { Reaction } from './reaction.js';

export interface ReactionEngineOptions {
  /** URL of role `trustlog_project`. */
  readonly projectUrl: string;
  readonly reactions: readonly Reaction[];
  readonly readEvents: ReadEvents;
  readonly batch?: number;
  /** Told when a reaction failed; it is tried again with the next sweep. */
  readonly onFailed: (reaction: string, tenantId: Uuid, error: unknown) => void;
}

const VERSION = 1;
const nameOf = ({ name }: Reaction): string => `reaction:${name}`;

/**
 * Carries reactions over the log of each tenant, in order, each with a checkpoint of its own. While one process
 * works on a reaction of a tenant, the others leave it alone.
 */
export class ReactionEngine {
  private readonly pool: Pool;

  constructor(private readonly options: ReactionEngineOptions) {
    // One connection holds the checkpoint while a reaction runs; reactions themselves use other pools.
    this.pool = openPool(options.projectUrl, 3);
  }

  async catchUp(tenantId: Uuid): Promise<void> {
    for (const reaction of this.options.reactions) {
      try {
        while (await this.step(tenantId, reaction));
      } catch (error) {
        this.options.onFailed(reaction.name, tenantId, error);
      }
    }
  }

  /** Says that everything up to `position` needs no reaction: history that was seeded or restored. */
  async skipTo(tenantId: Uuid, position: number): Promise<void> {
    await inTenants(this.pool, [tenantId], async (client) => {
      for (const reaction of this.options.reactions) {
        await client.query(
          `INSERT INTO read.checkpoint (tenant_id, projection, version, position) VALUES ($1, $2, $3, $4)
           ON CONFLICT (tenant_id, projection, version) DO UPDATE SET position = greatest(read.checkpoint.position, EXCLUDED.position)`,
          [tenantId, nameOf(reaction), VERSION, position],
        );
      }
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** Reacts to the next batch; false when there is nothing more, or another process is at it. */
  private async step(tenantId: Uuid, reaction: Reaction): Promise<boolean> {
    return inTenants(this.pool, [tenantId], async (client) => {
      const position = await this.hold(client, tenantId, reaction);
      if (position === null) return false;
      const events = await this.options.readEvents(tenantId, position, this.options.batch ?? 200);
      const last = events.at(-1);
      if (!last) return false;
      for (const event of events) if (reaction.handles.includes(event.type)) await reaction.react(event);
      await client.query(
        'UPDATE read.checkpoint SET position = $4 WHERE tenant_id = $1 AND projection = $2 AND version = $3',
        [tenantId, nameOf(reaction), VERSION, last.metadata.position],
      );
      return true;
    });
  }

  private async hold(client: PoolClient, tenantId: Uuid, reaction: Reaction): Promise<number | null> {
    const cell = [tenantId, nameOf(reaction), VERSION];
    await client.query(
      'INSERT INTO read.checkpoint (tenant_id, projection, version) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      cell,
    );
    const { rows } = await client.query<{ position: string }>(
      'SELECT position::text FROM read.checkpoint WHERE tenant_id = $1 AND projection = $2 AND version = $3 FOR UPDATE SKIP LOCKED',
      cell,
    );
    return rows[0] ? Number(rows[0].position) : null;
  }
}
