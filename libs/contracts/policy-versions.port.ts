import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';

/** The version that an approval is about, and the approval. */
export interface ApprovedVersionRef {
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly approvalId: Uuid;
}

/**
 * Kept by the policy feature; asked by the commands of an approval. What it decides is staged on the caller's unit and
 * stored together with what the caller decides, or not at all.
 */
export interface PolicyVersions {
  /** All steps were approved, on the text with this hash. */
  markApproved(unit: Unit, version: ApprovedVersionRef & { readonly contentHash: string }): Promise<Result<unknown>>;
  /** The approval ended without a yes. */
  returnToDraft(
    unit: Unit,
    version: ApprovedVersionRef & { readonly because: 'rejected' | 'withdrawn' },
  ): Promise<Result<unknown>>;
}

/** Injection token of `PolicyVersions`. */
export const POLICY_VERSIONS = Symbol('PolicyVersions');
