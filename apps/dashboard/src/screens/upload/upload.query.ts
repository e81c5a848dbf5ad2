import type {
  ImportPolicyInput,
  Policy,
  PolicyImport,
  PolicyReading,
  Refused,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { NAMES, VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithNames } from '../../api/viewer.js';

/** Schools and categories to choose from, and the policy that gets a new version. */
export interface UploadAnswer extends WithNames {
  readonly policy: Pick<Policy, 'id' | 'schoolId' | 'title' | 'category'> | null;
}

/** What the first page needs; `policyId` is empty for a new policy. */
export const uploadQuery = operation<UploadAnswer, AtMoment & { policyId: string }>(/* GraphQL */ `
  query Upload($policyId: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    ${NAMES}
    policy(id: $policyId, asOf: $asOf, minPosition: $minPosition) { id schoolId title { en cy } category }
  }
`);

/** What was read, without the words of its sections: this much is kept while the questions are answered. */
export type Reading = Omit<PolicyReading, '__typename' | 'sections'> & {
  readonly sections: readonly { readonly number?: string | null; readonly heading: string; readonly level: number }[];
};

/** An import's account, or a refusal. */
export interface ImportAnswer {
  readonly result:
    | (Omit<PolicyImport, 'reading'> & { readonly __typename: 'PolicyImport'; readonly reading: Reading })
    | (Refused & { readonly __typename: 'Refused' });
}

/** Reads a document; without `dryRun` it is stored as a draft. */
export const importMutation = operation<ImportAnswer, { input: ImportPolicyInput }>(/* GraphQL */ `
  mutation ImportPolicy($input: ImportPolicyInput!) {
    result: importPolicy(input: $input) {
      __typename
      ... on PolicyImport {
        dryRun
        policyId
        versionId
        position {
          tenant
          position
        }
        replayed
        reading {
          title {
            en
            cy
          }
          languages
          owner
          lastReviewed
          nextReviewDue
          reviewCycleMonths
          audience
          sections {
            number
            heading
            level
          }
          approvals {
            body
            role
            signedBy
            approvedOn
            nextReviewDue
            appliesTo
          }
          findings {
            rule
            line
            excerpt
            reason
            source
          }
          questions {
            field
            line
            candidates
            question
          }
        }
      }
      ... on Refused {
        code
        message
        messageCy
        path
      }
    }
  }
`);
