import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';

/** A campaign as the schema shows it, without its requests. Dates are ISO texts. */
export interface CampaignView {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly policyTitle: LocalText;
  readonly versionId: Uuid;
  readonly versionNumber: number;
  readonly contentHash: string;
  readonly statement: LocalText;
  readonly dueOn: string;
  readonly launchedAt: Date;
  readonly endedBecause: string | null;
  readonly asked: number;
  readonly signed: number;
  readonly outstanding: number;
}

export type RequestStatus = 'OUTSTANDING' | 'LATE' | 'SIGNED' | 'RELEASED';

/** One person's request as the schema shows it; the name is opened by who may see it. */
export interface RequestView {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly campaignId: Uuid;
  readonly policyTitle: LocalText;
  /** ISO day. */
  readonly dueOn: string;
  readonly personId: Uuid;
  readonly personName: string | null;
  readonly status: RequestStatus;
  readonly askedAt: Date;
  readonly signedAt: Date | null;
  readonly nudges: number;
  readonly lastNudgedAt: Date | null;
  readonly delivery: string | null;
}
