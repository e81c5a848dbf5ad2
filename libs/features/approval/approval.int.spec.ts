import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { approvalEvents } from '#contracts/approval.events.js';
import type { Audience } from '#contracts/audience.port.js';
import type { PolicyVersions } from '#contracts/policy-versions.port.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, refuse, type Result } from '#platform/kernel/result.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { approvalProjections } from './approval.projections.js';
import { ApprovalsAdapter } from './command/approvals/approvals.adapter.js';
import { Approve, ApproveHandler, type ApproveInput } from './command/approve/approve.handler.js';
import { NudgeApproval, NudgeApprovalHandler } from './command/nudge-approval/nudge-approval.handler.js';
import { Reject, RejectHandler } from './command/reject/reject.handler.js';
import { WithdrawApproval, WithdrawApprovalHandler } from './command/withdraw-approval/withdraw-approval.handler.js';
import type { ApprovalView } from './query/approvals/approval.view.js';
import { ApprovalsQuery } from './query/approvals/approvals.query.js';
import { ForMeQuery } from './query/approvals/for-me.query.js';

const [head, governorsClerk, teacher] = [randomUUID(), randomUUID(), randomUUID()] as const;
const held: Readonly<Record<Uuid, readonly string[]>> = {
  [head]: ['headteacher'],
  [governorsClerk]: ['clerk-to-governors'],
};
const audience: Audience = {
  peopleOf: () => Promise.resolve([]),
  present: () => Promise.resolve([]),
  addressees: () => Promise.resolve([]),
  postsHeldBy: (_, personId) => Promise.resolve(held[personId] ?? []),
};
const names = {
  namesIn: () => Promise.resolve(new Map([[head, 'Ann Head']])),
  holdersIn: () => Promise.resolve(new Map()),
};
const contentHash = 'a'.repeat(64);

/** Stands for the policy feature: remembers what it was told, or refuses. */
class VersionsTold implements PolicyVersions {
  told: string[] = [];
  answer: Result<unknown> = accept(null);
  markApproved = () => this.tell('approved');
  returnToDraft = (_: unknown, { because }: { because: string }) => this.tell(because);

  private tell(what: string): Promise<Result<unknown>> {
    this.told.push(what);
    return Promise.resolve(this.answer);
  }
}

let platform: TestPlatform;
let school: Uuid;
let author: RequestContext;
let versions: VersionsTold;

const requested = async (policyId: Uuid = randomUUID()): Promise<Uuid> => {
  const approvalId = randomUUID();
  const spec = { name: 'Submit', tenantId: school, subject: approvalId, roles: ['CLERK'], input: {} } as const;
  const chain = [
    { post: 'headteacher', appliesTo: 'whole' },
    { post: 'governing body', appliesTo: 'Appendix A' },
  ];
  const asked = { approvalId, policyId, versionId: randomUUID(), contentHash, chain };
  const policyTitle = { en: 'Social media', cy: null };
  return done(
    await platform.runner.run(author, spec, (unit) => new ApprovalsAdapter().request(unit, { ...asked, policyTitle })),
  ).id;
};
const approve = (by: RequestContext, approvalId: Uuid, input: Partial<ApproveInput>): Promise<CommandOutcome> =>
  new ApproveHandler(platform.runner, audience, versions).execute(
    new Approve(by, { schoolId: school, approvalId, post: 'headteacher', contentHash, ...input }),
  );
const reject = (by: RequestContext, approvalId: Uuid, reason: string, asksForChange = false): Promise<CommandOutcome> =>
  new RejectHandler(platform.runner, audience, versions).execute(
    new Reject(by, { schoolId: school, approvalId, post: 'headteacher', reason, asksForChange }),
  );
const withdraw = (by: RequestContext, approvalId: Uuid): Promise<CommandOutcome> =>
  new WithdrawApprovalHandler(platform.runner, versions).execute(
    new WithdrawApproval(by, { schoolId: school, approvalId }),
  );
const nudge = (by: RequestContext, approvalId: Uuid, key?: string): Promise<CommandOutcome> =>
  new NudgeApprovalHandler(platform.runner, { of: (_, post) => Promise.resolve(holdersOf(post)) }).execute(
    new NudgeApproval(by, { schoolId: school, approvalId }, key),
  );
const holdersOf = (post: string) => (post === 'headteacher' ? [{ tenantId: school, personId: head }] : []);
/** Posts as the people feature tells them: the head's and the clerk's, at the school of this spec. */
const forMe = new ForMeQuery({
  holdersOf: () => Promise.resolve([]),
  heldIn: (_, personId) => Promise.resolve(new Map([[school, held[personId] ?? []]])),
});
const waitingFor = async (by: RequestContext): Promise<readonly Uuid[]> => {
  await platform.engine.catchUp(school);
  return platform.reads.ask({ actor: by.actor }, (scope) => forMe.waiting(scope, by.actor));
};
const returnedTo = async (by: RequestContext): Promise<readonly Uuid[]> => {
  await platform.engine.catchUp(school);
  return platform.reads.ask({ actor: by.actor }, (scope) => forMe.returned(scope, by.actor));
};
const headteacher = (): RequestContext => platform.as('HEADTEACHER', school, head);
const clerk = (): RequestContext => platform.as('CLERK', school, governorsClerk);
const done = (outcome: CommandOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const view = async (id: Uuid, by = author): Promise<ApprovalView | null> => {
  await platform.engine.catchUp(school);
  return platform.reads.ask({ actor: by.actor }, (scope) => new ApprovalsQuery(names, platform.sealing).one(scope, id));
};
const refusedWithNothingStored = async (work: () => Promise<CommandOutcome>, code: string): Promise<void> => {
  const before = await platform.store.head(school);
  const outcome = await work();
  expect(outcome.done ? 'done' : outcome.refusal.code).toBe(code);
  expect(await platform.store.head(school)).toBe(before);
};

beforeAll(async () => {
  platform = await testPlatform({ name: 'approval', events: approvalEvents, projections: approvalProjections });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  school = await platform.school();
  author = platform.as('CLERK', school, randomUUID());
  versions = new VersionsTold();
  platform.now = new Date().toISOString();
});

describe('an approval that waits', () => {
  it('waits for its first step', async () => {
    const found = await view(await requested());
    expect(found).toMatchObject({ status: 'WAITING', daysWaiting: 0, policyTitle: { en: 'Social media' } });
    expect(found?.steps.map(({ post, status }) => [post, status])).toEqual([
      ['headteacher', 'WAITING'],
      ['governing body', 'PENDING'],
    ]);
  });

  it('counts its days when it is read', async () => {
    const id = await requested();
    platform.now = new Date(Date.now() + 9 * 86_400_000).toISOString();
    expect(await view(id)).toMatchObject({ daysWaiting: 9 });
  });

  it('goes on after a yes and says who gave it', async () => {
    const id = await requested();
    done(await approve(headteacher(), id, {}));
    expect(versions.told).toEqual([]);
    expect((await view(id))?.steps).toMatchObject([
      { status: 'APPROVED', decidedBy: 'Ann Head' },
      { status: 'WAITING', decidedBy: null },
    ]);
  });

  it('is completed by the last yes, which the clerk records for the body, on the day the body met', async () => {
    const id = await requested();
    done(await approve(headteacher(), id, {}));
    const { position } = done(await approve(clerk(), id, { post: 'governing body', decidedOn: '2026-07-01' }));
    expect(versions.told).toEqual(['approved']);
    const [yes] = await platform.store.readTenant(school, position - 2, 1);
    expect(yes?.metadata.occurredAt).toMatch(/^2026-06-30T23:00:00/);
    const found = await view(id);
    expect(found).toMatchObject({ status: 'APPROVED', steps: [{}, { decidedOn: '2026-07-01' }] });
  });

  it('stores no yes that the version does not take', async () => {
    const id = await requested();
    done(await approve(headteacher(), id, {}));
    versions.answer = refuse('POLICY.APPROVAL_OUTDATED', {
      en: 'Submit the version again.',
      cy: 'Cyflwynwch y fersiwn eto.',
    });
    await refusedWithNothingStored(
      () => approve(clerk(), id, { post: 'clerk to governors' }),
      'POLICY.APPROVAL_OUTDATED',
    );
  });

  it('is not decided by who asked for it, nor without the post, nor out of turn, nor on another text', async () => {
    const id = await requested();
    await refusedWithNothingStored(() => approve(author, id, {}), 'APPROVAL.OWN_REQUEST');
    const staff = platform.as('STAFF', school, teacher);
    await refusedWithNothingStored(() => approve(staff, id, {}), 'APPROVAL.POST_NOT_HELD');
    await refusedWithNothingStored(() => approve(clerk(), id, { post: 'governing body' }), 'APPROVAL.NOT_YOUR_TURN');
    const contentHash = 'b'.repeat(64);
    await refusedWithNothingStored(() => approve(headteacher(), id, { contentHash }), 'APPROVAL.OTHER_TEXT');
    const auditor = platform.as('AUDITOR', school, head);
    await refusedWithNothingStored(() => approve(auditor, id, {}), 'ACCESS.ROLE');
  });

  it('ends with a no; the reason is sealed in the log and opened for its readers', async () => {
    const id = await requested();
    const { position } = done(await reject(headteacher(), id, 'Pupils are missing.'));
    expect(versions.told).toEqual(['rejected']);
    const [event] = await platform.store.readTenant(school, position - 1, 1);
    expect(event?.body).toMatchObject({ reason: expect.stringMatching(/^sealed:/) });
    const found = await view(id);
    expect(found).toMatchObject({
      status: 'REJECTED',
      steps: [{ status: 'REJECTED', reason: 'Pupils are missing.' }, { status: 'PENDING' }],
    });
    await refusedWithNothingStored(() => approve(headteacher(), id, {}), 'APPROVAL.ENDED');
  });

  it('is taken back by who asked for it and by nobody else', async () => {
    const id = await requested();
    await refusedWithNothingStored(() => withdraw(headteacher(), id), 'APPROVAL.NOT_REQUESTER');
    done(await withdraw(author, id));
    expect(versions.told).toEqual(['withdrawn']);
    expect(await view(id)).toMatchObject({ status: 'WITHDRAWN' });
  });
});

describe('a reminder', () => {
  it('is recorded, shown, and sent once a day', async () => {
    const id = await requested();
    expect(await view(id)).toMatchObject({ lastNudgedAt: null });
    const { position } = done(await nudge(author, id, 'once'));
    const [event] = await platform.store.readTenant(school, position - 1, 1);
    expect(event?.body).toMatchObject({ post: 'headteacher', holders: [{ tenantId: school, personId: head }] });
    expect((await view(id))?.lastNudgedAt).toBeInstanceOf(Date);
    expect(done(await nudge(author, id, 'once'))).toMatchObject({ replayed: true, position });
    await refusedWithNothingStored(() => nudge(author, id), 'APPROVAL.NUDGED_TODAY');
  });

  it('needs somebody to go to, a right to send it, and an approval that waits', async () => {
    const id = await requested();
    await refusedWithNothingStored(() => nudge(platform.as('STAFF', school, teacher), id), 'ACCESS.ROLE');
    done(await approve(headteacher(), id, {}));
    await refusedWithNothingStored(() => nudge(author, id), 'APPROVAL.NOBODY_TO_NUDGE');
    await refusedWithNothingStored(() => nudge(author, randomUUID()), 'APPROVAL.UNKNOWN');
    const stranger = platform.as('CLERK', await platform.school(), randomUUID());
    await refusedWithNothingStored(() => nudge(stranger, id), 'ACCESS.NOT_FOUND');
  });
});

describe('what waits for somebody', () => {
  it('is what their posts decide next, and nothing that they asked for themselves', async () => {
    const id = await requested();
    expect(await waitingFor(headteacher())).toEqual([id]);
    expect(await waitingFor(clerk())).toEqual([]);
    expect(await waitingFor(platform.as('STAFF', school, teacher))).toEqual([]);
    done(await approve(headteacher(), id, {}));
    expect(await waitingFor(headteacher())).toEqual([]);
    expect(await waitingFor(clerk())).toEqual([id]);
    author = platform.as('CLERK', school, head);
    await requested();
    expect(await waitingFor(headteacher())).toEqual([]);
  });

  it('is nothing for who may not decide, whatever posts they hold', async () => {
    await requested();
    expect(await waitingFor(platform.as('AUDITOR', school, head))).toEqual([]);
  });

  it('came back to who asked for it, until it is asked for again', async () => {
    const id = await requested();
    expect(await returnedTo(author)).toEqual([]);
    done(await reject(headteacher(), id, 'Pupils are missing.', true));
    expect(await returnedTo(author)).toEqual([id]);
    expect(await returnedTo(headteacher())).toEqual([]);
    expect((await view(id))?.steps[0]).toMatchObject({ status: 'REJECTED', asksForChange: true });
    await requested((await view(id))?.policyId);
    expect(await returnedTo(author)).toEqual([]);
  });
});

describe('a list of approvals', () => {
  it('is filtered by status, oldest first, with an exact total', async () => {
    const ids = [await requested(), await requested(), await requested()];
    done(await reject(headteacher(), ids[1] ?? '', 'No.'));
    await platform.engine.catchUp(school);
    const query = new ApprovalsQuery(names, platform.sealing);
    const page = await platform.reads.ask({ actor: author.actor }, (scope) =>
      query.page(scope, { status: 'WAITING' }, { first: 1 }),
    );
    expect(page).toMatchObject({ totalCount: 2, edges: [{ node: { id: ids[0] } }], pageInfo: { hasNextPage: true } });
  });
});

describe('another school', () => {
  it('sees nothing of an approval and cannot decide on it', async () => {
    const id = await requested();
    const stranger = platform.as('HEADTEACHER', await platform.school(), head);
    expect(await view(id, stranger)).toBeNull();
    await refusedWithNothingStored(() => approve(stranger, id, {}), 'ACCESS.NOT_FOUND');
  });
});
