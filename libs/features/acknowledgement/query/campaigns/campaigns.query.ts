import { Injectable } from '@nestjs/common';
import type { Uuid } from '#platform/kernel/event.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { CAMPAIGN_TABLE } from '../../projection/campaign/campaign.projection.js';
import { REQUEST_TABLE } from '../../projection/request/request.projection.js';
import type { CampaignView } from './campaign.view.js';

export interface CampaignFilter {
  readonly id?: Uuid | null;
  readonly schoolId?: Uuid | null;
  readonly policyId?: Uuid | null;
  /** Only those that still ask. */
  readonly running?: boolean;
}

const COUNTED = `count(*)::int AS asked, count(r.signed_at)::int AS signed,
  count(*) FILTER (WHERE r.signed_at IS NULL AND r.released_because IS NULL)::int AS open`;

/**
 * Now an index leads to the requests of each campaign of a page. Of the past none does, and so the requests of the
 * tenants in sight are counted once for all campaigns.
 */
const countsAt = ({ held, past }: ReadScope): string =>
  past
    ? `LEFT JOIN (SELECT r.tenant_id, r.campaign_id, ${COUNTED} FROM ${REQUEST_TABLE} r WHERE ${held('r')}
         GROUP BY r.tenant_id, r.campaign_id) n ON n.tenant_id = c.tenant_id AND n.campaign_id = c.campaign_id`
    : `LEFT JOIN LATERAL (SELECT ${COUNTED} FROM ${REQUEST_TABLE} r
         WHERE r.tenant_id = c.tenant_id AND r.campaign_id = c.campaign_id AND ${held('r')}) n ON true`;

const COLUMNS = `c.campaign_id AS id, c.tenant_id AS "schoolId", c.policy_id AS "policyId", c.policy_title AS "policyTitle",
  c.version_id AS "versionId", c.version_number AS "versionNumber", c.content_hash AS "contentHash", c.statement, c.due_on::text AS "dueOn",
  c.launched_at AS "launchedAt", c.ended_because AS "endedBecause", coalesce(n.asked, 0) AS asked,
  coalesce(n.signed, 0) AS signed, CASE WHEN c.ended_because IS NULL THEN coalesce(n.open, 0) ELSE 0 END AS outstanding`;

/** Campaigns with their people counted, as at the scope's time. */
@Injectable()
export class CampaignsQuery {
  async page(scope: ReadScope, filter: CampaignFilter, page: PageRequest): Promise<Connection<CampaignView>> {
    const { offset, limit } = pageOf(page);
    const rows = await this.find(scope, filter, offset, limit);
    return connection(rows, await this.count(scope, filter), page);
  }

  async one(scope: ReadScope, id: Uuid): Promise<CampaignView | null> {
    return (await this.find(scope, { id }, 0, 1))[0] ?? null;
  }

  /** All running campaigns of one school, newest first, at most 100. */
  running(scope: ReadScope, schoolId: Uuid): Promise<CampaignView[]> {
    return this.find(scope, { schoolId, running: true }, 0, 100);
  }

  private find(scope: ReadScope, filter: CampaignFilter, offset: number, limit: number): Promise<CampaignView[]> {
    return scope.sql<CampaignView>(
      `SELECT ${COLUMNS} FROM ${CAMPAIGN_TABLE} c ${countsAt(scope)}
       WHERE ${scope.held('c')} AND ${WHERE} ORDER BY c.launched_at DESC, c.campaign_id LIMIT $5 OFFSET $6`,
      [...values(filter), limit, offset],
    );
  }

  private async count({ sql, held }: ReadScope, filter: CampaignFilter): Promise<number> {
    const rows = await sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${CAMPAIGN_TABLE} c WHERE ${held('c')} AND ${WHERE}`,
      values(filter),
    );
    return rows[0]?.n ?? 0;
  }
}

const WHERE = `($1::uuid IS NULL OR c.campaign_id = $1) AND ($2::uuid IS NULL OR c.tenant_id = $2)
  AND ($3::uuid IS NULL OR c.policy_id = $3) AND (NOT $4::boolean OR c.ended_because IS NULL)`;

const values = ({ id, schoolId, policyId, running }: CampaignFilter): unknown[] => [
  id ?? null,
  schoolId ?? null,
  policyId ?? null,
  running ?? false,
];
