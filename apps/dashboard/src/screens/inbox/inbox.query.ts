import type {
  AcknowledgementRequest,
  Approval,
  Breach,
  Policy,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithViewer } from '../../api/viewer.js';

/** An approval that waits for the viewer, or came back to them. */
export type InboxApproval = Pick<
  Approval,
  | 'id'
  | 'schoolId'
  | 'schoolName'
  | 'policyId'
  | 'policyTitle'
  | 'requestedAt'
  | 'daysWaiting'
  | 'requestedBy'
  | 'decidesAs'
> & {
  readonly steps: readonly Pick<
    Approval['steps'][number],
    'number' | 'post' | 'status' | 'decidedBy' | 'decidedAt' | 'reason' | 'asksForChange'
  >[];
};

/** Something that the viewer is asked to read. */
export type InboxRequest = Pick<
  AcknowledgementRequest,
  'id' | 'policyTitle' | 'dueOn' | 'status' | 'askedAt' | 'readPath'
>;

/** A case that the viewer may handle. */
export type InboxBreach = Pick<
  Breach,
  'id' | 'schoolId' | 'category' | 'status' | 'reportedAt' | 'readable' | 'handlerPersonId' | 'handlerName'
> & {
  readonly clocks: readonly Pick<Breach['clocks'][number], 'kind' | 'status'>[];
};

/** A policy whose review is due or overdue. */
export type InboxPolicy = Pick<Policy, 'id' | 'schoolId' | 'title' | 'owner' | 'status' | 'days' | 'nextReviewDue'>;

interface Listed<Node> {
  readonly edges: readonly { readonly node: Node }[];
}

/** Everything that may wait for the viewer, in one request. */
export interface InboxAnswer extends WithViewer {
  readonly approvals: readonly InboxApproval[];
  readonly returned: readonly InboxApproval[];
  readonly requests: readonly InboxRequest[];
  readonly breaches: Listed<InboxBreach>;
  readonly overdue: Listed<InboxPolicy>;
  readonly due: Listed<InboxPolicy>;
}

const APPROVAL = /* GraphQL */ `
  id schoolId schoolName { en cy } policyId policyTitle { en cy } requestedAt daysWaiting requestedBy decidesAs
  steps { number post status decidedBy decidedAt reason asksForChange }
`;
const POLICY = /* GraphQL */ `
  edges { node { id schoolId title { en cy } owner status days nextReviewDue } }
`;

/** What waits for the viewer. */
export const inboxQuery = operation<InboxAnswer, AtMoment>(/* GraphQL */ `
  query Inbox($asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    approvals: approvalsForMe(asOf: $asOf, minPosition: $minPosition) { ${APPROVAL} }
    returned: approvalsReturned(asOf: $asOf, minPosition: $minPosition) { ${APPROVAL} }
    requests: myRequests(asOf: $asOf, minPosition: $minPosition) {
      id policyTitle { en cy } dueOn status askedAt readPath
    }
    breaches(open: true, first: 100, asOf: $asOf, minPosition: $minPosition) {
      edges { node { id schoolId category status reportedAt readable handlerPersonId handlerName clocks { kind status } } }
    }
    overdue: policies(status: OVERDUE, first: 100, asOf: $asOf, minPosition: $minPosition) { ${POLICY} }
    due: policies(status: DUE, first: 100, asOf: $asOf, minPosition: $minPosition) { ${POLICY} }
  }
`);
