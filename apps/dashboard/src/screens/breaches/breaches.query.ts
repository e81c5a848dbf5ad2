import type { Breach, PageInfo } from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames } from '../../api/viewer.js';

/** A breach as a list shows it: no text, because reading a confidential one is itself an event. */
export type BreachRow = Pick<
  Breach,
  'id' | 'schoolId' | 'category' | 'status' | 'reportedAt' | 'happenedOn' | 'confidential'
> & { readonly clocks: readonly Pick<Breach['clocks'][number], 'kind' | 'dueAt' | 'stoppedAt' | 'minutesLeft'>[] };

/** The list's answer. */
export interface BreachesAnswer extends WithNames {
  readonly breaches: {
    readonly edges: readonly { readonly node: BreachRow }[];
    readonly pageInfo: PageInfo;
    readonly totalCount: number;
  };
}

/** Breaches, newest first. */
export const breachesQuery = operation<
  BreachesAnswer,
  AtMoment & { open: boolean | null; schoolId: string | null; after: string | null }
>(/* GraphQL */ `
  query Breaches($open: Boolean, $schoolId: ID, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    breaches(open: $open, schoolId: $schoolId, first: 100, after: $after, asOf: $asOf, minPosition: $minPosition) {
      edges {
        node {
          id schoolId category status reportedAt happenedOn confidential
          clocks { kind dueAt stoppedAt minutesLeft }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
