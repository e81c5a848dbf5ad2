import { Injectable } from '@nestjs/common';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { OpenRequests, type OpenRequest, type RunningCampaign } from '../../domain/open-requests.port.js';
import { CAMPAIGN_TABLE } from '../../projection/campaign/campaign.projection.js';
import { REQUEST_TABLE } from '../../projection/request/request.projection.js';

/** Reads `OpenRequests` from this feature's own tables. */
@Injectable()
export class OpenRequestsQuery extends OpenRequests {
  constructor(private readonly reads: PostgresReadStore) {
    super();
  }

  override ofCampaign(tenantId: Uuid, campaignId: Uuid): Promise<OpenRequest[]> {
    return this.find(tenantId, 'r.campaign_id = $1', campaignId);
  }

  override ofPerson(tenantId: Uuid, personId: Uuid): Promise<OpenRequest[]> {
    return this.find(tenantId, 'r.person_id = $1', personId);
  }

  override running(tenantId: Uuid): Promise<RunningCampaign[]> {
    return this.reads.askAsSystem(tenantId, ({ sql, held }) =>
      sql<RunningCampaign>(
        `SELECT campaign_id AS "campaignId", policy_id AS "policyId", version_number AS "versionNumber", audience,
           launched_position::float8 AS "launchedPosition"
         FROM ${CAMPAIGN_TABLE} c WHERE ${held('c')} AND ended_because IS NULL`,
      ),
    );
  }

  private find(tenantId: Uuid, where: string, id: Uuid): Promise<OpenRequest[]> {
    return this.reads.askAsSystem(tenantId, ({ sql, held }) =>
      sql<OpenRequest>(
        `SELECT r.request_id AS "requestId", r.person_id AS "personId" FROM ${REQUEST_TABLE} r
         WHERE ${held('r')} AND ${where} AND r.signed_at IS NULL AND r.released_because IS NULL ORDER BY r.request_id`,
        [id],
      ),
    );
  }
}
