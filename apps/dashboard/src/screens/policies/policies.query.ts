import type { Matrix, PageInfo, Policy, PolicyStatus } from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames, WithViewer } from '../../api/viewer.js';

/** A policy as a list shows it. */
export type PolicyRow = Pick<
  Policy,
  'id' | 'schoolId' | 'category' | 'title' | 'owner' | 'status' | 'days' | 'nextReviewDue'
> & { readonly currentVersion?: { readonly number: number } | null };

/** The list's answer. */
export interface PoliciesAnswer extends WithNames {
  readonly policies: {
    readonly edges: readonly { readonly node: PolicyRow }[];
    readonly pageInfo: PageInfo;
    readonly totalCount: number;
  };
}

/** Policies, a page at a time. */
export const policiesQuery = operation<
  PoliciesAnswer,
  AtMoment & { status: PolicyStatus | null; schoolId: string | null; after: string | null }
>(/* GraphQL */ `
  query Policies(
    $status: PolicyStatus, $schoolId: ID, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]
  ) {
    ${VIEWER}
    ${NAMES}
    policies(
      status: $status, schoolId: $schoolId, first: 100, after: $after, asOf: $asOf, minPosition: $minPosition
    ) {
      edges {
        node {
          id schoolId category title { en cy } owner status days nextReviewDue
          currentVersion { number }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

/** The matrix of what is not recorded: a required policy may have no document at all. */
export interface NotRecordedAnswer extends WithViewer {
  readonly matrix: Pick<Matrix, 'columns' | 'rows'>;
}

/** The cells that the figure counts. */
export const notRecordedQuery = operation<NotRecordedAnswer, AtMoment>(/* GraphQL */ `
  query NotRecorded($asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    matrix(asOf: $asOf, minPosition: $minPosition) {
      columns { category label { en cy } }
      rows { schoolId name { en cy } codes days policyIds asked signed }
    }
  }
`);
