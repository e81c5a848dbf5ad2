import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { NO_LEAF, type WireEvent } from '#platform/messaging/kafka/wire.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool } from '#platform/postgres/open-pool.js';
import type { TestPlatform } from './test-tenant.js';

/** The events of a tenant as they would be sent, in order. */
export const wireEvents = async (
  { urls, store }: Pick<TestPlatform, 'urls' | 'store'>,
  tenantId: Uuid,
): Promise<readonly WireEvent[]> => {
  const pool = openPool(urls.project, 1);
  const { rows } = await inTenants(pool, [tenantId], (client) =>
    client.query<{ leaf: string; body: string }>(
      `SELECT encode(leaf_hash, 'hex') AS leaf, body::text AS body FROM store.event WHERE tenant_id = $1 ORDER BY position`,
      [tenantId],
    ),
  ).finally(() => pool.end());
  const [events, logEpoch] = await Promise.all([store.readTenant(tenantId, 0, 100_000), store.logEpoch()]);
  return rows.map(({ leaf, body }, n) => ({
    logEpoch,
    previousLeaf: rows[n - 1]?.leaf ?? NO_LEAF,
    leaf,
    bodyText: body,
    event: events[n] as StoredEvent,
  }));
};
