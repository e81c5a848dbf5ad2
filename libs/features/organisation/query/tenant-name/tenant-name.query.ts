import { Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { GROUP_TABLE } from '../../projection/group/group.projection.js';
import { SCHOOL_TABLE } from '../../projection/school/school.projection.js';

/** What a school or a central body is called, at the scope's time. */
@Injectable()
export class TenantNameQuery {
  /** Both languages are null while nothing is recorded. */
  async find({ sql, held }: ReadScope, tenantId: Uuid): Promise<LocalText> {
    const rows = await sql<{ name: LocalText }>(
      `SELECT s.name FROM ${SCHOOL_TABLE} s WHERE s.tenant_id = $1 AND ${held('s')}
       UNION ALL SELECT g.name FROM ${GROUP_TABLE} g WHERE g.tenant_id = $1 AND ${held('g')} LIMIT 1`,
      [tenantId],
    );
    return rows[0]?.name ?? { en: null, cy: null };
  }

  /** The names of many; one without a recorded name is missing. */
  async all({ sql, held }: ReadScope, tenantIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, LocalText>> {
    const rows = await sql<{ id: Uuid; name: LocalText }>(
      `SELECT s.tenant_id AS id, s.name FROM ${SCHOOL_TABLE} s WHERE s.tenant_id = ANY ($1) AND ${held('s')}
       UNION ALL SELECT g.tenant_id, g.name FROM ${GROUP_TABLE} g WHERE g.tenant_id = ANY ($1) AND ${held('g')}`,
      [tenantIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
