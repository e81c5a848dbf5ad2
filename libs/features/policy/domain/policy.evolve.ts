import type { PolicyEvent } from '#contracts/policy.events.js';
import { evolveCare, isCareEvent } from './policy.care.evolve.js';
import { findingRules } from './finding.ids.js';
import type { ArchivedPolicy, DraftedVersion, OpenVersion, PolicyState, RegisteredPolicy } from './policy.state.js';

type Known = RegisteredPolicy | ArchivedPolicy;
type EventNamed<Type extends PolicyEvent['type']> = Extract<PolicyEvent, { readonly type: Type }>;

const onOpen = (state: Known, versionId: string, change: (version: OpenVersion) => OpenVersion): Known =>
  state.open?.versionId === versionId ? { ...state, open: change(state.open) } : state;

const asDraft = (version: OpenVersion): DraftedVersion => ({
  status: 'draft',
  versionId: version.versionId,
  number: version.number,
  contentHash: version.contentHash,
  title: version.title,
  audience: version.audience,
  sections: version.sections,
  metadata: version.metadata,
  questions: version.questions,
  changes: version.changes,
  material: version.material,
});

const drafted = (state: Known, { body }: EventNamed<'VersionDrafted'>): Known => {
  const { versionId, number, contentHash, title, audience, sections, metadata, questions, changes, material } = body;
  const content = { contentHash, title, audience, sections, metadata };
  const open: DraftedVersion = { status: 'draft', versionId, number, ...content, questions, changes, material };
  const checked = [...state.checked, { versionId, number, rules: findingRules(body.findings) }];
  return { ...state, lastNumber: number, open, checked };
};

const edited = (state: Known, { body }: EventNamed<'DraftEdited'>): Known => {
  const { versionId, contentHash, sections, metadata, changes } = body;
  const rules = findingRules(body.findings);
  const checked = state.checked.map((one) => (one.versionId === versionId ? { ...one, rules } : one));
  const recheckedState = { ...state, checked };
  return onOpen(recheckedState, versionId, (version) => ({ ...version, contentHash, sections, metadata, changes }));
};

const answered = (state: Known, { body }: EventNamed<'QuestionsAnswered'>): Known => {
  const { contentHash, title, audience, metadata, questions } = body;
  return onOpen(state, body.versionId, (version) => ({
    ...version,
    contentHash,
    title,
    audience,
    metadata,
    questions,
  }));
};

const published = (state: Known, { body }: EventNamed<'VersionPublished'>): Known => {
  const { versionId, number, contentHash, title, audience, lastReviewed, nextReviewDue, reviewCycleMonths } = body;
  // The first version in force is new to everybody, whatever its author says of it.
  const materialSince = body.material || !state.current ? number : state.current.materialSince;
  const dates = { lastReviewed, nextReviewDue, reviewCycleMonths };
  const current = { versionId, number, contentHash, ...dates, materialSince };
  return { ...state, title, audience, open: null, current, nudgedOn: null };
};

const reviewed = (state: Known, { body }: EventNamed<'ReviewRecorded'>): Known => {
  if (!state.current) return state;
  const { reviewedOn, nextReviewDue } = body;
  return { ...state, current: { ...state.current, lastReviewed: reviewedOn, nextReviewDue }, nudgedOn: null };
};

/** The state of a policy after an event. */
export const evolvePolicy = (state: PolicyState, event: PolicyEvent): PolicyState => {
  if (event.type === 'PolicyRegistered') {
    const { policyId, category, title, audience } = event.body;
    const empty = {
      lastNumber: 0,
      open: null,
      current: null,
      superseded: [],
      checked: [],
      answers: {},
      nudgedOn: null,
    };
    return { status: 'registered', policyId, category, title, audience, ...empty };
  }
  if (state.status === 'unregistered') return state;
  if (isCareEvent(event)) return evolveCare(state, event);
  switch (event.type) {
    case 'VersionDrafted':
      return drafted(state, event);
    case 'DraftEdited':
      return edited(state, event);
    case 'QuestionsAnswered':
      return answered(state, event);
    case 'VersionSubmitted': {
      const { versionId, approvalId } = event.body;
      return onOpen(state, versionId, (version) => ({ ...asDraft(version), status: 'submitted', approvalId }));
    }
    case 'VersionReturnedToDraft':
      return onOpen(state, event.body.versionId, asDraft);
    case 'VersionApproved': {
      const { versionId, approvalId, contentHash: approvedHash } = event.body;
      return onOpen(state, versionId, (version) => ({ ...version, status: 'approved', approvalId, approvedHash }));
    }
    case 'VersionPublished':
      return published(state, event);
    case 'VersionSuperseded':
      return { ...state, superseded: [...state.superseded, event.body.versionId] };
    case 'ReviewRecorded':
      return reviewed(state, event);
    case 'PolicyArchived':
      return { ...state, status: 'archived' };
  }
};
