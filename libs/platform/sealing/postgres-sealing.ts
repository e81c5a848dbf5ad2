import type { Instant, Uuid } from '#platform/kernel/event.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { destroySubjectKey, rewrapTenant } from './destroy-subject-key.js';
import { destroyedKey, type DestroyedKey } from './destroyed-key.js';
import { KeyedSealing } from './keyed-sealing.js';
import type { Keyring } from './keyring.js';
import { PostgresSubjectKeys } from './postgres-subject-keys.js';
import type { Tombstone } from './subject-keys.js';

/** A pool, or the URL to make one from; both as role `trustlog_platform`. */
export type PostgresSealingOptions = { readonly keyring: Keyring } & (
  { readonly pool: Pool } | { readonly platformUrl: string }
);

/**
 * Sealing with keys in PostgreSQL. Every call asks the database once whether a key was destroyed elsewhere, so that
 * no process seals or opens with one it still remembers. Faults are `SealingError`s, or PostgreSQL's own.
 */
export class PostgresSealing extends KeyedSealing {
  private readonly pool: Pool;
  private readonly ownsPool: boolean;
  private readonly keyring: Keyring;
  private readonly subjects: PostgresSubjectKeys;

  constructor(options: PostgresSealingOptions) {
    const pool = 'pool' in options ? options.pool : openPool(options.platformUrl, 4);
    const subjects = new PostgresSubjectKeys(pool, options.keyring);
    super(subjects);
    this.pool = pool;
    this.ownsPool = !('pool' in options);
    this.keyring = options.keyring;
    this.subjects = subjects;
  }

  /**
   * Destroys a subject's key for good: what was sealed with it opens to the day and the rule. Calling it again goes
   * on where a cut-off call stood and answers the same. Takes one rewrite of the tenant's other keys. `at`: the moment
   * that the tombstone names; absent: now.
   */
  async destroySubjectKey(tenantId: Uuid, subjectId: Uuid, rule: string, at?: Instant): Promise<Tombstone> {
    try {
      return await destroySubjectKey(this.pool, this.keyring, { tenantId, subjectId, rule, ...(at && { at }) });
    } finally {
      this.subjects.forget(tenantId);
    }
  }

  /** What is left of a subject's destroyed key; null: it was never destroyed. */
  async destroyedKey(tenantId: Uuid, subjectId: Uuid): Promise<DestroyedKey | null> {
    return destroyedKey(this.pool, this.keyring, tenantId, subjectId);
  }

  /** Gives the tenant a new key and destroys the old one; what was sealed still opens. */
  async rotateTenantKey(tenantId: Uuid): Promise<void> {
    await rewrapTenant(this.pool, this.keyring, tenantId);
    this.subjects.forget(tenantId);
  }

  async close(): Promise<void> {
    if (this.ownsPool) await this.pool.end();
  }
}
