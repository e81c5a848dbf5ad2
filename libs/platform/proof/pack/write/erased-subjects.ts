import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import type { Pool } from '#platform/postgres/open-pool.js';

/** A subject whose key was destroyed: what was sealed with it opens for nobody any more. */
export interface ErasedSubject {
  readonly subjectId: Uuid;
  /** Day in London. */
  readonly erasedOn: string;
  readonly rule: string;
}

/** Every subject of a tenant whose key was destroyed; `pool` is of role trustlog_platform. */
export const erasedSubjects = async (pool: Pool, tenantId: Uuid): Promise<ReadonlyMap<Uuid, ErasedSubject>> => {
  const { rows } = await inTenants(pool, [tenantId], (client) =>
    client.query<ErasedSubject>(
      `SELECT subject_id AS "subjectId", to_char(destroyed_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "erasedOn",
         destroyed_rule AS rule
       FROM platform.subject_key WHERE tenant_id = $1 AND destroyed_at IS NOT NULL ORDER BY subject_id`,
      [tenantId],
    ),
  );
  return new Map(rows.map((row) => [row.subjectId, row]));
};

const SUBJECT = /"sealed:1:([0-9a-f-]{36}):/g;

/** Gathers those of them that sealed fields of these lines are of. */
export class ErasedSeen {
  private readonly seen = new Map<Uuid, ErasedSubject>();

  constructor(private readonly erased: ReadonlyMap<Uuid, ErasedSubject>) {}

  look(line: string): void {
    if (this.erased.size === 0) return;
    for (const [, subjectId = ''] of line.matchAll(SUBJECT)) {
      const found = this.erased.get(subjectId);
      if (found) this.seen.set(subjectId, found);
    }
  }

  /** Lines in the order of the subjects. */
  lines(): readonly string[] {
    const sorted = [...this.seen.values()].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1));
    return sorted.map(({ subjectId, erasedOn, rule }) => JSON.stringify({ erasedOn, rule, subjectId }));
  }
}
