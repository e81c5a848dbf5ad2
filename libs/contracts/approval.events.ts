import { defineEvent } from '#platform/kernel/event.js';
import type { EventOf, PlainDate, Uuid } from '#platform/kernel/event.js';
import type { LocalText } from './local-text.js';

/** One step: who decides, and on what of the document (`whole`, `Appendix A`). Steps go in order of `number`, from 1. */
export type ApprovalStep = { readonly number: number; readonly post: string; readonly appliesTo: string };

/** Approvers are asked, one step after the other, to decide on exactly the text with this hash. */
export const ApprovalRequested = defineEvent('ApprovalRequested', 1)<{
  readonly approvalId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly policyTitle: LocalText;
  readonly steps: readonly ApprovalStep[];
  /** Person or credential; never decides on this approval. */
  readonly requestedBy: string;
}>();

/** Yes to exactly this text; the last step that was open makes the approval whole. */
export const StepApproved = defineEvent('StepApproved', 1)<{
  readonly approvalId: Uuid;
  readonly number: number;
  /** The post in which it was decided: that of the step, or the chair of the body that the step names. */
  readonly post: string;
  readonly contentHash: string;
  readonly decidedBy: string;
  /** When the body decided; may be long before it was recorded. */
  readonly decidedOn: PlainDate;
}>();

/** A no ends the approval. */
export const StepRejected = defineEvent(
  'StepRejected',
  1,
)<{
  readonly approvalId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly number: number;
  readonly post: string;
  readonly contentHash: string;
  readonly decidedBy: string;
  readonly reason: string;
  /** True: the text should pass once it is changed; absent in events from before that could be said. */
  readonly asksForChange?: boolean;
}>({ reason: 'approvalId' });

/** The last step was approved; stored together with it. */
export const ApprovalCompleted = defineEvent('ApprovalCompleted', 1)<{
  readonly approvalId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
}>();

/** The text was edited before it was published: what was approved is not what stands there. */
export const ApprovalVoided = defineEvent('ApprovalVoided', 1)<{
  readonly approvalId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly because: 'edited';
}>();

/** Its requester took it back. */
export const ApprovalWithdrawn = defineEvent('ApprovalWithdrawn', 1)<{
  readonly approvalId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly withdrawnBy: string;
}>();

/** Somebody who holds a post, and the record (a school's or its group's) in which they hold it. */
export type PostHolder = { readonly tenantId: Uuid; readonly personId: Uuid };

/** Who may decide the waiting step was reminded of it; at most once a day and step. */
export const ApprovalNudged = defineEvent('ApprovalNudged', 1)<{
  readonly approvalId: Uuid;
  readonly number: number;
  /** The post of the step. */
  readonly post: string;
  /** Who is written to. */
  readonly holders: readonly PostHolder[];
  readonly nudgedBy: string;
  readonly nudgedOn: PlainDate;
}>();

export type ApprovalEvent =
  | EventOf<typeof ApprovalRequested>
  | EventOf<typeof StepApproved>
  | EventOf<typeof StepRejected>
  | EventOf<typeof ApprovalCompleted>
  | EventOf<typeof ApprovalVoided>
  | EventOf<typeof ApprovalWithdrawn>
  | EventOf<typeof ApprovalNudged>;

export const approvalEvents = [
  ApprovalRequested,
  StepApproved,
  StepRejected,
  ApprovalCompleted,
  ApprovalVoided,
  ApprovalWithdrawn,
  ApprovalNudged,
] as const;
