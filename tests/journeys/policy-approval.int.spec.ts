import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { approvalEvents } from '#contracts/approval.events.js';
import type { Audience } from '#contracts/audience.port.js';
import { policyEvents } from '#contracts/policy.events.js';
import { approvalProjections } from '#features/approval/approval.projections.js';
import { ApprovalsAdapter } from '#features/approval/command/approvals/approvals.adapter.js';
import { Approve, ApproveHandler } from '#features/approval/command/approve/approve.handler.js';
import { Reject, RejectHandler } from '#features/approval/command/reject/reject.handler.js';
import {
  WithdrawApproval,
  WithdrawApprovalHandler,
} from '#features/approval/command/withdraw-approval/withdraw-approval.handler.js';
import { DraftPolicy, DraftPolicyHandler } from '#features/policy/command/draft-policy/draft-policy.handler.js';
import { EditDraft, EditDraftHandler } from '#features/policy/command/edit-draft/edit-draft.handler.js';
import { PolicyVersionsAdapter } from '#features/policy/command/policy-versions/policy-versions.adapter.js';
import {
  PublishVersion,
  PublishVersionHandler,
} from '#features/policy/command/publish-version/publish-version.handler.js';
import { SubmitVersion, SubmitVersionHandler } from '#features/policy/command/submit-version/submit-version.handler.js';
import { policyProjections } from '#features/policy/policy.projections.js';
import { VersionsInForceAdapter } from '#features/policy/port/versions-in-force.adapter.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';

const [head, chair] = [randomUUID(), randomUUID()] as const;
const audience: Audience = {
  peopleOf: () => Promise.resolve([]),
  present: () => Promise.resolve([]),
  addressees: () => Promise.resolve([]),
  postsHeldBy: (_, id) => Promise.resolve(id === head ? ['headteacher'] : id === chair ? ['chair-of-governors'] : []),
};
const chain = [
  { post: 'Head Teacher', appliesTo: 'whole' },
  { post: 'governing body', appliesTo: 'whole' },
];

let platform: TestPlatform;
let school: Uuid;
let clerk: RequestContext;
const approvals = new ApprovalsAdapter();
const versions = new PolicyVersionsAdapter();

const done = (outcome: CommandOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const log = async () => platform.store.readTenant(school, 0, 200);
const types = async (): Promise<string[]> => (await log()).map(({ type }) => type);
const last = async (type: string) => (await log()).findLast((event) => event.type === type)?.body ?? {};
const refusedWithNothingStored = async (work: () => Promise<CommandOutcome>, code: string): Promise<void> => {
  const before = await platform.store.head(school);
  const outcome = await work();
  expect(outcome.done ? 'done' : outcome.refusal.code).toBe(code);
  expect(await platform.store.head(school)).toBe(before);
};

const sections = (text: string) => [{ heading: 'Scope', level: 1, text }];
const draft = async (policyId: Uuid | null, text: string) => {
  const fresh = policyId ? {} : { category: 'social-media', title: { en: 'Social media' }, audience: ['staff'] };
  const input = { schoolId: school, policyId, ...fresh, sections: sections(text), material: true };
  const { id } = done(await new DraftPolicyHandler(platform.runner).execute(new DraftPolicy(clerk, input)));
  return { schoolId: school, policyId: id, versionId: (await last('VersionDrafted'))['versionId'] as string };
};
type Version = Awaited<ReturnType<typeof draft>>;
const submit = (version: Version, steps = chain): Promise<CommandOutcome> =>
  new SubmitVersionHandler(platform.runner, approvals).execute(new SubmitVersion(clerk, { ...version, chain: steps }));
const submitted = async (text = 'One.'): Promise<Version> => {
  const version = await draft(null, text);
  done(await submit(version));
  return version;
};
const approve = async (person: Uuid, post: string): Promise<CommandOutcome> => {
  const { approvalId, contentHash } = (await last('ApprovalRequested')) as Record<string, string>;
  const input = { schoolId: school, approvalId: approvalId ?? '', post, contentHash: contentHash ?? '' };
  const by = platform.as('HEADTEACHER', school, person);
  return new ApproveHandler(platform.runner, audience, versions).execute(new Approve(by, input));
};
const approved = async (): Promise<void> => {
  done(await approve(head, 'headteacher'));
  done(await approve(chair, 'chair of governors'));
};
const edit = (version: Version, text: string): Promise<CommandOutcome> =>
  new EditDraftHandler(platform.runner, approvals).execute(
    new EditDraft(clerk, { ...version, sections: sections(text) }),
  );
const publish = (version: Version): Promise<CommandOutcome> =>
  new PublishVersionHandler(platform.runner).execute(new PublishVersion(clerk, version));

beforeAll(async () => {
  const events = [...policyEvents, ...approvalEvents];
  const projections = [...policyProjections, ...approvalProjections];
  platform = await testPlatform({ name: 'policy_approval', events, projections });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  school = await platform.school();
  clerk = platform.as('CLERK', school, randomUUID());
});

describe('a policy on its way into force', () => {
  it('is drafted, submitted, approved in two steps, published and superseded', async () => {
    const first = await submitted();
    await approved();
    done(await publish(first));
    const second = await draft(first.policyId, 'Two.');
    done(await submit(second));
    await approved();
    done(await publish(second));
    const once = ['VersionSubmitted', 'ApprovalRequested', 'StepApproved', 'StepApproved', 'ApprovalCompleted'];
    expect(await types()).toEqual([
      ...['PolicyRegistered', 'VersionDrafted', ...once, 'VersionApproved', 'VersionPublished'],
      ...['VersionDrafted', ...once, 'VersionApproved', 'VersionPublished', 'VersionSuperseded'],
    ]);
    const found = await new VersionsInForceAdapter(platform.store).find(school, first.policyId);
    expect(found).toMatchObject({ versionId: second.versionId, number: 2, materialSince: 2 });
  });

  it('is submitted and asked about in one append, or not at all', async () => {
    const version = await draft(null, 'One.');
    const twice = [chain[0], chain[0]].flatMap((step) => step ?? []);
    await refusedWithNothingStored(() => submit(version, twice), 'APPROVAL.STEP_TWICE');
    const { position } = done(await submit(version));
    const stored = await platform.store.readTenant(school, position - 2, 2);
    expect(new Set(stored.map(({ metadata }) => metadata.recordedAt)).size).toBe(1);
  });

  it('is not published on an approval of another text', async () => {
    const version = await submitted();
    await approved();
    done(await edit(version, 'One, but not as approved.'));
    expect((await types()).slice(-3)).toEqual(['VersionReturnedToDraft', 'DraftEdited', 'ApprovalVoided']);
    await refusedWithNothingStored(() => publish(version), 'POLICY.NOT_APPROVED');
    done(await submit(version));
    await approved();
    done(await publish(version));
  });

  it('cannot be approved any more once it was edited', async () => {
    const version = await submitted();
    done(await edit(version, 'Changed.'));
    await refusedWithNothingStored(() => approve(head, 'headteacher'), 'APPROVAL.ENDED');
  });

  it('is a draft again when it is rejected or taken back', async () => {
    const version = await submitted();
    const asked = (await last('ApprovalRequested'))['approvalId'] as string;
    const no = { schoolId: school, approvalId: asked, post: 'headteacher', reason: 'Too short.' };
    const by = platform.as('HEADTEACHER', school, head);
    done(await new RejectHandler(platform.runner, audience, versions).execute(new Reject(by, no)));
    expect((await types()).slice(-2)).toEqual(['StepRejected', 'VersionReturnedToDraft']);
    done(await submit(version));
    const again = { schoolId: school, approvalId: (await last('ApprovalRequested'))['approvalId'] as string };
    const withdrawal = new WithdrawApproval(clerk, again);
    done(await new WithdrawApprovalHandler(platform.runner, versions).execute(withdrawal));
    expect((await types()).slice(-2)).toEqual(['ApprovalWithdrawn', 'VersionReturnedToDraft']);
  });

  it('takes one of two edits and approvals at the same moment, never both', async () => {
    const version = await submitted();
    done(await approve(head, 'headteacher'));
    const [edited, yes] = await Promise.all([edit(version, 'Changed.'), approve(chair, 'governing body')]);
    expect(edited.done).toBe(true);
    // Whichever came first: the text that stands there now is approved by nobody.
    expect(yes.done || yes.refusal.code === 'APPROVAL.ENDED').toBe(true);
    await refusedWithNothingStored(() => publish(version), 'POLICY.NOT_APPROVED');
  });
});
