import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { ApprovalRow, ApprovalStatus, StepRow } from '../../projection/approval/approval.projection.js';

export type { ApprovalStatus };
export type StepStatus = 'PENDING' | 'WAITING' | 'APPROVED' | 'REJECTED';

/** One step as the schema shows it; name and reason are opened by who may see them. */
export interface StepView {
  readonly number: number;
  readonly post: string;
  readonly appliesTo: string;
  readonly status: StepStatus;
  readonly decidedBy: string | null;
  /** ISO instant. */
  readonly decidedAt: string | null;
  /** ISO day. */
  readonly decidedOn: string | null;
  readonly reason: string | null;
}

/** An approval as the schema shows it. */
export interface ApprovalView {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly policyTitle: LocalText;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly status: ApprovalStatus;
  readonly requestedAt: Date;
  readonly daysWaiting: number;
  readonly steps: readonly StepView[];
}

/** An approval as its row has it: names are ids and reasons are sealed. */
export type RawApproval = Omit<ApprovalView, 'steps' | 'daysWaiting'> & { readonly steps: ApprovalRow['steps'] };

/** Of the undecided steps the first one waits, as long as the approval does. */
export const stepStatus = (step: StepRow, { status, steps }: RawApproval): StepStatus => {
  if (step.decision) return step.decision.verdict;
  const next = steps.find(({ decision }) => decision === null);
  return status === 'WAITING' && next?.number === step.number ? 'WAITING' : 'PENDING';
};
