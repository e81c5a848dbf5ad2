import {
  DraftEdited,
  PolicyRegistered,
  QuestionsAnswered,
  VersionDrafted,
  VersionReturnedToDraft,
} from '#contracts/policy.events.js';
import type { PolicyEvent, PolicyPeople } from '#contracts/policy.events.js';
import { hasText } from '#contracts/local-text.js';
import { policyCategory } from '#contracts/policy-catalogue.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import type { Result } from '#platform/kernel/result.js';
import { answerQuestions } from './policy.answers.js';
import type { AnswerQuestions, Draft, DraftVersion, EditDraft, RegisterPolicy } from './policy.commands.js';
import { draftedContent, editedMetadata } from './policy.content.js';
import { categoryDiffers, categoryMissing, categoryUnknown, titleMissing } from './policy.errors.js';
import { draftOpen, notDraft } from './policy.version.errors.js';
import { checkDate, checkMetadata, checkSections } from './policy.rules.js';
import type { OpenVersion, PolicyState, RegisteredPolicy } from './policy.state.js';

export type Decision = Result<readonly PolicyEvent[]>;

/** The names of a draft, or null where it has none: then there is nothing to seal. */
const peopleOf = ({ owner, signedBy, authors }: Draft): PolicyPeople | null =>
  [owner, ...signedBy, ...authors].some((name) => name !== null) ? { owner, signedBy, authors } : null;

const draftedAs = (policyId: Uuid, number: number, draft: Draft, state: PolicyState): Result<PolicyEvent> => {
  const content = draftedContent(state, draft);
  if (!hasText(content.title)) return titleMissing();
  const no = checkSections(draft.sections) ?? checkMetadata(draft.metadata);
  if (no) return no;
  const { versionId, contentHash, findings, questions, changes, material, source } = draft;
  const about = { policyId, versionId, number, contentHash };
  const people = peopleOf(draft);
  return accept(VersionDrafted({ ...about, ...content, people, findings, questions, changes, material, source }));
};

/** A new policy with its first draft. */
export const register = ({ policyId, category, draft }: RegisterPolicy, state: PolicyState): Decision => {
  const code = category?.trim() ?? '';
  if (code === '') return categoryMissing();
  if (!policyCategory(code)) return categoryUnknown(code);
  const version = draftedAs(policyId, 1, draft, state);
  if (!version.ok) return version;
  const { title, audience } = draftedContent(state, draft);
  return accept([PolicyRegistered({ policyId, category: code, title, owner: draft.owner, audience }), version.value]);
};

/** A further version; one at a time, so that it is clear which text an approver is asked about. */
export const draftVersion = ({ category, draft }: DraftVersion, state: RegisteredPolicy): Decision => {
  if (category !== null && category.trim() !== state.category) return categoryDiffers(state.category);
  if (state.open) return draftOpen(state.open.number, state.open.status);
  const version = draftedAs(state.policyId, state.lastNumber + 1, draft, state);
  return version.ok ? accept([version.value]) : version;
};

/** New text. Approvals hang on the old one, so a version that has any is a draft again; the same text changes nothing. */
export const edit = (command: EditDraft, version: OpenVersion, policyId: Uuid): Decision => {
  const { versionId, contentHash, sections, findings } = command;
  const no = checkSections(sections) ?? checkDate('nextReviewDue', command.nextReviewDue);
  if (no) return no;
  const changes = command.changes ?? version.changes;
  if (contentHash === version.contentHash && changes === version.changes) return accept([]);
  const metadata = editedMetadata(version, command.nextReviewDue);
  const edited = DraftEdited({ policyId, versionId, contentHash, sections, metadata, findings, changes });
  if (version.status === 'draft') return accept([edited]);
  const { approvalId } = version;
  return accept([VersionReturnedToDraft({ policyId, versionId, approvalId, because: 'edited' }), edited]);
};

/** Answers to what the import asked; only while nobody has been asked to approve. */
export const answer = (command: AnswerQuestions, version: OpenVersion, policyId: Uuid): Decision => {
  if (version.status !== 'draft') return notDraft();
  const answered = answerQuestions(version, command.answers);
  if (!answered.ok) return answered;
  const { title, audience, metadata, questions } = answered.value;
  const { versionId, contentHash, answers } = command;
  const content = { contentHash, title, audience, metadata };
  return accept([QuestionsAnswered({ policyId, versionId, ...content, questions, answers })]);
};
