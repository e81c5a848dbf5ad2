import type { AcknowledgementRequest } from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithViewer } from '../../api/viewer.js';

/** One thing that the viewer is or was asked to read. */
export type MyRequest = Pick<
  AcknowledgementRequest,
  'id' | 'policyTitle' | 'dueOn' | 'status' | 'askedAt' | 'signedAt' | 'readPath' | 'confirmedBefore'
>;

/** The viewer's own requests. */
export interface MyAnswer extends WithViewer {
  readonly requests: readonly MyRequest[];
}

/** What the viewer is asked to read. */
export const myQuery = operation<MyAnswer, AtMoment>(/* GraphQL */ `
  query My($asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    requests: myRequests(asOf: $asOf, minPosition: $minPosition) {
      id policyTitle { en cy } dueOn status askedAt signedAt readPath
      confirmedBefore { versionNumber confirmedAt changesPath }
    }
  }
`);
