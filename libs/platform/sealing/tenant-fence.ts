import type { PoolClient } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import type { TenantKey } from './keyring.js';

/**
 * Takes the tenant's fence until the transaction ends and answers the id of the tenant key that wraps now:
 * `SHARE` to add subject keys, `UPDATE` to destroy one or to change the tenant key. The row is made by whoever comes
 * first, so that there is always one to hold.
 */
export const holdFence = async (
  client: PoolClient,
  tenantId: Uuid,
  candidate: TenantKey,
  mode: 'SHARE' | 'UPDATE',
): Promise<string> => {
  const claim =
    'INSERT INTO platform.tenant_key (tenant_id, key_id) VALUES ($1, $2) ON CONFLICT (tenant_id) DO NOTHING';
  await client.query(claim, [tenantId, candidate.keyId]);
  const hold = `SELECT key_id FROM platform.tenant_key WHERE tenant_id = $1 FOR ${mode}`;
  const { rows } = await client.query<{ key_id: string }>(hold, [tenantId]);
  return rows[0]?.key_id ?? '';
};
