import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { Checkpoints } from '#platform/projection/checkpoints.js';
import { eachEvent, type ReadEvents } from '#platform/projection/read-events.js';
import { RowFold, type AnyProjection } from '#platform/projection/row-fold.js';
import { RowWriter } from '#platform/projection/row-writer.js';

/** Makes one read model of one tenant anew. */
export class CellRebuild {
  private readonly pool: Pool;

  /** URL of role `trustlog_project`. */
  constructor(
    projectUrl: string,
    private readonly readEvents: ReadEvents,
  ) {
    this.pool = openPool(projectUrl, 2);
  }

  /**
   * In one transaction: readers see the old rows until the new ones stand, and keep them when it fails. Answers the
   * position that it has come to. Throws what the projection throws.
   */
  async rebuild(tenantId: Uuid, projection: AnyProjection): Promise<number> {
    const checkpoints = new Checkpoints([projection]);
    return inTenants(this.pool, [tenantId], async (client) => {
      await checkpoints.lock(client, tenantId, { wait: true });
      const fold = new RowFold(projection);
      const head = await eachEvent(this.readEvents, tenantId, (event) => {
        if (projection.handles.includes(event.type)) fold.apply(event);
      });
      const writer = new RowWriter(projection);
      await writer.clear(client, tenantId);
      await writer.write(client, tenantId, fold.changes());
      await checkpoints.rebuilt(client, tenantId, head);
      return head;
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
