import type { Pool } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { Keyring } from './keyring.js';
import type { Tombstone } from './subject-keys.js';

/** What is known of a key that is no more: enough to check that it is not there, and nothing to open with. */
export interface DestroyedKey extends Tombstone {
  /** Commitment of the subject's key; null: it never had one. */
  readonly keyId: string | null;
  /** Commitment of the tenant's key that wrapped it last. */
  readonly wrappedBy: string | null;
  /** Whether that tenant key is out of the keyring: until then an old copy of the database still opens. */
  readonly beyondRecovery: boolean;
}

const FIND = `SELECT key_id AS "keyId", wrapped_by AS "wrappedBy", destroyed_rule AS rule,
    to_char(destroyed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "erasedOn"
  FROM platform.subject_key WHERE tenant_id = $1 AND subject_id = $2 AND destroyed_at IS NOT NULL`;

/** The tombstone of a subject with the names of both keys; null: its key was never destroyed. */
export const destroyedKey = async (
  pool: Pool,
  keyring: Keyring,
  tenantId: Uuid,
  subjectId: Uuid,
): Promise<DestroyedKey | null> => {
  const { rows } = await inTenants(pool, [tenantId], (client) =>
    client.query<Omit<DestroyedKey, 'beyondRecovery'>>(FIND, [tenantId, subjectId]),
  );
  const [row] = rows;
  if (!row) return null;
  const stands = row.wrappedBy === null ? null : await keyring.tenantKeyById(tenantId, row.wrappedBy);
  return { ...row, beyondRecovery: stands === null };
};
