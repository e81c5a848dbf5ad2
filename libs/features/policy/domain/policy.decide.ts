import type { CommandContext } from '#platform/kernel/decider.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import { decideCare, isCareCommand } from './policy.care.decide.js';
import type { PolicyCareCommand, PolicyCommand } from './policy.commands.js';
import type { Decision } from './policy.draft.decide.js';
import { answer, draftVersion, edit, register } from './policy.draft.decide.js';
import { alreadyRegistered, archived, unknownPolicy } from './policy.errors.js';
import { unknownVersion, versionPublished } from './policy.version.errors.js';
import { archive, markApproved, publish, recordReview, returnToDraft, submit } from './policy.publish.decide.js';
import type { OpenVersion, PolicyState, RegisteredPolicy } from './policy.state.js';

type OfVersion = Extract<Exclude<PolicyCommand, PolicyCareCommand>, { readonly versionId: Uuid }>;

/** Only a version that is not published takes commands. */
const versionFor = (versionId: Uuid, { open, current, superseded }: RegisteredPolicy): Result<OpenVersion> => {
  if (open?.versionId === versionId) return accept(open);
  return current?.versionId === versionId || superseded.includes(versionId) ? versionPublished() : unknownVersion();
};

const decideVersion = (command: OfVersion, state: RegisteredPolicy): Decision => {
  const version = versionFor(command.versionId, state);
  if (!version.ok) return version;
  const { policyId } = state;
  switch (command.kind) {
    case 'EditDraft':
      return edit(command, version.value, policyId);
    case 'AnswerQuestions':
      return answer(command, version.value, policyId);
    case 'SubmitVersion':
      return submit(command, version.value, policyId);
    case 'MarkVersionApproved':
      return markApproved(command, version.value, policyId);
    case 'ReturnVersionToDraft':
      return returnToDraft(command, version.value, policyId);
    case 'PublishVersion':
      return publish(command, version.value, state);
  }
};

/** What a command brings about for one policy, or why not. */
export const decidePolicy = (command: PolicyCommand, state: PolicyState, context: CommandContext): Decision => {
  if (command.kind === 'RegisterPolicy') {
    return state.status === 'unregistered' ? register(command, state) : alreadyRegistered();
  }
  if (state.status === 'unregistered') return unknownPolicy();
  if (state.status === 'archived') return archived();
  if (isCareCommand(command)) return decideCare(command, state, context);
  switch (command.kind) {
    case 'DraftVersion':
      return draftVersion(command, state);
    case 'RecordReview':
      return recordReview(command, state, context);
    case 'ArchivePolicy':
      return archive(command, state);
    case 'EditDraft':
    case 'AnswerQuestions':
    case 'SubmitVersion':
    case 'MarkVersionApproved':
    case 'ReturnVersionToDraft':
    case 'PublishVersion':
      return decideVersion(command, state);
  }
};
