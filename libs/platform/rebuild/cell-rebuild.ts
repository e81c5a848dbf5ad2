import type { Uuid } from '#platform/kernel/event.js';
import { isClusterUrl } from '#platform/postgres/citus/cluster-client.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import type { ReadEvents } from '#platform/projection/read-events.js';
import { Rebuild } from '#platform/projection/rebuild.js';
import type { AnyProjection } from '#platform/projection/row-fold.js';

/** Makes one read model of one tenant anew. */
export class CellRebuild {
  private readonly pool: Pool;

  /** URL of role `trustlog_project`. */
  constructor(
    private readonly projectUrl: string,
    private readonly readEvents: ReadEvents,
  ) {
    this.pool = openPool(projectUrl, 2);
  }

  /**
   * In one transaction: readers see the old rows until the new ones stand, and keep them when it fails. Answers the
   * position that it has come to. Throws what the projection throws.
   */
  async rebuild(tenantId: Uuid, projection: AnyProjection): Promise<number> {
    const { pool, readEvents } = this;
    const tenantByTenant = isClusterUrl(this.projectUrl);
    const anew = new Rebuild({ pool, projections: [projection], readEvents, tenantByTenant });
    const [head = 0] = await anew.together([{ tenantId, head: Infinity }]);
    return head;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
