import type {
  AcknowledgementRequest,
  Campaign,
  PageInfo,
  RequestStatus,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames } from '../../api/viewer.js';

/** A campaign as a list shows it. */
export type CampaignRow = Pick<
  Campaign,
  | 'id'
  | 'schoolId'
  | 'policyId'
  | 'policyTitle'
  | 'dueOn'
  | 'launchedAt'
  | 'endedBecause'
  | 'asked'
  | 'signed'
  | 'outstanding'
>;

/** The list's answer. */
export interface CampaignsAnswer extends WithNames {
  readonly campaigns: {
    readonly edges: readonly { readonly node: CampaignRow }[];
    readonly pageInfo: PageInfo;
    readonly totalCount: number;
  };
}

const CAMPAIGN = /* GraphQL */ `
  id schoolId policyId policyTitle { en cy } dueOn launchedAt endedBecause asked signed outstanding
`;

/** Campaigns, newest first. */
export const campaignsQuery = operation<
  CampaignsAnswer,
  AtMoment & { schoolId: string | null; after: string | null }
>(/* GraphQL */ `
  query Campaigns($schoolId: ID, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    campaigns(schoolId: $schoolId, first: 100, after: $after, asOf: $asOf, minPosition: $minPosition) {
      edges { node { ${CAMPAIGN} } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

/** One person of a campaign. */
export type RequestRow = Pick<
  AcknowledgementRequest,
  'id' | 'personId' | 'personName' | 'status' | 'askedAt' | 'signedAt' | 'nudges' | 'lastNudgedAt' | 'delivery'
>;

/** One campaign's answer; null when it is absent or not the asker's. */
export interface CampaignAnswer extends WithNames {
  readonly campaign:
    | (CampaignRow &
        Pick<Campaign, 'statement' | 'versionId' | 'versionNumber' | 'contentHash'> & {
          readonly requests: {
            readonly edges: readonly { readonly node: RequestRow }[];
            readonly pageInfo: PageInfo;
            readonly totalCount: number;
          };
        })
    | null;
}

/** One campaign with the people it asks, unsigned first. */
export const campaignQuery = operation<
  CampaignAnswer,
  AtMoment & { id: string; status: RequestStatus | null; after: string | null }
>(/* GraphQL */ `
  query Campaign(
    $id: ID!, $status: RequestStatus, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]
  ) {
    ${VIEWER}
    ${NAMES}
    campaign(id: $id, asOf: $asOf, minPosition: $minPosition) {
      ${CAMPAIGN}
      statement { en cy } versionId versionNumber contentHash
      requests(status: $status, first: 100, after: $after) {
        edges { node { id personId personName status askedAt signedAt nudges lastNudgedAt delivery } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`);

interface OfCampaign {
  readonly schoolId: string;
  readonly campaignId: string;
  readonly idempotencyKey: string;
}

/** Reminds chosen people, or with null all who have not signed. */
export const nudgePeopleMutation = operation<
  CommandAnswer,
  { input: OfCampaign & { personIds: readonly string[] | null } }
>(/* GraphQL */ `
  mutation NudgePeople($input: NudgeInput!) { result: nudge(input: $input) { ${RESULT} } }
`);

/** Ends a campaign before all have signed. */
export const closeCampaignMutation = operation<
  CommandAnswer,
  { input: OfCampaign & { reason: string } }
>(/* GraphQL */ `
  mutation CloseCampaign($input: CloseCampaignInput!) { result: closeCampaign(input: $input) { ${RESULT} } }
`);
