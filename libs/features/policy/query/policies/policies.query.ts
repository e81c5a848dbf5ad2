import { Inject, Injectable } from '@nestjs/common';
import { policyStatus } from '#contracts/policy-status.js';
import type { Uuid } from '#platform/kernel/event.js';
import { londonDay } from '#platform/kernel/plain-date.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { SEALING, type Sealing } from '#platform/sealing/sealing.js';
import { POLICY_TABLE, type OwnerSource } from '../../projection/policy/policy.projection.js';
import type { Reader } from '../reader.js';
import { ownerOf } from './owner.js';
import type { PolicyStatusName, PolicyView } from './policy.view.js';

export interface PolicyFilter {
  readonly schoolId?: Uuid | null;
  readonly status?: PolicyStatusName | null;
}

type RawPolicy = Omit<PolicyView, 'status' | 'days' | 'owner'> & { readonly awaitingApproval: boolean };
type Unowned = Omit<PolicyView, 'owner'>;

const COLUMNS = `p.policy_id AS id, p.tenant_id AS "schoolId", p.category, p.title, p.audience,
  p.next_review_due AS "nextReviewDue", p.last_reviewed AS "lastReviewed", p.review_cycle_months AS "reviewCycleMonths",
  p.current_version_id AS "currentVersionId", p.awaiting_approval AS "awaitingApproval", p.archived`;

/**
 * Policies as at the scope's time. A status follows from dates and is computed here, never in SQL, so that one function
 * says it on every screen; with a status asked for, all rows of the scope are read, and so the total is exact.
 */
@Injectable()
export class PoliciesQuery {
  constructor(@Inject(SEALING) private readonly sealing: Sealing) {}

  /** By title. Archived policies are left out. */
  async page(
    scope: ReadScope,
    reader: Reader,
    { schoolId, status }: PolicyFilter,
    page: PageRequest,
  ): Promise<Connection<PolicyView>> {
    const { offset, limit } = pageOf(page);
    const rows = await scope.sql<RawPolicy>(
      `SELECT ${COLUMNS} FROM ${POLICY_TABLE} p
       WHERE ${scope.held('p')} AND NOT p.archived AND ($1::uuid IS NULL OR p.tenant_id = $1)
         AND ($2 OR p.current_version_id IS NOT NULL)
       ORDER BY lower(coalesce(p.title->>'en', p.title->>'cy')), p.tenant_id, p.policy_id`,
      [schoolId ?? null, reader.seesAll],
    );
    const all = rows.map((row) => withStatus(scope, reader, row)).filter((row) => !status || row.status === status);
    const nodes = await this.withOwners(scope, reader, all.slice(offset, offset + limit));
    return connection(nodes, all.length, page);
  }

  /** null: absent, or not for this reader. */
  async one(scope: ReadScope, reader: Reader, id: Uuid): Promise<PolicyView | null> {
    const rows = await scope.sql<RawPolicy>(
      `SELECT ${COLUMNS} FROM ${POLICY_TABLE} p WHERE ${scope.held('p')} AND p.policy_id = $1
         AND ($2 OR (p.current_version_id IS NOT NULL AND NOT p.archived))`,
      [id, reader.seesAll],
    );
    const found = rows.map((row) => withStatus(scope, reader, row));
    return (await this.withOwners(scope, reader, found))[0] ?? null;
  }

  private async withOwners(scope: ReadScope, reader: Reader, rows: readonly Unowned[]): Promise<PolicyView[]> {
    if (!reader.seesNames || rows.length === 0) return rows.map((row) => ({ ...row, owner: null }));
    const found = await scope.sql<{ id: Uuid; schoolId: Uuid; sources: OwnerSource[] }>(
      `SELECT p.policy_id AS id, p.tenant_id AS "schoolId", p.owner_sources AS sources FROM ${POLICY_TABLE} p
       WHERE ${scope.held('p')} AND p.policy_id = ANY ($1::uuid[])`,
      [rows.map(({ id }) => id)],
    );
    const owners = new Map<Uuid, string | null>();
    for (const schoolId of new Set(found.map((row) => row.schoolId))) {
      const policies = found.filter((row) => row.schoolId === schoolId);
      const sealed = policies.flatMap(({ sources }) => sources.map((source) => source.sealed));
      const opened = sealed.length > 0 ? await this.sealing.open(schoolId, sealed) : [];
      let next = 0;
      for (const { id, sources } of policies) {
        owners.set(id, ownerOf(sources, opened.slice(next, next + sources.length)));
        next += sources.length;
      }
    }
    return rows.map((row) => ({ ...row, owner: owners.get(row.id) ?? null }));
  }
}

const withStatus = ({ at }: ReadScope, reader: Reader, { awaitingApproval, ...row }: RawPolicy): Unowned => {
  const { code, days } = policyStatus(
    {
      published: row.currentVersionId !== null,
      // Who sees no drafts is not told of one either.
      awaitingApproval: reader.seesAll && awaitingApproval,
      nextReviewDue: row.nextReviewDue,
    },
    londonDay(at),
  );
  return { ...row, status: code, days };
};
