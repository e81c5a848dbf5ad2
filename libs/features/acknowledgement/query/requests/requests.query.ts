import { Inject, Injectable } from '@nestjs/common';
import { NAMES, type Names } from '#contracts/audience.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { connection, pageOf, type Connection, type PageRequest } from '#platform/read-store/page.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { CAMPAIGN_TABLE } from '../../projection/campaign/campaign.projection.js';
import { REQUEST_TABLE } from '../../projection/request/request.projection.js';
import type { RequestStatus, RequestView } from '../campaigns/campaign.view.js';

export interface RequestFilter {
  readonly id?: Uuid | null;
  readonly campaignId?: Uuid | null;
  readonly personId?: Uuid | null;
  readonly status?: RequestStatus | null;
}

/** The status is computed from dates at the scope's time; `$1` is that day in London. */
const STATUS = `CASE WHEN r.signed_at IS NOT NULL THEN 'SIGNED'
  WHEN r.released_because IS NOT NULL OR c.ended_because IS NOT NULL THEN 'RELEASED'
  WHEN c.due_on < $1::date THEN 'LATE' ELSE 'OUTSTANDING' END`;

const COLUMNS = `r.request_id AS id, r.tenant_id AS "schoolId", r.campaign_id AS "campaignId",
  c.policy_title AS "policyTitle", c.due_on::text AS "dueOn", r.person_id AS "personId", ${STATUS} AS status,
  r.asked_at AS "askedAt", r.signed_at AS "signedAt", r.nudges, r.last_nudged_at AS "lastNudgedAt", r.delivery`;

/** Requests to read and confirm, as at the scope's time, unsigned first. */
@Injectable()
export class RequestsQuery {
  constructor(@Inject(NAMES) private readonly names: Names) {}

  async page(scope: ReadScope, filter: RequestFilter, page: PageRequest): Promise<Connection<RequestView>> {
    const { offset, limit } = pageOf(page);
    const from = this.from(scope);
    const asked = values(scope, filter);
    const rows = await scope.sql<Omit<RequestView, 'personName'>>(
      `SELECT ${COLUMNS} ${from} ORDER BY r.signed_at IS NOT NULL, r.asked_at, r.request_id LIMIT $6 OFFSET $7`,
      [...asked, limit, offset],
    );
    const total = await scope.sql<{ n: number }>(`SELECT count(*)::int AS n ${from}`, asked);
    const names = await this.names.namesIn(
      scope,
      rows.map(({ personId }) => personId),
    );
    const views = rows.map((row) => ({ ...row, personName: names.get(row.personId) ?? null }));
    return connection(views, total[0]?.n ?? 0, page);
  }

  /** Those of a campaign who have not signed and are still asked, with the tenant that a link names. */
  unsigned({ sql, held }: ReadScope, campaignId: Uuid): Promise<{ requestId: Uuid; personId: Uuid; tenantId: Uuid }[]> {
    return sql(
      `SELECT r.request_id AS "requestId", r.person_id AS "personId", r.tenant_id AS "tenantId" FROM ${REQUEST_TABLE} r
       JOIN ${CAMPAIGN_TABLE} c ON c.tenant_id = r.tenant_id AND c.campaign_id = r.campaign_id AND ${held('c')}
       WHERE ${held('r')} AND r.campaign_id = $1 AND r.signed_at IS NULL AND r.released_because IS NULL AND c.ended_because IS NULL
       ORDER BY r.asked_at, r.request_id`,
      [campaignId],
    );
  }

  /**
   * Of the past no index leads to the requests of a campaign or a person: those of the tenants in sight are looked
   * through once, and not once for each campaign.
   */
  private from({ held, past }: ReadScope): string {
    const asked = `${held('r')} AND ($2::uuid IS NULL OR r.request_id = $2) AND ($3::uuid IS NULL OR r.campaign_id = $3)
      AND ($4::uuid IS NULL OR r.person_id = $4)`;
    const once = `(WITH found AS MATERIALIZED (SELECT r.* FROM ${REQUEST_TABLE} r WHERE ${asked}) SELECT * FROM found) r`;
    return `FROM ${past ? once : `${REQUEST_TABLE} r`}
      JOIN ${CAMPAIGN_TABLE} c ON c.tenant_id = r.tenant_id AND c.campaign_id = r.campaign_id AND ${held('c')}
      WHERE ${past ? 'true' : asked} AND ($5::text IS NULL OR ${STATUS} = $5)`;
  }
}

const values = ({ today }: ReadScope, { id, campaignId, personId, status }: RequestFilter): unknown[] => [
  today,
  id ?? null,
  campaignId ?? null,
  personId ?? null,
  status ?? null,
];
