import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';
import type { LocalText } from './local-text.js';
import type { ChainStep } from './policy.events.js';

/** What approvers are asked to decide on. */
export interface ApprovalAsked {
  readonly approvalId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  /** SHA-256 of the version's content, hexadecimal. */
  readonly contentHash: string;
  readonly policyTitle: LocalText;
  readonly chain: readonly ChainStep[];
}

/**
 * Kept by the approval feature; asked by the commands of a policy. What it decides is staged on the caller's unit and
 * stored together with what the caller decides, or not at all.
 */
export interface Approvals {
  /** Asks the chain; refusals are those of `APPROVAL.*`. */
  request(unit: Unit, asked: ApprovalAsked): Promise<Result<unknown>>;
  /** The text was edited: what was approved is not what stands there. */
  makeVoid(unit: Unit, approvalId: Uuid): Promise<Result<unknown>>;
}

/** Injection token of `Approvals`. */
export const APPROVALS = Symbol('Approvals');
