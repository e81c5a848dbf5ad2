import type {
  ComparedSection,
  DetailDifference,
  LocalText,
  PolicyVersion,
  VersionComparison,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithViewer } from '../../api/viewer.js';

/** A version that can be chosen. */
export type Choosable = Pick<PolicyVersion, 'id' | 'number' | 'status' | 'draftedAt'> & {
  readonly publishedAt?: string | null;
};

/** A compared version with its author's words. */
export type ComparedVersion = Pick<PolicyVersion, 'id' | 'number' | 'status' | 'changes' | 'material'>;

/** Two versions side by side. */
export type Comparison = Pick<VersionComparison, 'changed' | 'added' | 'removed' | 'moved' | 'unchanged'> & {
  readonly from: ComparedVersion;
  readonly to: ComparedVersion;
  readonly sections: readonly ComparedSection[];
  readonly details: readonly DetailDifference[];
};

/** What the page is answered. */
export interface CompareAnswer extends WithViewer {
  readonly policy: {
    readonly id: string;
    readonly schoolId: string;
    readonly schoolName: LocalText | null;
    readonly title: LocalText;
    readonly versions: readonly Choosable[];
  } | null;
  readonly comparison: Comparison | null;
}

/** Two versions of a policy, and which others there are. */
export const compareQuery = operation<
  CompareAnswer,
  AtMoment & { id: string; from: string | null; to: string | null }
>(/* GraphQL */ `
  query Compare($id: ID!, $from: ID, $to: ID, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    policy(id: $id, asOf: $asOf, minPosition: $minPosition) {
      id schoolId schoolName { en cy } title { en cy }
      versions { id number status draftedAt publishedAt }
    }
    comparison: compareVersions(policyId: $id, from: $from, to: $to, asOf: $asOf, minPosition: $minPosition) {
      from { id number status changes material }
      to { id number status changes material }
      changed added removed moved unchanged
      details { field before after }
      sections {
        kind number heading level numberBefore headingBefore moved
        stoodAfter { number heading }
        parts { op text }
      }
    }
  }
`);
