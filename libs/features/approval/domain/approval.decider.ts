import type { ApprovalEvent } from '#contracts/approval.events.js';
import type { Decider } from '#platform/kernel/decider.js';
import type { ApprovalCommand } from './approval.commands.js';
import { decideApproval } from './approval.decide.js';
import { evolveApproval } from './approval.evolve.js';
import type { ApprovalState } from './approval.state.js';

/** One approval of one text: asked for, decided step by step, ended once. */
export const approvalDecider: Decider<ApprovalState, ApprovalCommand, ApprovalEvent> = {
  initialState: { status: 'absent' },
  evolve: evolveApproval,
  decide: decideApproval,
};
