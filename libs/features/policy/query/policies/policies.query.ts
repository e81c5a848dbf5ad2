import { Inject, Injectable } from '@nestjs/common';
import { policyStatus, type PolicyStatus } from '#contracts/policy-status.js';
import type { Uuid } from '#platform/kernel/event.js';
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

/** What a status follows from. */
interface Facts {
  readonly id: Uuid;
  readonly published: boolean;
  readonly awaitingApproval: boolean;
  readonly nextReviewDue: string | null;
}

type RawPolicy = Omit<PolicyView, 'status' | 'days' | 'owner'> & Facts & { readonly ownerSources: OwnerSource[] };

const FACTS = `p.policy_id AS id, p.current_version_id IS NOT NULL AS published,
  p.awaiting_approval AS "awaitingApproval", p.next_review_due AS "nextReviewDue"`;

const COLUMNS = `${FACTS}, p.tenant_id AS "schoolId", p.category, p.title, p.audience, p.last_reviewed AS "lastReviewed",
  p.review_cycle_months AS "reviewCycleMonths", p.current_version_id AS "currentVersionId", p.archived,
  p.owner_sources AS "ownerSources", p.approving_body AS "recordedBody",
  p.approving_body_for AS "recordedBodyFor", p.last_nudged_at AS "lastNudgedAt"`;

/**
 * Policies as at the scope's time. A status follows from dates and is computed here, never in SQL, so that one function
 * says it on every screen. A list reads the few facts of all rows in scope, and whole rows for its page only.
 */
@Injectable()
export class PoliciesQuery {
  constructor(@Inject(SEALING) private readonly sealing: Sealing) {}

  /** By title, with an exact total. Archived policies are left out. */
  async page(
    scope: ReadScope,
    reader: Reader,
    filter: PolicyFilter,
    page: PageRequest,
  ): Promise<Connection<PolicyView>> {
    if (filter.status) return this.pageByStatus(scope, reader, filter, page);
    const { offset, limit } = pageOf(page);
    const rows = await scope.sql<RawPolicy & { readonly total: number }>(
      `SELECT ${COLUMNS}, count(*) OVER ()::int AS total ${listed(scope)} LIMIT $3 OFFSET $4`,
      [filter.schoolId ?? null, reader.seesAll, limit, offset],
    );
    const [first] = rows;
    // Behind the last row there is none to say how many there are.
    if (!first && offset > 0) return this.pageByStatus(scope, reader, filter, page);
    return connection(await this.viewsOf(scope, reader, rows), first?.total ?? 0, page);
  }

  /** What a status is, no SQL says: of all that match its facts are read, and of the page the rest. */
  private async pageByStatus(
    scope: ReadScope,
    reader: Reader,
    { schoolId, status }: PolicyFilter,
    page: PageRequest,
  ): Promise<Connection<PolicyView>> {
    const { offset, limit } = pageOf(page);
    const rows = await scope.sql<Facts>(`SELECT ${FACTS} ${listed(scope)}`, [schoolId ?? null, reader.seesAll]);
    const statusOf = statusAt(scope, reader);
    const matching = status ? rows.filter((row) => statusOf(row).code === status) : rows;
    const ids = matching.slice(offset, offset + limit).map(({ id }) => id);
    const found = new Map((await this.find(scope, reader, ids)).map((policy) => [policy.id, policy]));
    return connection(
      ids.flatMap((id) => found.get(id) ?? []),
      matching.length,
      page,
    );
  }

  /** null: absent, or not for this reader. */
  async one(scope: ReadScope, reader: Reader, id: Uuid): Promise<PolicyView | null> {
    const policy = (await this.find(scope, reader, [id]))[0];
    return policy && (reader.seesAll || (policy.currentVersionId !== null && !policy.archived)) ? policy : null;
  }

  private async find(scope: ReadScope, reader: Reader, ids: readonly Uuid[]): Promise<PolicyView[]> {
    if (ids.length === 0) return [];
    const rows = await scope.sql<RawPolicy>(
      `SELECT ${COLUMNS} FROM ${POLICY_TABLE} p WHERE ${scope.held('p')} AND p.policy_id = ANY ($1::uuid[])`,
      [ids],
    );
    return this.viewsOf(scope, reader, rows);
  }

  private async viewsOf(scope: ReadScope, reader: Reader, rows: readonly RawPolicy[]): Promise<PolicyView[]> {
    const owners = reader.seesNames ? await this.owners(rows) : new Map<Uuid, string | null>();
    const statusOf = statusAt(scope, reader);
    return rows.map((row) => {
      const { code, days } = statusOf(row);
      return viewOf(row, { owner: owners.get(row.id) ?? null, status: code, days });
    });
  }

  /** Opened, with one look-up of keys for all schools. */
  private async owners(rows: readonly RawPolicy[]): Promise<ReadonlyMap<Uuid, string | null>> {
    const opened = await this.sealing.openAcross(
      rows.map(({ schoolId, ownerSources }) => ({
        tenantId: schoolId,
        texts: ownerSources.map(({ sealed }) => sealed),
      })),
    );
    return new Map(rows.map(({ id, ownerSources }, n) => [id, ownerOf(ownerSources, opened[n] ?? [])]));
  }
}

/** Field by field: a page has a hundred of them, and taking a few out of an object costs more than naming the rest. */
const viewOf = (row: RawPolicy, computed: Pick<PolicyView, 'owner' | 'status' | 'days'>): PolicyView => ({
  id: row.id,
  schoolId: row.schoolId,
  category: row.category,
  title: row.title,
  audience: row.audience,
  nextReviewDue: row.nextReviewDue,
  lastReviewed: row.lastReviewed,
  reviewCycleMonths: row.reviewCycleMonths,
  currentVersionId: row.currentVersionId,
  recordedBody: row.recordedBody,
  recordedBodyFor: row.recordedBodyFor,
  lastNudgedAt: row.lastNudgedAt,
  archived: row.archived,
  ...computed,
});

/** A list by title; `$1` is a school, if one is meant, and `$2` whether drafts are seen. */
const listed = ({ held }: ReadScope): string =>
  `FROM ${POLICY_TABLE} p WHERE ${held('p')} AND NOT p.archived AND ($1::uuid IS NULL OR p.tenant_id = $1)
     AND ($2 OR p.current_version_id IS NOT NULL)
   ORDER BY lower(coalesce(p.title->>'en', p.title->>'cy')), p.tenant_id, p.policy_id`;

/** Who sees no drafts is not told either that one waits for approval. */
const statusAt = ({ today }: ReadScope, reader: Reader): ((facts: Facts) => PolicyStatus) => {
  return ({ published, awaitingApproval, nextReviewDue }) =>
    policyStatus({ published, awaitingApproval: reader.seesAll && awaitingApproval, nextReviewDue }, today);
};
