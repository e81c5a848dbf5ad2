import type { Uuid } from '#platform/kernel/event.js';

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

/**
 * What the system itself asks about one tenant before it acts. An answer may be a moment old: what it finds is
 * decided on again by the streams.
 */
export abstract class OpenRequests {
  abstract ofCampaign(tenantId: Uuid, campaignId: Uuid): Promise<OpenRequest[]>;
  abstract ofPerson(tenantId: Uuid, personId: Uuid): Promise<OpenRequest[]>;
  abstract running(tenantId: Uuid): Promise<RunningCampaign[]>;
}
