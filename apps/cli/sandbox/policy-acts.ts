import { Approve } from '#features/approval/command/approve/approve.handler.js';
import { DraftPolicy } from '#features/policy/command/draft-policy/draft-policy.handler.js';
import { PublishVersion } from '#features/policy/command/publish-version/publish-version.handler.js';
import { RecordReview } from '#features/policy/command/record-review/record-review.handler.js';
import { SubmitVersion } from '#features/policy/command/submit-version/submit-version.handler.js';
import { versionIdFor } from '#features/policy/command/version-id.js';
import { postOf } from '#contracts/posts.js';
import { deriveId } from '#platform/command/ids.js';
import type { Uuid } from '#platform/kernel/event.js';
import { addDays } from '#platform/kernel/plain-date.js';
import { endCampaign } from './campaign-acts.js';
import { findingActs, importDocument } from './document-acts.js';
import { isDocument } from './sandbox-document.js';
import { policySections, policyTitle } from './sandbox-texts.js';
import type { SchoolStage } from './school-stage.js';
import type { PolicyStory, VersionStory } from './school-story.js';
import type { Act } from './seed-clock.js';

/** What the acts of a policy leave to those that follow. */
interface PolicySoFar {
  id: Uuid | null;
  /** The newest version and its findings, by their rules. */
  versionId: Uuid;
  findings: ReadonlyMap<string, string>;
}

/** One version of a policy, the `number`th counted from 1, and the ids that its acts leave to those that follow. */
interface Plot {
  readonly stage: SchoolStage;
  readonly category: string;
  readonly version: VersionStory;
  readonly number: number;
  /** The policy's id, which the first draft gives it. */
  readonly policy: PolicySoFar;
  versionId: Uuid;
  approvalId: Uuid;
}

/** What happened to a policy: its versions, and the review that changed nothing. */
export const policyActs = (stage: SchoolStage, { category, versions, reviewedAgo }: PolicyStory): Act[] => {
  const policy: PolicySoFar = { id: null, versionId: '', findings: new Map() };
  const acts = versions.flatMap((version, n) =>
    versionActs({ stage, category, version, number: n + 1, policy, versionId: '', approvalId: '' }),
  );
  if (isDocument(stage.school.key, category)) {
    const found = () => ({ policyId: policy.id ?? '', versionId: policy.versionId, findings: policy.findings });
    acts.push(...findingActs(stage, category, found));
  }
  if (reviewedAgo === null) return acts;
  const reviewedOn = addDays(stage.today, -reviewedAgo);
  const nextReviewDue = stage.day(versions.at(-1)?.reviewIn ?? null);
  const review = stage.act(reviewedAgo, async () => {
    const input = { schoolId: stage.tenantId, policyId: policy.id ?? '', reviewedOn, nextReviewDue };
    await stage.tell(new RecordReview(stage.as('CLERK', 'clerk'), input, stage.key(category, 'review')));
  });
  return [...acts, review];
};

/** Drafted, submitted, approved and published, as far as the version came. */
const versionActs = (plot: Plot): Act[] => {
  const { stage, category, number } = plot;
  const { draftedAgo, submittedAgo, publishedAgo, approvers } = plot.version;
  const acts = [stage.act(draftedAgo, () => draft(plot))];
  if (submittedAgo === null) return acts;
  acts.push(stage.act(submittedAgo, () => submit(plot)));
  if (publishedAgo === null) return acts;
  approvers.forEach((post, step) => {
    const key = stage.key(category, 'approve', number, step);
    acts.push(stage.act(publishedAgo + approvers.length - step, () => approve(plot, post, key)));
  });
  acts.push(stage.act(publishedAgo, () => publish(plot)));
  return acts;
};

const draft = async (plot: Plot): Promise<void> => {
  const { stage, category, number, version, policy } = plot;
  const context = stage.as('CLERK', 'clerk');
  const key = stage.key(category, 'draft', number);
  plot.versionId = versionIdFor(context, stage.tenantId, key);
  const changes =
    number === 1
      ? 'First version'
      : 'Yearly review; passwords every 60 days; what to do when an account is broken into.';
  if (isDocument(stage.school.key, category)) {
    const read = await importDocument(stage, { category, number, policyId: policy.id, changes }, key);
    Object.assign(policy, { id: read.policyId, versionId: plot.versionId, findings: read.findings });
    return;
  }
  const input = {
    schoolId: stage.tenantId,
    policyId: policy.id,
    category,
    title: policyTitle(category, stage.bilingual),
    owner: stage.ownerName(),
    audience: ['staff', 'governor'],
    nextReviewDue: stage.day(version.reviewIn),
    sections: policySections(stage.school.name, category, number, stage.bilingual),
    changes,
    material: true,
  };
  policy.id = (await stage.tell(new DraftPolicy(context, input, key))).id;
};

const submit = async (plot: Plot): Promise<void> => {
  const { stage, category, number, version } = plot;
  const key = stage.key(category, 'submit', number);
  const context = stage.as('CLERK', 'clerk');
  const chain = version.approvers.map((post) => ({ post, appliesTo: 'whole' }));
  await stage.tell(new SubmitVersion(context, { ...placeOf(plot), chain }, key));
  plot.approvalId = deriveId(deriveId('command', stage.tenantId, context.actor.credentialId, key), 'approval');
};

const approve = async ({ stage, approvalId }: Plot, post: string, key: string): Promise<void> => {
  const governors = postOf(post).key !== 'headteacher';
  const context = governors ? stage.as('STAFF', 'chair') : stage.as('HEADTEACHER', 'headteacher');
  const [requested] = await stage.installation.store.readStream(stage.tenantId, `approval-${approvalId}`);
  const contentHash = requested?.body['contentHash'];
  const input = {
    schoolId: stage.tenantId,
    approvalId,
    post: governors ? 'chair of governors' : post,
    contentHash: typeof contentHash === 'string' ? contentHash : '',
  };
  await stage.tell(new Approve(context, input, key));
};

const publish = async (plot: Plot): Promise<void> => {
  const { stage, category, number, version } = plot;
  const { schoolId, ...published } = placeOf(plot);
  const key = stage.key(category, 'publish', number);
  const nextReviewDue = stage.day(version.reviewIn);
  await stage.tell(new PublishVersion(stage.as('CLERK', 'clerk'), { schoolId, ...published, nextReviewDue }, key));
  stage.inForce.set(category, published);
  await endCampaign(stage, category);
};

const placeOf = ({ stage, policy, versionId }: Plot): { schoolId: Uuid; policyId: Uuid; versionId: Uuid } => ({
  schoolId: stage.tenantId,
  policyId: policy.id ?? '',
  versionId,
});
