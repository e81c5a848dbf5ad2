import type {
  AcceptFindingInput,
  ArchivePolicyInput,
  FixFindingInput,
  LaunchCampaignInput,
  NudgeReviewInput,
  PublishVersionInput,
  RecordDetailsInput,
  RecordReviewInput,
  SubmitVersionInput,
  WaiveFindingInput,
} from '../../../../../libs/contracts/graphql/schema.types.js';
import { operation } from '../../api/graphql.js';
import { RESULT } from '../../api/mutate.js';
import type { CommandAnswer } from '../../api/mutate.js';

/** A finding is right and will be mended. */
export const acceptFindingMutation = operation<CommandAnswer, { input: AcceptFindingInput }>(/* GraphQL */ `
  mutation AcceptFinding($input: AcceptFindingInput!) { result: acceptFinding(input: $input) { ${RESULT} } }
`);

/** A finding is mended. */
export const fixFindingMutation = operation<CommandAnswer, { input: FixFindingInput }>(/* GraphQL */ `
  mutation FixFinding($input: FixFindingInput!) { result: fixFinding(input: $input) { ${RESULT} } }
`);

/** A finding is left as it is for a while. */
export const waiveFindingMutation = operation<CommandAnswer, { input: WaiveFindingInput }>(/* GraphQL */ `
  mutation WaiveFinding($input: WaiveFindingInput!) { result: waiveFinding(input: $input) { ${RESULT} } }
`);

/** What the document left out is put on record. */
export const recordDetailsMutation = operation<CommandAnswer, { input: RecordDetailsInput }>(/* GraphQL */ `
  mutation RecordDetails($input: RecordDetailsInput!) { result: recordDetails(input: $input) { ${RESULT} } }
`);

/** Who keeps the policy is reminded. */
export const nudgeReviewMutation = operation<CommandAnswer, { input: NudgeReviewInput }>(/* GraphQL */ `
  mutation NudgeReview($input: NudgeReviewInput!) { result: nudgeReview(input: $input) { ${RESULT} } }
`);

/** A review that changed nothing. */
export const recordReviewMutation = operation<CommandAnswer, { input: RecordReviewInput }>(/* GraphQL */ `
  mutation RecordReview($input: RecordReviewInput!) { result: recordReview(input: $input) { ${RESULT} } }
`);

/** The policy is kept no longer. */
export const archivePolicyMutation = operation<CommandAnswer, { input: ArchivePolicyInput }>(/* GraphQL */ `
  mutation ArchivePolicy($input: ArchivePolicyInput!) { result: archivePolicy(input: $input) { ${RESULT} } }
`);

/** A draft goes to its approvers. */
export const submitVersionMutation = operation<CommandAnswer, { input: SubmitVersionInput }>(/* GraphQL */ `
  mutation SubmitVersion($input: SubmitVersionInput!) { result: submitVersion(input: $input) { ${RESULT} } }
`);

/** An approved version comes into force. */
export const publishVersionMutation = operation<CommandAnswer, { input: PublishVersionInput }>(/* GraphQL */ `
  mutation PublishVersion($input: PublishVersionInput!) { result: publishVersion(input: $input) { ${RESULT} } }
`);

/** People are asked to read the version in force. */
export const launchCampaignMutation = operation<CommandAnswer, { input: LaunchCampaignInput }>(/* GraphQL */ `
  mutation LaunchCampaign($input: LaunchCampaignInput!) { result: launchCampaign(input: $input) { ${RESULT} } }
`);
