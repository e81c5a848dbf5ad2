import type { PolicyContent } from '#contracts/policy-content.js';
import type { PartialDate } from '#contracts/partial-date.js';
import type { PolicyMetadata, PolicySection } from '#contracts/policy.events.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Answered } from './policy.answers.js';
import type { Draft } from './policy.commands.js';
import type { OpenVersion, PolicyState } from './policy.state.js';

/** What a draft will say; its hash goes into the command. A title or audience that it leaves out is the policy's. */
export const draftedContent = (state: PolicyState, draft: Omit<Draft, 'contentHash'>): PolicyContent => {
  const before = state.status === 'unregistered' ? { title: { en: null, cy: null }, audience: [] } : state;
  const { title, audience, sections, metadata } = draft;
  return { title: title ?? before.title, audience: audience ?? before.audience, sections, metadata };
};

/** A version's metadata after an edit: the review date is the only part of it that an edit changes. */
export const editedMetadata = (version: OpenVersion, nextReviewDue: PartialDate | null): PolicyMetadata =>
  nextReviewDue === null ? version.metadata : { ...version.metadata, nextReviewDue };

/** What a version will say after an edit; its hash goes into the command. */
export const editedContent = (
  version: OpenVersion,
  edit: { readonly sections: readonly PolicySection[]; readonly nextReviewDue: PartialDate | null },
): PolicyContent => ({
  title: version.title,
  audience: version.audience,
  sections: edit.sections,
  metadata: editedMetadata(version, edit.nextReviewDue),
});

/** What a version will say once its questions are answered; its hash goes into the command. */
export const answeredContent = (version: OpenVersion, answered: Answered): PolicyContent => ({
  title: answered.title,
  audience: answered.audience,
  sections: version.sections,
  metadata: answered.metadata,
});

/** The version that is not published yet, if it is this one. */
export const openVersion = (state: PolicyState, versionId: Uuid): OpenVersion | null =>
  state.status === 'registered' && state.open?.versionId === versionId ? state.open : null;

/** The approval that hangs on a version: what an edit voids. null for a draft. */
export const approvalOf = (version: OpenVersion): Uuid | null =>
  version.status === 'draft' ? null : version.approvalId;
