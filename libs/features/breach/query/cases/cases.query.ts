import { Inject, Injectable } from '@nestjs/common';
import type { BreachCategory, BreachSeverity } from '#contracts/breach.events.js';
import { SCHOOLS, type Schools } from '#contracts/schools.port.js';
import type { Actor } from '#platform/auth/actor.js';
import { isUuid } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { mayRead, type Access } from '../../domain/breach.reading.js';
import { CASE_TABLE } from '../../projection/case/case.projection.js';
import { ACCESS, accessIs, accessValues } from './case.access.js';
import { byClock, firstOf, ordered, timed } from './case.order.js';
import type { BreachOrder, ClockFilter, FirstClock, OrderableCase } from './case.order.js';
import type { CaseFound, ClockedRow } from './case.view.js';

export interface CaseFilter {
  readonly id?: Uuid | null;
  readonly schoolId?: Uuid | null;
  /** true: not closed yet; false: closed. */
  readonly open?: boolean | null;
  readonly category?: BreachCategory | null;
}

/** What a list of cases is asked for. */
export interface ListFilter extends Omit<CaseFilter, 'id'> {
  readonly clock?: ClockFilter | null;
  readonly order?: BreachOrder | null;
}

/** A page of cases, and what holds of all that match. */
export interface CasePage extends Connection<CaseFound> {
  /** How many more match that the asker may count and not see; null where a clock is asked for, which says more. */
  readonly countOnly: number | null;
  readonly firstClock: FirstClock | null;
}

type CaseRow = Omit<CaseFound, 'readable'> & { readonly subjectPersonId: Uuid | null; readonly aboutHead: boolean };

const CLOCKED = `c.category, c.aware_at AS "awareAt", c.told, c.set_aside AS "setAside", c.closed_at AS "closedAt"`;

const COLUMNS = `c.breach_id AS id, c.tenant_id AS "schoolId", ${CLOCKED}, c.status, c.reported_at AS "reportedAt",
  c.happened_on::text AS "happenedOn", c.confidential, c.outcome, c.summary,
  c.subject_person_id AS "subjectPersonId", c.about_head AS "aboutHead"`;

/** A case whose key is gone is in no list, of no date: an allegation that was found false must not be met in the past. */
const NOT_ERASED = `NOT EXISTS (SELECT FROM ${CASE_TABLE} n WHERE n.tenant_id = c.tenant_id AND n.breach_id = c.breach_id
  AND n.to_at = 'infinity' AND n.erased_on IS NOT NULL)`;

/** What retention is told of a case. */
export interface RetainedRow extends Pick<CaseFound, 'id' | 'schoolId' | 'category' | 'outcome' | 'told'> {
  readonly reportedAt: Date;
  readonly closedAt: Date | null;
  readonly severity: BreachSeverity | null;
  readonly confidential: boolean;
  readonly aboutHead: boolean;
  readonly subjectPersonId: Uuid | null;
}

/** Cases as at the scope's time, as far as the asker may see them; who may not finds nothing. */
@Injectable()
export class CasesQuery {
  constructor(@Inject(SCHOOLS) private readonly schools: Schools) {}

  /**
   * Newest or worst first. Cases that the asker may only count are a number beside it. What clocks say depends on the
   * moment and on a calendar, so it is not in SQL: of all that match the few columns that clocks are made of are read,
   * and of the page the rest.
   */
  async page(scope: ReadScope, actor: Actor, filter: ListFilter, page: PageRequest): Promise<CasePage> {
    const { offset, limit } = pageOf(page);
    if (typeof filter.schoolId === 'string' && !isUuid(filter.schoolId)) {
      return { ...connection<CaseFound>([], 0, page), countOnly: filter.clock ? null : 0, firstClock: null };
    }
    const { from, values } = await this.matching(scope, actor, filter, ['read', 'list', 'count']);
    const all = await scope.sql<OrderableCase>(
      `SELECT c.breach_id AS id, c.tenant_id AS "schoolId", ${CLOCKED}, c.status, c.reported_at AS "reportedAt",
         ${ACCESS} AS access ${from}`,
      values,
    );
    const seen = all.filter(({ access }) => access !== 'count');
    const listed = ordered(byClock(timed(seen, scope.at), filter.clock), filter.order ?? 'NEWEST');
    const ids = listed.slice(offset, offset + limit).map(({ one }) => one.id);
    return {
      ...connection(await this.byIds(scope, actor, ids), listed.length, page),
      countOnly: filter.clock ? null : all.length - seen.length,
      firstClock: firstOf(listed),
    };
  }

  /** These cases in this order, the rule of access asked once more of each. */
  private async byIds(scope: ReadScope, actor: Actor, ids: readonly Uuid[]): Promise<readonly CaseFound[]> {
    if (ids.length === 0) return [];
    const { from, values } = await this.matching(scope, actor, {}, ['read', 'list']);
    const rows = await scope.sql<CaseRow>(`SELECT ${COLUMNS} ${from} AND c.breach_id = ANY ($10::uuid[])`, [
      ...values,
      ids,
    ]);
    const found = new Map(rows.map((row) => [row.id, foundBy(actor, scope, row)]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** null: absent, or not to be seen; nothing tells the two apart. */
  async one(scope: ReadScope, actor: Actor, id: Uuid): Promise<CaseFound | null> {
    const { from, values } = await this.matching(scope, actor, { id }, ['read', 'list']);
    const [row] = await scope.sql<CaseRow>(`SELECT ${COLUMNS} ${from}`, values);
    return row ? foundBy(actor, scope, row) : null;
  }

  /** Open cases that the asker may at least count: category and what its clocks are made of. */
  async counted(scope: ReadScope, actor: Actor, schoolId?: Uuid): Promise<ClockedRow[]> {
    const { from, values } = await this.matching(scope, actor, { schoolId, open: true }, ['read', 'list', 'count']);
    return scope.sql(`SELECT ${CLOCKED} ${from}`, values);
  }

  /** Closed cases that the asker may read, or this one, open or not: what their retention rests on. */
  async retained(scope: ReadScope, actor: Actor, id?: Uuid): Promise<readonly RetainedRow[]> {
    const filter = id === undefined ? { open: false } : { id };
    const { from, values } = await this.matching(scope, actor, filter, ['read']);
    return scope.sql<RetainedRow>(
      `SELECT c.breach_id AS id, c.tenant_id AS "schoolId", c.category, c.outcome, c.told, c.severity, c.confidential,
         c.about_head AS "aboutHead", c.subject_person_id AS "subjectPersonId", c.reported_at AS "reportedAt",
         c.closed_at AS "closedAt" ${from} ORDER BY c.reported_at, c.breach_id`,
      values,
    );
  }

  /** Which of these cases the asker may read, those whose key is gone included: somebody keeps their certificates. */
  async readable(scope: ReadScope, actor: Actor, ids: readonly Uuid[]): Promise<ReadonlySet<Uuid>> {
    if (ids.length === 0) return new Set();
    const { from, values } = await this.matching(scope, actor, { erasedToo: true }, ['read']);
    const rows = await scope.sql<{ id: Uuid }>(`SELECT c.breach_id AS id ${from} AND c.breach_id = ANY ($10::uuid[])`, [
      ...values,
      ids,
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  private async matching(
    scope: ReadScope,
    actor: Actor,
    { id, schoolId, open, category, erasedToo }: CaseFilter & { readonly erasedToo?: true },
    kinds: readonly Access[],
  ): Promise<{ from: string; values: readonly unknown[] }> {
    // Of one school's cases no other record needs to be looked into.
    const tenants = schoolId ? scope.tenants.filter((tenant) => tenant === schoolId) : scope.tenants;
    const first = await this.schools.visibleFrom(scope, schoolId);
    const from = `FROM ${CASE_TABLE} c
      JOIN unnest($4::uuid[], $5::bigint[]) AS v(tenant_id, first) ON v.tenant_id = c.tenant_id AND c.reported_position >= v.first
      WHERE ${scope.held('c')} AND ${accessIs(kinds)} ${erasedToo ? '' : `AND ${NOT_ERASED}`} AND ($6::uuid IS NULL OR c.breach_id = $6)
        AND ($7::uuid IS NULL OR c.tenant_id = $7) AND ($8::boolean IS NULL OR (c.status <> 'CLOSED') = $8)
        AND ($9::text IS NULL OR c.category = $9)`;
    const values = [
      ...accessValues(actor, tenants),
      tenants.map((tenant) => first.get(tenant) ?? 1),
      id ?? null,
      schoolId ?? null,
      open ?? null,
      category ?? null,
    ];
    return { from, values };
  }
}

/** The rule once more, on the row itself: text is opened only where SQL and rule agree. */
const foundBy = (actor: Actor, { tenants }: ReadScope, row: CaseRow): CaseFound => ({
  ...row,
  readable: mayRead(actor, row, tenants),
});
