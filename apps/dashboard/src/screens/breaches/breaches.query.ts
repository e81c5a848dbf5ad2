import type {
  Breach,
  BreachCategory,
  BreachClock,
  BreachClockFilter,
  BreachOrder,
  PageInfo,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames } from '../../api/viewer.js';

/** What a list says of a clock. */
export type ClockInList = Pick<BreachClock, 'kind' | 'status' | 'dueAt' | 'minutesLeft'>;

/** A breach as a list shows it: no text, because reading a confidential one is itself an event. */
export type BreachRow = Pick<
  Breach,
  'id' | 'schoolId' | 'category' | 'status' | 'reportedAt' | 'confidential' | 'readable'
> & { readonly clocks: readonly ClockInList[] };

/** The list's answer. */
export interface BreachesAnswer extends WithNames {
  readonly breaches: {
    readonly edges: readonly { readonly node: BreachRow }[];
    readonly pageInfo: PageInfo;
    readonly totalCount: number;
    /** null: not said, because a clock is asked for. */
    readonly countOnly?: number | null;
    readonly firstClock?: {
      readonly breachId: string;
      readonly schoolId: string;
      readonly category: BreachCategory;
      readonly clock: ClockInList;
    } | null;
  };
}

/** What the filters of the list stand for. */
export interface BreachesVariables extends AtMoment {
  readonly open: boolean | null;
  readonly schoolId: string | null;
  readonly category: BreachCategory | null;
  readonly clock: BreachClockFilter | null;
  readonly order: BreachOrder;
  readonly after: string | null;
}

/** Breaches, worst first. */
export const breachesQuery = operation<BreachesAnswer, BreachesVariables>(/* GraphQL */ `
  query Breaches(
    $open: Boolean, $schoolId: ID, $category: BreachCategory, $clock: BreachClockFilter, $order: BreachOrder,
    $after: String, $asOf: DateTime, $minPosition: [MinPosition!]
  ) {
    ${VIEWER}
    ${NAMES}
    breaches(
      open: $open, schoolId: $schoolId, category: $category, clock: $clock, order: $order,
      first: 100, after: $after, asOf: $asOf, minPosition: $minPosition
    ) {
      edges {
        node {
          id schoolId category status reportedAt confidential readable
          clocks { kind status dueAt minutesLeft }
        }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
      countOnly
      firstClock { breachId schoolId category clock { kind status dueAt minutesLeft } }
    }
  }
`);
