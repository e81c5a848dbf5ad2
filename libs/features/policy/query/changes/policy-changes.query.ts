import { Injectable } from '@nestjs/common';
import type { LocalText } from '#contracts/local-text.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type { Uuid } from '#platform/kernel/event.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { POLICY_TABLE } from '../../projection/policy/policy.projection.js';
import { VERSION_TABLE } from '../../projection/version/version.projection.js';

/** What became of a policy between two moments; where several hold, the first. */
export type PolicyChangeKind = 'WITHDRAWN' | 'PUBLISHED' | 'ADOPTED' | 'REVIEWED' | 'REGISTERED';

/** A policy that another moment shows otherwise. */
export interface PolicyChange {
  readonly kind: PolicyChangeKind;
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly category: string;
  readonly title: LocalText;
  /** Number of the version in force; null: none was. */
  readonly numberBefore: number | null;
  readonly numberAfter: number | null;
  readonly reviewBefore: PartialDate | null;
  readonly reviewAfter: PartialDate | null;
  readonly changedAt: Date;
}

interface Found extends PolicyChange {
  readonly total: number;
}

/** Compared are the rows of both moments, so a policy that went to and fro in between is no line. */
const KIND = `CASE
    WHEN n.archived AND NOT coalesce(o.archived, false) THEN 'WITHDRAWN'
    WHEN n.current_version_id IS NOT NULL AND o.current_version_id IS NULL THEN 'ADOPTED'
    WHEN n.current_version_id IS DISTINCT FROM o.current_version_id THEN 'PUBLISHED'
    WHEN o.policy_id IS NULL THEN 'REGISTERED'
    WHEN (n.last_reviewed, n.next_review_due) IS DISTINCT FROM (o.last_reviewed, o.next_review_due) THEN 'REVIEWED'
  END`;

const ORDER = `array_position(ARRAY['WITHDRAWN', 'PUBLISHED', 'ADOPTED', 'REVIEWED', 'REGISTERED'], kind)`;

/** Policies as two moments show them, from the rows that held at each. */
@Injectable()
export class PolicyChangesQuery {
  async page(
    before: ReadScope,
    after: ReadScope,
    records: readonly Uuid[],
    page: PageRequest,
  ): Promise<Connection<PolicyChange>> {
    const { offset, limit } = pageOf(page);
    const rows = await after.sql<Found>(
      `SELECT *, count(*) OVER ()::int AS total FROM (
         SELECT ${KIND} AS kind, n.tenant_id AS "schoolId", n.policy_id AS "policyId", n.category, n.title,
           ov.number AS "numberBefore", nv.number AS "numberAfter",
           o.next_review_due AS "reviewBefore", n.next_review_due AS "reviewAfter", n.from_at AS "changedAt"
         FROM ${POLICY_TABLE} n
         LEFT JOIN ${POLICY_TABLE} o ON o.tenant_id = n.tenant_id AND o.policy_id = n.policy_id AND ${before.held('o')}
         LEFT JOIN ${VERSION_TABLE} nv ON nv.tenant_id = n.tenant_id AND nv.version_id = n.current_version_id
           AND ${after.held('nv')}
         LEFT JOIN ${VERSION_TABLE} ov ON ov.tenant_id = o.tenant_id AND ov.version_id = o.current_version_id
           AND ${before.held('ov')}
         WHERE n.tenant_id = ANY ($1::uuid[]) AND ${after.held('n')} AND n.from_at > $2
       ) c WHERE kind IS NOT NULL ORDER BY ${ORDER}, "changedAt" DESC, "policyId" LIMIT $3 OFFSET $4`,
      [records, before.stamp, limit, offset],
    );
    const changes = rows.map(({ total: _, ...change }): PolicyChange => change);
    return connection(changes, rows[0]?.total ?? offset, page);
  }
}
