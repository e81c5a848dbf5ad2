import type { PostHolder } from '#contracts/approval.events.js';
import type { ChainStep } from '#contracts/policy.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** Asks the chain to decide on exactly one text. Who asks is the context's actor. */
export interface RequestApproval {
  readonly kind: 'RequestApproval';
  readonly approvalId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly policyTitle: LocalText;
  readonly chain: readonly ChainStep[];
}

/** A yes to the waiting step. `heldPosts` are the posts that the actor holds on the day, as the school's record says. */
export interface ApproveStep {
  readonly kind: 'ApproveStep';
  readonly post: string;
  readonly heldPosts: readonly string[];
  /** Hash of the text that was read. */
  readonly contentHash: string;
  /** When the body decided; null is today. */
  readonly decidedOn: PlainDate | null;
}

/** A no to the waiting step. */
export interface RejectStep {
  readonly kind: 'RejectStep';
  readonly post: string;
  readonly heldPosts: readonly string[];
  readonly reason: string;
  /** The text should come back changed. */
  readonly asksForChange?: boolean;
}

/** Reminds whoever may decide the waiting step. */
export interface NudgeApprovers {
  readonly kind: 'NudgeApprovers';
  /** Who holds, on the day, a post in which the step is decided. */
  readonly holders: readonly PostHolder[];
}

/** The text was edited: decisions on it, given or to come, count no more. */
export interface VoidApproval {
  readonly kind: 'VoidApproval';
  readonly because: 'edited';
}

/** The requester takes it back. */
export interface WithdrawApproval {
  readonly kind: 'WithdrawApproval';
}

export type ApprovalCommand =
  RequestApproval | ApproveStep | RejectStep | VoidApproval | WithdrawApproval | NudgeApprovers;
