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

export type ApprovalEvent =
  | EventOf<typeof ApprovalRequested>
  | EventOf<typeof StepApproved>
  | EventOf<typeof StepRejected>
  | EventOf<typeof ApprovalCompleted>
  | EventOf<typeof ApprovalVoided>
  | EventOf<typeof ApprovalWithdrawn>;

export const approvalEvents = [
  ApprovalRequested,
  StepApproved,
  StepRejected,
  ApprovalCompleted,
  ApprovalVoided,
  ApprovalWithdrawn,
] as const;
