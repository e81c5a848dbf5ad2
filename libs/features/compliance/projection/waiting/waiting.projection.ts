import type { ApprovalEvent } from '#contracts/approval.events.js';
import type { LocalText } from '#contracts/local-text.js';
import type { Instant, RecordedEvent, Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

/** One row an approval: since when it waits, and for which post. Gone once it is decided. */
export interface WaitingRow {
  readonly approval_id: Uuid;
  readonly policy_id: Uuid;
  readonly policy_title: LocalText;
  readonly requested_at: Instant;
  /** Posts in order; the first of those left is who decides next. */
  readonly posts_left: readonly string[];
  /** When whoever decides next was last reminded of it. */
  readonly last_nudged_at: Instant | null;
}

const evolve = (row: WaitingRow | null, event: RecordedEvent<ApprovalEvent>): WaitingRow | null => {
  switch (event.type) {
    case 'ApprovalRequested': {
      const { approvalId, policyId, policyTitle, steps } = event.body;
      return {
        approval_id: approvalId,
        policy_id: policyId,
        policy_title: policyTitle,
        requested_at: event.metadata.recordedAt,
        posts_left: steps.map(({ post }) => post),
        last_nudged_at: null,
      };
    }
    case 'StepApproved':
      return row && { ...row, posts_left: row.posts_left.slice(1), last_nudged_at: null };
    case 'ApprovalNudged':
      return row && { ...row, last_nudged_at: event.metadata.recordedAt };
    case 'StepRejected':
    case 'ApprovalCompleted':
    case 'ApprovalVoided':
    case 'ApprovalWithdrawn':
      return null;
  }
};

export const waitingProjection = defineProjection<ApprovalEvent, WaitingRow>({
  name: 'waiting',
  version: 2,
  table: {
    name: 'waiting',
    key: { approval_id: 'uuid' },
    columns: {
      policy_id: 'uuid',
      policy_title: 'json',
      requested_at: 'timestamptz',
      posts_left: 'json',
      last_nudged_at: 'timestamptz',
    },
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

export const WAITING_TABLE = 'read.waiting_v2';
