import { operation } from '../../api/graphql.js';
import { VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithViewer } from '../../api/viewer.js';
import type { OverviewAnswer } from '../overview/overview.query.js';

/** The whole matrix. */
export interface MatrixAnswer extends WithViewer {
  readonly matrix: OverviewAnswer['matrix'];
}

export const matrixQuery = operation<MatrixAnswer, AtMoment>(/* GraphQL */ `
  query Matrix($asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    matrix(asOf: $asOf, minPosition: $minPosition) {
      columns { category label { en cy } }
      rows { schoolId name { en cy } codes days policyIds: needyPolicyIds asked signed }
    }
  }
`);
