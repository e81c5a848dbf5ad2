import { Inject, Injectable } from '@nestjs/common';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Actor } from '#platform/auth/actor.js';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { mayRead, type Access } from '../../domain/breach.reading.js';
import { CASE_TABLE } from '../../projection/case/case.projection.js';
import { accessIs, accessValues } from './case.access.js';
import type { CaseFound } from './case.view.js';

export interface CaseFilter {
  readonly id?: Uuid | null;
  readonly schoolId?: Uuid | null;
  /** true: not closed yet; false: closed. */
  readonly open?: boolean | null;
}

type CaseRow = Omit<CaseFound, 'readable'> & { readonly subjectPersonId: Uuid | null; readonly aboutHead: boolean };

const COLUMNS = `c.breach_id AS id, c.tenant_id AS "schoolId", c.category, c.status, c.reported_at AS "reportedAt",
  c.aware_at AS "awareAt", c.happened_on::text AS "happenedOn", c.confidential, c.outcome, c.told, c.summary,
  c.subject_person_id AS "subjectPersonId", c.about_head AS "aboutHead"`;

/** Cases as at the scope's time, as far as the asker may see them; who may not finds nothing. */
@Injectable()
export class CasesQuery {
  constructor(@Inject(SCHOOLS) private readonly schools: Schools) {}

  /** Newest first. Cases that the asker may only count are not in it. */
  async page(scope: ReadScope, actor: Actor, filter: CaseFilter, page: PageRequest): Promise<Connection<CaseFound>> {
    const { offset, limit } = pageOf(page);
    if (filter.schoolId && !isUuid(filter.schoolId)) return connection<CaseFound>([], 0, page);
    const { from, values } = await this.matching(scope, actor, filter, ['read', 'list']);
    const rows = await scope.sql<CaseRow>(
      `SELECT ${COLUMNS} ${from} ORDER BY c.reported_at DESC, c.breach_id LIMIT $9 OFFSET $10`,
      [...values, limit, offset],
    );
    const total = await scope.sql<{ n: number }>(`SELECT count(*)::int AS n ${from}`, values);
    return connection(
      rows.map((row) => foundBy(actor, scope, row)),
      total[0]?.n ?? 0,
      page,
    );
  }

  /** null: absent, or not to be seen; nothing tells the two apart. */
  async one(scope: ReadScope, actor: Actor, id: Uuid): Promise<CaseFound | null> {
    const { from, values } = await this.matching(scope, actor, { id }, ['read', 'list']);
    const [row] = await scope.sql<CaseRow>(`SELECT ${COLUMNS} ${from}`, values);
    return row ? foundBy(actor, scope, row) : null;
  }

  /** Open cases that the asker may at least count: category and what its clocks are made of. */
  async counted(
    scope: ReadScope,
    actor: Actor,
    schoolId?: Uuid,
  ): Promise<Pick<CaseFound, 'category' | 'awareAt' | 'told'>[]> {
    const { from, values } = await this.matching(scope, actor, { schoolId, open: true }, ['read', 'list', 'count']);
    return scope.sql(`SELECT c.category, c.aware_at AS "awareAt", c.told ${from}`, values);
  }

  private async matching(
    scope: ReadScope,
    actor: Actor,
    { id, schoolId, open }: CaseFilter,
    kinds: readonly Access[],
  ): Promise<{ from: string; values: readonly unknown[] }> {
    const first = await this.schools.visibleFrom(scope);
    const from = `FROM ${CASE_TABLE} c
      JOIN unnest($4::uuid[], $5::bigint[]) AS v(tenant_id, first) ON v.tenant_id = c.tenant_id AND c.reported_position >= v.first
      WHERE ${scope.held('c')} AND ${accessIs(kinds)} AND ($6::uuid IS NULL OR c.breach_id = $6)
        AND ($7::uuid IS NULL OR c.tenant_id = $7) AND ($8::boolean IS NULL OR (c.status <> 'CLOSED') = $8)`;
    const values = [
      ...accessValues(actor, scope),
      scope.tenants.map((tenant) => first.get(tenant) ?? 1),
      id ?? null,
      schoolId ?? null,
      open ?? null,
    ];
    return { from, values };
  }
}

/** The rule once more, on the row itself: text is opened only where SQL and rule agree. */
const foundBy = (actor: Actor, { tenants }: ReadScope, row: CaseRow): CaseFound => ({
  ...row,
  readable: mayRead(actor, row, tenants),
});
