import type { Pool, PoolClient } from 'pg';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { Keyring, TenantKey } from './keyring.js';
import { SealingError } from './sealing.errors.js';
import { checkedUuid } from './sealed-token.js';
import type { Tombstone } from './subject-keys.js';
import { holdFence } from './tenant-fence.js';

import { unwrapKey, wrapKey } from './wrapped-key.js';

const REWRAP_CHUNK = 5_000;

/** A key to destroy, and the rule of retention or the decision it goes by. */
export interface DoomedKey {
  readonly tenantId: Uuid;
  readonly subjectId: Uuid;
  readonly rule: string;
  /** When it was destroyed, where that is done again after a restore; absent: now. */
  readonly at?: Instant;
}

/** The tombstone, and the tenant key that must go with the destroyed key. */
interface Fenced extends Tombstone {
  readonly wrappedBy: string | null;
}

/**
 * Destroys a subject's key beyond recovery from old pages, WAL and backups of the database: fence the subject, add a
 * new tenant key, wrap the tenant's other subject keys again with it, destroy the old tenant key. Each step may be
 * cut off and the whole be called again: it goes on where it stood, and answers with the first tombstone.
 */
export const destroySubjectKey = async (pool: Pool, keyring: Keyring, doomed: DoomedKey): Promise<Tombstone> => {
  const { tenantId, rule } = doomed;
  checkedUuid(doomed.subjectId, 'subject');
  if (rule.trim() === '')
    throw new SealingError('SEALING.INVALID', 'A key is destroyed by a rule, which must be named.');
  const { wrappedBy, ...tombstone } = await fence(pool, await keyring.tenantKey(tenantId), doomed);
  if (wrappedBy !== null && (await keyring.tenantKeyById(tenantId, wrappedBy))) {
    await rewrapTenant(pool, keyring, tenantId);
  }
  return tombstone;
};

/** From here on nobody opens or writes under the key; other processes see the generation move. */
const fence = (pool: Pool, candidate: TenantKey, { tenantId, subjectId, rule, at }: DoomedKey): Promise<Fenced> =>
  inTenants(pool, [tenantId], async (client) => {
    await holdFence(client, tenantId, candidate, 'UPDATE');
    const destroy = `UPDATE platform.subject_key
      SET wrapped_key = NULL, destroyed_at = coalesce($4::timestamptz, now()), destroyed_rule = $3
      WHERE tenant_id = $1 AND subject_id = $2 AND destroyed_at IS NULL`;
    await client.query(destroy, [tenantId, subjectId, rule, at ?? null]);
    const remember = `INSERT INTO platform.subject_key (tenant_id, subject_id, destroyed_at, destroyed_rule)
      VALUES ($1, $2, coalesce($4::timestamptz, clock_timestamp()), $3) ON CONFLICT (tenant_id, subject_id) DO NOTHING`;
    await client.query(remember, [tenantId, subjectId, rule, at ?? null]);
    await client.query('UPDATE platform.tenant_key SET generation = generation + 1 WHERE tenant_id = $1', [tenantId]);
    const read = `SELECT wrapped_by, destroyed_rule AS rule,
        to_char(destroyed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS erased_on
      FROM platform.subject_key WHERE tenant_id = $1 AND subject_id = $2`;
    const { rows } = await client.query<{ wrapped_by: string | null; rule: string; erased_on: string }>(read, [
      tenantId,
      subjectId,
    ]);
    const [row] = rows;
    if (!row)
      throw new SealingError('SEALING.KEY_MISSING', 'The tombstone of a destroyed key is not there.', [subjectId]);
    return { wrappedBy: row.wrapped_by, erasedOn: row.erased_on, rule: row.rule };
  });

/** Wraps every subject key of a tenant by a new tenant key and destroys the older ones. */
export const rewrapTenant = async (pool: Pool, keyring: Keyring, tenantId: Uuid): Promise<void> => {
  const added = await keyring.rotateTenantKey(tenantId);
  const newest = await inTenants(pool, [tenantId], async (client) => {
    await holdFence(client, tenantId, added, 'UPDATE');
    // Asked under the fence: another process may have turned further meanwhile and destroyed the key just added.
    await keyring.reload();
    const fresh = await keyring.tenantKey(tenantId);
    while (await rewrapChunk(client, keyring, tenantId, fresh));
    const turn = `UPDATE platform.tenant_key SET key_id = $2, generation = generation + 1, since = now()
      WHERE tenant_id = $1`;
    await client.query(turn, [tenantId, fresh.keyId]);
    return fresh;
  });
  await keyring.destroyBefore(tenantId, newest.keyId);
};

/** Whether there may be more. */
const rewrapChunk = async (
  client: PoolClient,
  keyring: Keyring,
  tenantId: Uuid,
  fresh: TenantKey,
): Promise<boolean> => {
  const next = `SELECT subject_id, key_id, wrapped_key, wrapped_by FROM platform.subject_key
    WHERE tenant_id = $1 AND wrapped_key IS NOT NULL AND wrapped_by <> $2 ORDER BY subject_id LIMIT ${REWRAP_CHUNK}`;
  const { rows } = await client.query<WrappedRow>(next, [tenantId, fresh.keyId]);
  const wrapped = await Promise.all(rows.map((row) => rewrapped(keyring, tenantId, row, fresh)));
  const write = `UPDATE platform.subject_key k SET wrapped_key = u.wrapped_key, wrapped_by = $4
    FROM unnest($2::uuid[], $3::bytea[]) AS u(subject_id, wrapped_key)
    WHERE k.tenant_id = $1 AND k.subject_id = u.subject_id AND k.destroyed_at IS NULL`;
  await client.query(write, [tenantId, rows.map((row) => row.subject_id), wrapped, fresh.keyId]);
  return rows.length === REWRAP_CHUNK;
};

interface WrappedRow {
  readonly subject_id: Uuid;
  readonly key_id: string;
  readonly wrapped_key: Buffer;
  readonly wrapped_by: string;
}

const rewrapped = async (keyring: Keyring, tenantId: Uuid, row: WrappedRow, fresh: TenantKey): Promise<Buffer> => {
  const old = await keyring.tenantKeyById(tenantId, row.wrapped_by);
  if (!old)
    throw new SealingError('SEALING.TENANT_KEY_MISSING', 'A subject key cannot be wrapped again.', [row.subject_id]);
  const subject = unwrapKey(tenantId, { subjectId: row.subject_id, keyId: row.key_id, wrapped: row.wrapped_key }, old);
  return wrapKey(tenantId, row.subject_id, subject, fresh);
};
