import type { AcknowledgementRequest, Matrix, Overview } from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';
import { VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithViewer } from '../../api/viewer.js';

/** The first screen's answer. */
export interface OverviewAnswer extends WithViewer {
  readonly overview: Omit<Overview, 'chase' | 'schoolsInNeed' | 'past'> & Required<Pick<Overview, 'chase'>>;
  readonly matrix: Pick<Matrix, 'columns' | 'rows'>;
  /** What the viewer is asked to read. */
  readonly mine: readonly Pick<AcknowledgementRequest, 'status'>[];
}

/** The whole first screen in one request. */
export const overviewQuery = operation<
  OverviewAnswer,
  AtMoment & { since: string | null; chase: number }
>(/* GraphQL */ `
  query Overview($since: DateTime, $asOf: DateTime, $minPosition: [MinPosition!], $chase: Int!) {
    ${VIEWER}
    overview(since: $since, asOf: $asOf, minPosition: $minPosition) {
      sentence { en cy }
      schoolsInDate
      schoolsTotal
      overduePolicies { count before }
      outstanding { count before }
      approvalsWaiting { count before oldestDays oldestSchool { en cy } }
      openBreaches { count before clock minutesLeft }
      notRecorded { count before }
      changes { kind schoolId schoolName { en cy } policyId sentence { en cy } }
      chase(first: $chase) {
        reason who post schoolId schoolName { en cy } policyId policyTitle { en cy }
        days lastNudgedAt campaignId approvalId
      }
      chaseTotal
      events
      records
      at
    }
    matrix(asOf: $asOf, minPosition: $minPosition) {
      columns { category label { en cy } }
      rows { schoolId name { en cy } codes days policyIds asked signed }
    }
    mine: myRequests(asOf: $asOf, minPosition: $minPosition) { status }
  }
`);

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
