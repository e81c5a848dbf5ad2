import type { ApprovalEvent } from '#contracts/approval.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { Instant, PlainDate, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** How an approval stands, as the schema names it. */
export type ApprovalStatus = 'WAITING' | 'APPROVED' | 'REJECTED' | 'VOIDED' | 'WITHDRAWN';

/** What was decided on one step. */
export interface StepDecision {
  readonly verdict: 'APPROVED' | 'REJECTED';
  readonly decidedBy: string;
  readonly decidedAt: Instant;
  readonly decidedOn: PlainDate | null;
  /** Sealed. */
  readonly reason: string | null;
  /** A no that asks for the text to come back changed. */
  readonly asksForChange: boolean;
}

export interface StepRow {
  readonly number: number;
  readonly post: string;
  readonly appliesTo: string;
  readonly decision: StepDecision | null;
}

/** One row an approval with its steps in order. */
export interface ApprovalRow {
  readonly approval_id: Uuid;
  readonly policy_id: Uuid;
  readonly policy_title: LocalText;
  readonly version_id: Uuid;
  readonly content_hash: string;
  readonly status: ApprovalStatus;
  readonly requested_at: Instant;
  /** Person or credential. */
  readonly requested_by: string;
  /** When whoever may decide was last reminded. */
  readonly last_nudged_at: Instant | null;
  readonly steps: readonly StepRow[];
}

const decide = (row: ApprovalRow | null, number: number, decision: StepDecision): ApprovalRow | null =>
  row && { ...row, steps: row.steps.map((step) => (step.number === number ? { ...step, decision } : step)) };

const end = (row: ApprovalRow | null, status: ApprovalStatus): ApprovalRow | null => row && { ...row, status };

const evolve = (row: ApprovalRow | null, event: RecordedEvent<ApprovalEvent>): ApprovalRow | null => {
  const decidedAt = event.metadata.recordedAt;
  switch (event.type) {
    case 'ApprovalRequested': {
      const { approvalId, policyId, policyTitle, versionId, contentHash, steps, requestedBy } = event.body;
      return {
        approval_id: approvalId,
        policy_id: policyId,
        policy_title: policyTitle,
        version_id: versionId,
        content_hash: contentHash,
        status: 'WAITING',
        requested_at: decidedAt,
        requested_by: requestedBy,
        last_nudged_at: null,
        steps: steps.map(({ number, post, appliesTo }) => ({ number, post, appliesTo, decision: null })),
      };
    }
    case 'StepApproved': {
      const { number, decidedBy, decidedOn } = event.body;
      return decide(row, number, {
        verdict: 'APPROVED',
        decidedBy,
        decidedAt,
        decidedOn,
        reason: null,
        asksForChange: false,
      });
    }
    case 'StepRejected': {
      const { number, decidedBy, reason, asksForChange = false } = event.body;
      const decision = { verdict: 'REJECTED', decidedBy, decidedAt, decidedOn: null, reason, asksForChange } as const;
      return end(decide(row, number, decision), 'REJECTED');
    }
    case 'ApprovalCompleted':
      return end(row, 'APPROVED');
    // May come after the last yes, as long as the version was not published.
    case 'ApprovalVoided':
      return end(row, 'VOIDED');
    case 'ApprovalWithdrawn':
      return end(row, 'WITHDRAWN');
    case 'ApprovalNudged':
      return row && { ...row, last_nudged_at: decidedAt };
  }
};

export const approvalProjection = defineProjection<ApprovalEvent, ApprovalRow>({
  name: 'approval',
  version: 2,
  table: {
    name: 'approval',
    key: { approval_id: 'uuid' },
    columns: {
      policy_id: 'uuid',
      policy_title: 'json',
      version_id: 'uuid',
      content_hash: 'text',
      status: 'text',
      requested_at: 'timestamptz',
      requested_by: 'text',
      last_nudged_at: 'timestamptz',
      steps: 'json',
    },
    indexes: [['status', 'requested_at'], ['policy_id']],
  },
  handles: [
    'ApprovalRequested',
    'StepApproved',
    'StepRejected',
    'ApprovalCompleted',
    'ApprovalVoided',
    'ApprovalWithdrawn',
    'ApprovalNudged',
  ],
  keys: ({ body }) => [{ approval_id: body.approvalId }],
  evolve,
});

/** The table that queries of this feature read. */
export const APPROVAL_TABLE = 'read.approval_v2';
