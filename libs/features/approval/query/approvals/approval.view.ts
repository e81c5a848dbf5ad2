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
  readonly asksForChange: boolean;
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
  /** A person's opened name. */
  readonly requestedBy: string | null;
  /** Person or credential, as the log has it. */
  readonly requesterId: string;
  /** Persons or credentials who decided a step. */
  readonly deciderIds: readonly string[];
  readonly lastNudgedAt: Date | null;
  /** The post of the step whose turn it is; null once nothing waits. */
  readonly waitingPost: string | null;
  readonly steps: readonly StepView[];
}

/** An approval as its row has it: names are ids and reasons are sealed. */
export type RawApproval = Omit<ApprovalView, 'steps' | 'daysWaiting' | 'requestedBy' | 'deciderIds' | 'waitingPost'> & {
  readonly steps: ApprovalRow['steps'];
};

/** The post of the step whose turn it is. */
export const waitingPostOf = ({ status, steps }: Pick<RawApproval, 'status' | 'steps'>): string | null =>
  status === 'WAITING' ? (steps.find(({ decision }) => decision === null)?.post ?? null) : null;

/** Of the undecided steps the first one waits, as long as the approval does. */
export const stepStatus = (step: StepRow, { status, steps }: RawApproval): StepStatus => {
  if (step.decision) return step.decision.verdict;
  const next = steps.find(({ decision }) => decision === null);
  return status === 'WAITING' && next?.number === step.number ? 'WAITING' : 'PENDING';
};
