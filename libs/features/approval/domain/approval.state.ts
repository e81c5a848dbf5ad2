import type { ApprovalStep } from '#contracts/approval.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** What an approval is about; the same from its request to its end. */
export interface ApprovalSubject {
  readonly approvalId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly contentHash: string;
  readonly requestedBy: string;
  readonly steps: readonly ApprovalStep[];
}

export interface NoApproval {
  readonly status: 'absent';
}

/** `waitingFor` is the number of the step whose turn it is. */
export interface WaitingApproval extends ApprovalSubject {
  readonly status: 'waiting';
  readonly waitingFor: number;
  /** The day on which who may decide that step was last reminded; null: not yet. */
  readonly nudgedOn: PlainDate | null;
}

export interface EndedApproval extends ApprovalSubject {
  readonly status: 'approved' | 'rejected' | 'voided' | 'withdrawn';
}

export type ApprovalState = NoApproval | WaitingApproval | EndedApproval;
