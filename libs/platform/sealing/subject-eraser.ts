import type { Pool } from 'pg';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { DestroyedKey } from './destroyed-key.js';
import type { ErasureLedger, LedgerEntry } from './erasure-ledger.js';
import type { PostgresSealing } from './postgres-sealing.js';
import { SealingError } from './sealing.errors.js';

/** What of a subject lies outside the log, by number. */
export interface CopiesElsewhere {
  /** Files kept as evidence, sealed with the subject's key. */
  readonly files: number;
  /** Messages of the outbox, sealed with it. */
  readonly mails: number;
  /** Names that people gave to the subject's access keys, in the clear. */
  readonly labels: number;
}

/** What was destroyed, and how many copies went with it. */
export interface ErasedSubject extends DestroyedKey, CopiesElsewhere {}

const COUNT = `SELECT
    (SELECT count(*)::int FROM platform.evidence e WHERE e.tenant_id = $1 AND e.subject_id = $2) AS files,
    (SELECT count(*)::int FROM platform.mail m WHERE m.tenant_id = $1 AND m.person_id = $2) AS mails,
    (SELECT count(*)::int FROM platform.credential c
      WHERE c.tenant_id = $1 AND c.person_id = $2 AND c.label <> '') AS labels`;

const BLANK = `UPDATE platform.credential SET label = '' WHERE tenant_id = $1 AND person_id = $2 AND label <> ''`;

/**
 * Erases subjects: the ledger first, then the key, then what was not sealed. Every step may be cut off and the whole be
 * called again; it goes on where it stood, under the day of the first time. `pool` is of role trustlog_platform.
 */
export class SubjectEraser {
  constructor(
    private readonly parts: { readonly pool: Pool; readonly sealing: PostgresSealing; readonly ledger: ErasureLedger },
  ) {}

  /** What would go with a subject's key, outside the log. */
  async copiesOf(tenantId: Uuid, subjectId: Uuid): Promise<CopiesElsewhere> {
    const { rows } = await inTenants(this.parts.pool, [tenantId], (client) =>
      client.query<CopiesElsewhere>(COUNT, [tenantId, subjectId]),
    );
    return rows[0] ?? { files: 0, mails: 0, labels: 0 };
  }

  async erase(entry: LedgerEntry): Promise<ErasedSubject> {
    const { pool, sealing, ledger } = this.parts;
    const { tenantId, subjectId, rule, at } = await ledger.note(entry);
    const copies = await this.copiesOf(tenantId, subjectId);
    await sealing.destroySubjectKey(tenantId, subjectId, rule, at);
    await inTenants(pool, [tenantId], (client) => client.query(BLANK, [tenantId, subjectId]));
    const gone = await sealing.destroyedKey(tenantId, subjectId);
    if (!gone?.beyondRecovery)
      throw new SealingError('SEALING.KEY_MISSING', 'A key was to be destroyed and is still in the keyring.', [
        subjectId,
      ]);
    return { ...gone, ...copies };
  }
}
