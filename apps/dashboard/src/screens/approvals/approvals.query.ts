import type {
  Approval,
  ApprovalStatus,
  ApprovalText,
  PageInfo,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames } from '../../api/viewer.js';

/** An approval as a list shows it. */
export type ApprovalRow = Pick<
  Approval,
  'id' | 'schoolId' | 'schoolName' | 'policyId' | 'policyTitle' | 'status' | 'requestedAt' | 'daysWaiting'
> & {
  readonly steps: readonly Pick<Approval['steps'][number], 'number' | 'post' | 'appliesTo' | 'status'>[];
};

/** The list's answer. */
export interface ApprovalsAnswer extends WithNames {
  readonly approvals: {
    readonly edges: readonly { readonly node: ApprovalRow }[];
    readonly pageInfo: PageInfo;
    readonly totalCount: number;
  };
}

/** Approvals, oldest first. */
export const approvalsQuery = operation<
  ApprovalsAnswer,
  AtMoment & { status: ApprovalStatus | null; schoolId: string | null; after: string | null }
>(/* GraphQL */ `
  query Approvals(
    $status: ApprovalStatus, $schoolId: ID, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]
  ) {
    ${VIEWER}
    ${NAMES}
    approvals(
      status: $status, schoolId: $schoolId, first: 100, after: $after, asOf: $asOf, minPosition: $minPosition
    ) {
      edges {
        node {
          id schoolId schoolName { en cy } policyId policyTitle { en cy } status requestedAt daysWaiting
          steps { number post appliesTo status }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

/** One text of an approval's page. */
export type PageText = Omit<ApprovalText, '__typename'>;

/** An approval with what is decided on. */
export type ApprovalPage = Omit<Approval, '__typename' | 'text' | 'before'> & {
  readonly text: PageText | null;
  readonly before: PageText | null;
};

/** One approval's answer; null when it is absent or not the asker's. */
export interface ApprovalAnswer {
  readonly viewer: WithNames['viewer'];
  readonly approval: ApprovalPage | null;
}

const TEXT = /* GraphQL */ `
  versionId number title { en cy } lastReviewed nextReviewDue reviewCycleMonths audience changes material checked
  sections { number heading level text }
`;

/** One approval: its steps, its text, and the text that it replaces. */
export const approvalQuery = operation<ApprovalAnswer, AtMoment & { id: string }>(/* GraphQL */ `
  query Approval($id: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    approval(id: $id, asOf: $asOf, minPosition: $minPosition) {
      id schoolId schoolName { en cy } policyId policyTitle { en cy } versionId contentHash status
      requestedAt daysWaiting requestedBy requestedByMe decidesAs lastNudgedAt
      steps { number post appliesTo status decidedBy decidedAt decidedOn reason asksForChange }
      text {
        ${TEXT}
        findings { rule line excerpt reason source }
        questions { field line candidates question }
      }
      before { ${TEXT} }
    }
  }
`);
