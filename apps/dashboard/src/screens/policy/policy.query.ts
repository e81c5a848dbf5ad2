import type {
  Approval,
  AuditEvent,
  Campaign,
  LocalText,
  PageInfo,
  Policy,
  PolicyQuestion,
  PolicySection,
  PolicyVersion,
  RecordedApproval,
  VersionFinding,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { VIEWER } from '../../api/viewer.js';
import type { AtMoment, WithViewer } from '../../api/viewer.js';

/** A finding as this page shows it. */
export type Finding = Omit<VersionFinding, '__typename'>;

/** A version in the list of versions: without its text, with what became of its findings. */
export type VersionLine = Pick<
  PolicyVersion,
  | 'id'
  | 'number'
  | 'status'
  | 'changes'
  | 'material'
  | 'checked'
  | 'draftedAt'
  | 'draftedBy'
  | 'publishedAt'
  | 'publishedBy'
  | 'contentHash'
> & { readonly findings: readonly Finding[] };

/** The version whose text is shown. */
export type ShownVersion = Pick<PolicyVersion, 'id' | 'number' | 'status' | 'approvers'> & {
  readonly sections: readonly PolicySection[];
  readonly approvals: readonly RecordedApproval[];
  readonly questions: readonly PolicyQuestion[];
};

/** A campaign in a line: whom it asks for which version, and how far it is. */
export type CampaignLine = Pick<
  Campaign,
  'id' | 'versionId' | 'dueOn' | 'launchedAt' | 'endedBecause' | 'asked' | 'signed' | 'outstanding'
>;

/** A policy with everything but its campaigns, approvals and history. */
export type PolicyPage = Pick<
  Policy,
  | 'id'
  | 'schoolId'
  | 'category'
  | 'title'
  | 'owner'
  | 'audience'
  | 'archived'
  | 'status'
  | 'days'
  | 'nextReviewDue'
  | 'lastReviewed'
  | 'reviewCycleMonths'
  | 'approvingBody'
  | 'lastNudgedAt'
> & {
  readonly schoolName: LocalText | null;
  readonly versions: readonly VersionLine[];
  readonly version: ShownVersion | null;
};

/** What the page is answered; campaigns only for those who may see them. */
export interface PolicyAnswer extends WithViewer {
  readonly policy: PolicyPage | null;
  readonly campaigns?: {
    readonly edges: readonly { readonly node: CampaignLine }[];
    readonly totalCount: number;
  };
}

/** One policy. `oversees` is false for staff, who read what is in force and nothing else. */
export const policyQuery = operation<
  PolicyAnswer,
  AtMoment & { id: string; version: string | null; oversees: boolean }
>(/* GraphQL */ `
  query Policy($id: ID!, $version: ID, $oversees: Boolean!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    policy(id: $id, asOf: $asOf, minPosition: $minPosition) {
      id schoolId schoolName { en cy } category title { en cy } owner audience archived status days
      nextReviewDue lastReviewed reviewCycleMonths approvingBody lastNudgedAt
      versions {
        id number status changes material checked draftedAt draftedBy publishedAt publishedBy contentHash
        findings {
          id rule line excerpt reason source state goneFrom ofTheRecord
          section { place number heading }
          answer { kind by at words responsible until fixedIn }
        }
      }
      version(id: $version) {
        id number status approvers
        sections { number heading level text }
        approvals { body role signedBy approvedOn nextReviewDue appliesTo }
        questions { field line candidates question }
      }
    }
    campaigns(policyId: $id, first: 50, asOf: $asOf, minPosition: $minPosition) @include(if: $oversees) {
      edges { node { id versionId dueOn launchedAt endedBecause asked signed outstanding } }
      totalCount
    }
  }
`);

/** An approval of one of the policy's versions. */
export type ApprovalLine = Pick<Approval, 'id' | 'policyId' | 'versionId' | 'status' | 'requestedAt'> & {
  readonly steps: readonly Pick<
    Approval['steps'][number],
    'number' | 'post' | 'appliesTo' | 'status' | 'decidedBy' | 'decidedAt' | 'decidedOn' | 'reason'
  >[];
};

/** The approvals of the school, of which the page shows its policy's. */
export interface ApprovalsAnswer extends WithViewer {
  readonly approvals: { readonly edges: readonly { readonly node: ApprovalLine }[]; readonly totalCount: number };
}

/** Approvals of the policy's school. */
export const policyApprovalsQuery = operation<ApprovalsAnswer, AtMoment & { schoolId: string }>(/* GraphQL */ `
  query PolicyApprovals($schoolId: ID!, $asOf: DateTime, $minPosition: [MinPosition!]) {
    ${VIEWER}
    approvals(schoolId: $schoolId, first: 100, asOf: $asOf, minPosition: $minPosition) {
      edges {
        node {
          id policyId versionId status requestedAt
          steps { number post appliesTo status decidedBy decidedAt decidedOn reason }
        }
      }
      totalCount
    }
  }
`);

/** An event of the policy's own record. */
export type HistoryLine = Pick<
  AuditEvent,
  'id' | 'tenantId' | 'position' | 'type' | 'sentence' | 'recordedAt' | 'effectiveAt' | 'actorName' | 'why'
>;

/** A page of them. */
export interface HistoryAnswer extends WithViewer {
  readonly events: {
    readonly edges: readonly { readonly node: HistoryLine }[];
    readonly pageInfo: PageInfo;
  };
}

/** What happened to the policy, newest first. */
export const policyHistoryQuery = operation<
  HistoryAnswer,
  AtMoment & { tenantId: string; streamId: string; after: string | null }
>(/* GraphQL */ `
  query PolicyHistory(
    $tenantId: ID!, $streamId: String!, $after: String, $asOf: DateTime, $minPosition: [MinPosition!]
  ) {
    ${VIEWER}
    events(
      filter: { tenantId: $tenantId, streamId: $streamId }, first: 50, after: $after,
      asOf: $asOf, minPosition: $minPosition
    ) {
      edges { node { id tenantId position type sentence { en cy } recordedAt effectiveAt actorName why } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
