import { operation } from '../../api/graphql.js';
import { RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';

interface NudgedAt {
  readonly schoolId: string;
  readonly idempotencyKey: string;
}

/** Reminds who keeps a policy that its review is due. */
export const nudgeReviewMutation = operation<CommandAnswer, { input: NudgedAt & { policyId: string } }>(/* GraphQL */ `
  mutation NudgeReview($input: NudgeReviewInput!) { result: nudgeReview(input: $input) { ${RESULT} } }
`);

/** Reminds who may decide the waiting step. */
export const chaseApprovalMutation = operation<
  CommandAnswer,
  { input: NudgedAt & { approvalId: string } }
>(/* GraphQL */ `
  mutation ChaseApproval($input: NudgeApprovalInput!) { result: nudgeApproval(input: $input) { ${RESULT} } }
`);

/** Reminds the people of a campaign who have not signed. */
export const nudgeMutation = operation<
  CommandAnswer,
  { schoolId: string; campaignId: string; idempotencyKey: string }
>(/* GraphQL */ `
  mutation Nudge($schoolId: ID!, $campaignId: ID!, $idempotencyKey: String!) {
    result: nudge(input: { schoolId: $schoolId, campaignId: $campaignId, idempotencyKey: $idempotencyKey }) {
      ${RESULT}
    }
  }
`);
