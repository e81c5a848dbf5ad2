import type { ClientBase } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import type { MailRow } from './mail-row.js';

const DUE = `SELECT mail_id FROM platform.mail
  WHERE tenant_id = $1 AND reported_at IS NULL AND next_attempt_at <= now() AND (lease_until IS NULL OR lease_until < now())
  ORDER BY next_attempt_at, mail_id LIMIT $2 FOR UPDATE SKIP LOCKED`;
const TAKE = `UPDATE platform.mail SET lease_id = $3, lease_until = now() + $4 * interval '1 ms',
    attempts = attempts + CASE WHEN status = 'queued' THEN 1 ELSE 0 END
  WHERE tenant_id = $1 AND mail_id = ANY ($2) RETURNING *`;

/**
 * What `CLAIM` does, on a cluster: a statement that locks rows is of one tenant there. Limit, lease id and lease in
 * milliseconds as in `CLAIM`.
 */
export const claimOnCluster = async (
  client: ClientBase,
  tenantIds: readonly Uuid[],
  [limit, leaseId, lease]: readonly [limit: number, leaseId: Uuid, lease: number],
): Promise<MailRow[]> => {
  const claimed: MailRow[] = [];
  for (const tenantId of new Set(tenantIds)) {
    if (claimed.length >= limit) break;
    const due = await client.query<{ mail_id: Uuid }>(DUE, [tenantId, limit - claimed.length]);
    if (due.rows.length === 0) continue;
    const ids = due.rows.map(({ mail_id: id }) => id);
    claimed.push(...(await client.query<MailRow>(TAKE, [tenantId, ids, leaseId, lease])).rows);
  }
  return claimed;
};
