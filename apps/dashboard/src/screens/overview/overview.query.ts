import type {
  AcknowledgementRequest,
  Matrix,
  MatrixRow,
  Overview,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithViewer } from '../../api/viewer.js';

/** The first screen's answer. */
export interface OverviewAnswer extends WithViewer {
  readonly overview: Omit<Overview, 'chase' | 'schoolsInNeed' | 'past'> & Required<Pick<Overview, 'chase'>>;
  readonly matrix: Pick<Matrix, 'columns'> & {
    /** `policyIds` are those of cells that need somebody; a cell that is in date leads to its line of the school's page. */
    readonly rows: readonly Omit<MatrixRow, 'needyPolicyIds'>[];
  };
  /** What the viewer is asked to read. */
  readonly mine: readonly Pick<AcknowledgementRequest, 'status'>[];
}

/** As many lines of whom to chase as the first screen begins with. */
export const FEW_TO_CHASE = 4;

/** The whole first screen in one request. What it needs is asked before the libraries are there: it imports none. */
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
        reason who isViewer post schoolId schoolName { en cy } policyId policyTitle { en cy }
        days lastNudgedAt campaignId approvalId
      }
      chaseTotal
      events
      records
      at
    }
    matrix(asOf: $asOf, minPosition: $minPosition) {
      columns { category label { en cy } }
      rows { schoolId name { en cy } codes days policyIds: needyPolicyIds asked signed }
    }
    mine: myRequests(asOf: $asOf, minPosition: $minPosition) { status }
  }
`);
