import type { CampaignRow } from '#features/acknowledgement/projection/campaign/campaign.projection.js';
import type { RequestRow } from '#features/acknowledgement/projection/request/request.projection.js';
import type { ApprovalRow } from '#features/approval/projection/approval/approval.projection.js';
import type { CaseRow } from '#features/breach/projection/case/case.projection.js';
import type { PolicyRow } from '#features/policy/projection/policy/policy.projection.js';
import type { TextRow } from '#features/policy/projection/text/text.projection.js';
import type { VersionRow } from '#features/policy/projection/version/version.projection.js';

/** The rows of one record as they stood at the end of the pack's time, as far as its files for people need them. */
export interface RecordRows {
  readonly policies: readonly PolicyRow[];
  readonly versions: readonly VersionRow[];
  readonly texts: readonly TextRow[];
  readonly campaigns: readonly CampaignRow[];
  readonly requests: readonly RequestRow[];
  readonly approvals: readonly ApprovalRow[];
  readonly cases: readonly CaseRow[];
}
