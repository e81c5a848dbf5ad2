import type { Approval, ApprovalStatus, PageInfo } from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames } from '../../api/viewer.js';

/** An approval as a list shows it. */
export type ApprovalRow = Pick<
  Approval,
  'id' | 'schoolId' | 'policyId' | 'policyTitle' | 'status' | 'requestedAt' | 'daysWaiting'
> & {
  readonly steps: readonly Pick<Approval['steps'][number], 'number' | 'post' | 'appliesTo' | 'status' | 'decidedBy'>[];
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
          id schoolId policyId policyTitle { en cy } status requestedAt daysWaiting
          steps { number post appliesTo status decidedBy }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
