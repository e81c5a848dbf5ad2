import type { ApprovalEvent } from '#contracts/approval.events.js';
import type { ApprovalState, EndedApproval } from './approval.state.js';

const end = (state: ApprovalState, status: EndedApproval['status']): ApprovalState =>
  state.status === 'absent' ? state : { ...subjectOf(state), status };

const subjectOf = (state: Exclude<ApprovalState, { status: 'absent' }>) => ({
  approvalId: state.approvalId,
  policyId: state.policyId,
  versionId: state.versionId,
  contentHash: state.contentHash,
  requestedBy: state.requestedBy,
  steps: state.steps,
});

/** The state of an approval after an event. */
export const evolveApproval = (state: ApprovalState, event: ApprovalEvent): ApprovalState => {
  switch (event.type) {
    case 'ApprovalRequested': {
      const { approvalId, policyId, versionId, contentHash, requestedBy, steps } = event.body;
      return {
        status: 'waiting',
        approvalId,
        policyId,
        versionId,
        contentHash,
        requestedBy,
        steps,
        waitingFor: 1,
        nudgedOn: null,
      };
    }
    case 'StepApproved':
      return state.status === 'waiting' ? { ...state, waitingFor: event.body.number + 1, nudgedOn: null } : state;
    case 'StepRejected':
      return end(state, 'rejected');
    case 'ApprovalCompleted':
      return end(state, 'approved');
    case 'ApprovalVoided':
      return end(state, 'voided');
    case 'ApprovalWithdrawn':
      return end(state, 'withdrawn');
    case 'ApprovalNudged':
      return state.status === 'waiting' ? { ...state, nudgedOn: event.body.nudgedOn } : state;
  }
};
