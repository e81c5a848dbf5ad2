import type {
  ApproveInput,
  NudgeApprovalInput,
  RejectInput,
  WithdrawApprovalInput,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';

/** A yes to the waiting step. */
export const approveMutation = operation<CommandAnswer, { input: ApproveInput }>(/* GraphQL */ `
  mutation Approve($input: ApproveInput!) { result: approve(input: $input) { ${RESULT} } }
`);

/** A no, or the wish for a change. */
export const rejectMutation = operation<CommandAnswer, { input: RejectInput }>(/* GraphQL */ `
  mutation Reject($input: RejectInput!) { result: reject(input: $input) { ${RESULT} } }
`);

/** Who asked takes it back. */
export const withdrawMutation = operation<CommandAnswer, { input: WithdrawApprovalInput }>(/* GraphQL */ `
  mutation WithdrawApproval($input: WithdrawApprovalInput!) { result: withdrawApproval(input: $input) { ${RESULT} } }
`);

/** A reminder to whoever may decide. */
export const nudgeApprovalMutation = operation<CommandAnswer, { input: NudgeApprovalInput }>(/* GraphQL */ `
  mutation NudgeApproval($input: NudgeApprovalInput!) { result: nudgeApproval(input: $input) { ${RESULT} } }
`);
