import type { Pool } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { destroySubjectKey } from './destroy-subject-key.js';
import type { ErasureLedger, LedgerEntry } from './erasure-ledger.js';
import type { Keyring } from './keyring.js';

/** What a restored database is made to forget again. `pool` is of role trustlog_platform. */
export interface ReapplyParts {
  readonly pool: Pool;
  readonly keyring: Keyring;
  readonly ledger: ErasureLedger;
}

/** What was done again, and how many were erased in the database already. */
export interface Reapplied {
  readonly applied: readonly LedgerEntry[];
  readonly standing: number;
}

const DESTROYED = `SELECT subject_id FROM platform.subject_key
  WHERE tenant_id = $1 AND subject_id = ANY ($2::uuid[]) AND destroyed_at IS NOT NULL`;

/**
 * Does every erasure of the ledger again that the database does not know: the key is destroyed, the tombstone has the
 * day and the rule of the first time. To be called after a restore, before anybody may ask. May be cut off and called
 * again. Works with a keyring of any age: one that has lost the tenant key has nothing left to turn.
 */
export const reapplyErasures = async ({ pool, keyring, ledger }: ReapplyParts): Promise<Reapplied> => {
  const entries = await ledger.entries();
  const applied: LedgerEntry[] = [];
  for (const tenantId of new Set(entries.map((entry) => entry.tenantId))) {
    const own = entries.filter((entry) => entry.tenantId === tenantId);
    const done = await destroyedAmong(pool, tenantId, own);
    for (const entry of own) {
      // Said again where the tombstone stands but the tenant key may not have been turned: cut off in between.
      await destroySubjectKey(pool, keyring, entry);
      if (!done.has(entry.subjectId)) applied.push(entry);
    }
  }
  return { applied, standing: entries.length - applied.length };
};

const destroyedAmong = async (
  pool: Pool,
  tenantId: Uuid,
  entries: readonly LedgerEntry[],
): Promise<ReadonlySet<Uuid>> => {
  const ids = entries.map(({ subjectId }) => subjectId);
  const { rows } = await inTenants(pool, [tenantId], (client) =>
    client.query<{ subject_id: Uuid }>(DESTROYED, [tenantId, ids]),
  );
  return new Set(rows.map(({ subject_id }) => subject_id));
};
