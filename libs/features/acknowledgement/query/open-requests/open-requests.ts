import { Injectable } from '@nestjs/common';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { CAMPAIGN_TABLE } from '../../projection/campaign/campaign.projection.js';
import { REQUEST_TABLE } from '../../projection/request/request.projection.js';

/** A request that is neither signed nor released. */
export interface OpenRequest {
  readonly requestId: Uuid;
  readonly personId: Uuid;
}

/** A campaign that still asks. */
export interface RunningCampaign {
  readonly campaignId: Uuid;
  readonly policyId: Uuid;
  readonly versionNumber: number;
  readonly audience: readonly string[];
  /** Position of its launch in the tenant's log. */
  readonly launchedPosition: number;
}

/** What the system itself asks about one tenant before it acts. What it finds is decided on again by the streams. */
@Injectable()
export class OpenRequests {
  constructor(private readonly reads: PostgresReadStore) {}

  ofCampaign(tenantId: Uuid, campaignId: Uuid): Promise<OpenRequest[]> {
    return this.find(tenantId, 'r.campaign_id = $1', campaignId);
  }

  ofPerson(tenantId: Uuid, personId: Uuid): Promise<OpenRequest[]> {
    return this.find(tenantId, 'r.person_id = $1', personId);
  }

  running(tenantId: Uuid): Promise<RunningCampaign[]> {
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
