import { Injectable } from '@nestjs/common';
import type { ErasedFields } from '#contracts/retention.events.js';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { sealedPrefixOf } from '#platform/sealing/sealed-token.js';

/** Sealed fields of one kind in one record. */
export interface FieldsIn extends ErasedFields {
  readonly tenantId: Uuid;
}

/**
 * Counts what a subject's key seals in the log, without the key. A subject is asked about once in years, and a log is
 * read through by its tenant, so there is no index for it.
 */
@Injectable()
export class SealedFieldsQuery {
  constructor(private readonly reads: PostgresReadStore) {}

  /** By record, type and field, in the records of a scope at its time. */
  async countIn({ sql, tenants, past, at }: ReadScope, subjectId: Uuid): Promise<readonly FieldsIn[]> {
    return sql<FieldsIn>(
      `SELECT e.tenant_id AS "tenantId", e.type, f.key AS field, count(*)::int AS count
       FROM store.event e CROSS JOIN LATERAL json_each_text(e.body) f
       WHERE e.tenant_id = ANY ($1::uuid[]) AND e.recorded_at <= $2::timestamptz
         AND strpos(e.body::text, $3) > 0 AND starts_with(f.value, $3)
       GROUP BY e.tenant_id, e.type, f.key ORDER BY e.tenant_id, e.type, f.key`,
      [tenants, past ? at : 'infinity', sealedPrefixOf(subjectId)],
    );
  }

  /** What the system destroys in one record. */
  async countOf(tenantId: Uuid, subjectId: Uuid): Promise<readonly ErasedFields[]> {
    const rows = await this.reads.askAsSystem(tenantId, (scope) => this.countIn(scope, subjectId));
    return rows.map(({ type, field, count }) => ({ type, field, count }));
  }
}
