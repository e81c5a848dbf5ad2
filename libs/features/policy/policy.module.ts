import { Global, Module } from '@nestjs/common';
import { PINNED_TEXTS } from '#contracts/pinned-texts.port.js';
import { POLICY_TEXTS } from '#contracts/policy-texts.port.js';
import { POLICY_VERSIONS } from '#contracts/policy-versions.port.js';
import { VERSIONS_IN_FORCE } from '#contracts/version-in-force.port.js';
import { AcceptFindingHandler } from './command/accept-finding/accept-finding.handler.js';
import { AnswerQuestionsHandler } from './command/answer-questions/answer-questions.handler.js';
import { ArchivePolicyHandler } from './command/archive-policy/archive-policy.handler.js';
import { DraftPolicyHandler } from './command/draft-policy/draft-policy.handler.js';
import { EditDraftHandler } from './command/edit-draft/edit-draft.handler.js';
import { FixFindingHandler } from './command/fix-finding/fix-finding.handler.js';
import { ImportPolicyHandler } from './command/import-policy/import-policy.handler.js';
import { NudgeReviewHandler } from './command/nudge-review/nudge-review.handler.js';
import { PolicyVersionsAdapter } from './command/policy-versions/policy-versions.adapter.js';
import { PublishVersionHandler } from './command/publish-version/publish-version.handler.js';
import { RecordDetailsHandler } from './command/record-details/record-details.handler.js';
import { RecordReviewHandler } from './command/record-review/record-review.handler.js';
import { SubmitVersionHandler } from './command/submit-version/submit-version.handler.js';
import { WaiveFindingHandler } from './command/waive-finding/waive-finding.handler.js';
import { Keepers } from './domain/keepers.port.js';
import { OwnSchool } from './domain/own-school.port.js';
import { CompareResolver } from './graphql/compare.resolver.js';
import { PolicyChangesResolver } from './graphql/policy-changes.resolver.js';
import { PolicyCareResolver } from './graphql/policy-care.resolver.js';
import { PolicyCommandsResolver } from './graphql/policy-commands.resolver.js';
import { PolicyResolver } from './graphql/policy.resolver.js';
import { SchoolPoliciesResolver } from './graphql/school-policies.resolver.js';
import { FindingResolver } from './graphql/finding.resolver.js';
import { VersionResolver } from './graphql/version.resolver.js';
import { MailKeeperWhenReviewNudged } from './policy/mail-keeper-when-review-nudged.policy.js';
import { VersionsInForceAdapter } from './port/versions-in-force.adapter.js';
import { AskedPolicies } from './query/asked-policies.js';
import { PolicyChangesQuery } from './query/changes/policy-changes.query.js';
import { CompareQuery } from './query/compare/compare.query.js';
import { FindingsQuery } from './query/findings/findings.query.js';
import { KeepersQuery } from './query/keeper/keepers.query.js';
import { OwnSchoolQuery } from './query/own-school/own-school.query.js';
import { PinnedTextsQuery } from './query/pinned-texts/pinned-texts.query.js';
import { PoliciesQuery } from './query/policies/policies.query.js';
import { PolicyTextsQuery } from './query/texts/policy-texts.query.js';
import { TextsQuery } from './query/texts/texts.query.js';
import { VersionsQuery } from './query/versions/versions.query.js';

const ports = [
  { provide: VERSIONS_IN_FORCE, useClass: VersionsInForceAdapter },
  { provide: POLICY_VERSIONS, useClass: PolicyVersionsAdapter },
  { provide: POLICY_TEXTS, useClass: PolicyTextsQuery },
  { provide: PINNED_TEXTS, useClass: PinnedTextsQuery },
];

/** What this feature does when something happens. */
export const policyReactions = [MailKeeperWhenReviewNudged] as const;

/** Policies and their versions. Needs of its root: CommandRunner, PostgresReadStore, MailOutbox, EVENT_STORE, SEALING and the ports it injects. */
@Global()
@Module({
  providers: [
    ...ports,
    { provide: OwnSchool, useClass: OwnSchoolQuery },
    { provide: Keepers, useClass: KeepersQuery },
    ...policyReactions,
    AcceptFindingHandler,
    FixFindingHandler,
    WaiveFindingHandler,
    RecordDetailsHandler,
    NudgeReviewHandler,
    ImportPolicyHandler,
    DraftPolicyHandler,
    EditDraftHandler,
    AnswerQuestionsHandler,
    SubmitVersionHandler,
    PublishVersionHandler,
    RecordReviewHandler,
    ArchivePolicyHandler,
    PoliciesQuery,
    VersionsQuery,
    TextsQuery,
    FindingsQuery,
    CompareQuery,
    PolicyChangesQuery,
    AskedPolicies,
    PolicyResolver,
    FindingResolver,
    VersionResolver,
    PolicyCommandsResolver,
    PolicyCareResolver,
    CompareResolver,
    PolicyChangesResolver,
    SchoolPoliciesResolver,
  ],
  exports: [...ports.map(({ provide }) => provide), ...policyReactions],
})
export class PolicyModule {}
