import type { SchoolCompliance } from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithViewer } from '../../api/viewer.js';
import type { ApprovalRow } from '../approvals/approvals.query.js';
import type { CampaignRow } from '../campaigns/campaigns.query.js';
import type { PolicyRow } from '../policies/policies.query.js';

/** How the school stands. */
export type SchoolFound = Omit<SchoolCompliance, 'policies' | 'campaigns' | 'approvals' | 'past'> & {
  readonly policies: readonly PolicyRow[];
  readonly campaigns: readonly CampaignRow[];
  readonly approvals: readonly ApprovalRow[];
};

/** The school's page; null when it is absent or not the asker's. */
export interface SchoolAnswer extends WithViewer {
  readonly schoolCompliance: SchoolFound | null;
  readonly people: { readonly totalCount: number };
}

/** A school's page in one request. */
export const schoolQuery = operation<SchoolAnswer, AtMoment & { schoolId: string }>(/* GraphQL */ `
  query School($schoolId: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    schoolCompliance(schoolId: $schoolId, asOf: $asOf, minPosition: $minPosition) {
      school { id name { en cy } urn laCode laName phase country closed groupId groupName joinedOn }
      sentence { en cy }
      row { schoolId name { en cy } codes days policyIds asked signed }
      columns { category label { en cy } }
      policies {
        id schoolId category title { en cy } owner status days nextReviewDue
        currentVersion { number }
      }
      campaigns {
        id schoolId policyId policyTitle { en cy } dueOn launchedAt endedBecause asked signed outstanding
      }
      approvals {
        id schoolId policyId policyTitle { en cy } status requestedAt daysWaiting
        steps { number post appliesTo status decidedBy }
      }
      openBreaches { category count }
      events
      at
    }
    people(schoolId: $schoolId, first: 1, asOf: $asOf, minPosition: $minPosition) { totalCount }
  }
`);
