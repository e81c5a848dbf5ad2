import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames } from '../../api/viewer.js';

/** The schools that one may choose from. */
export const namesQuery = operation<WithNames, AtMoment>(/* GraphQL */ `
  query SchoolNames($asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
  }
`);
