import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { approvalEvents } from '#contracts/approval.events.js';
import type { Approvals } from '#contracts/approvals.port.js';
import type { Names } from '#contracts/audience.port.js';
import { policyEvents } from '#contracts/policy.events.js';
import type { Schools } from '#contracts/schools.port.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { ArchivePolicy, ArchivePolicyHandler } from './command/archive-policy/archive-policy.handler.js';
import { DraftPolicy, DraftPolicyHandler, type DraftPolicyInput } from './command/draft-policy/draft-policy.handler.js';
import { EditDraft, EditDraftHandler } from './command/edit-draft/edit-draft.handler.js';
import { PolicyVersionsAdapter } from './command/policy-versions/policy-versions.adapter.js';
import { PublishVersion, PublishVersionHandler } from './command/publish-version/publish-version.handler.js';
import { RecordReview, RecordReviewHandler } from './command/record-review/record-review.handler.js';
import { SubmitVersion, SubmitVersionHandler } from './command/submit-version/submit-version.handler.js';
import { policyProjections } from './policy.projections.js';
import { VersionsInForceAdapter } from './port/versions-in-force.adapter.js';
import { AskedPolicies, type AskedPolicy } from './query/asked-policies.js';
import { PoliciesQuery } from './query/policies/policies.query.js';
import { readerOf } from './query/reader.js';
import { PolicyTextsQuery } from './query/texts/policy-texts.query.js';
import { FindingsQuery } from './query/findings/findings.query.js';
import { TextsQuery } from './query/texts/texts.query.js';
import { VersionsQuery } from './query/versions/versions.query.js';

/** Stands for the approval feature: says yes to every request and remembers what was asked of it. */
class ApprovalsSeen implements Approvals {
  asked: { readonly approvalId: Uuid; readonly contentHash: string }[] = [];
  voided: Uuid[] = [];
  request = (_: Unit, asked: { approvalId: Uuid; contentHash: string }) => {
    this.asked.push(asked);
    return Promise.resolve(accept(null));
  };
  makeVoid = (_: Unit, approvalId: Uuid) => {
    this.voided.push(approvalId);
    return Promise.resolve(accept(null));
  };
}

/** Nobody of these specs has a name on record. */
const noNames: Names = {
  namesIn: () => Promise.resolve(new Map()),
  holdersIn: () => Promise.resolve(new Map()),
};

const noSchools: Schools = {
  one: () => Promise.resolve(null),
  schoolsIn: () => Promise.resolve([]),
  visibleFrom: () => Promise.resolve(new Map()),
  joinedLater: () => Promise.resolve([]),
};

let platform: TestPlatform;
let school: Uuid;
let clerk: RequestContext;
let approvals: ApprovalsSeen;

const section = (text: string) => [{ number: '1', heading: 'Scope', level: 1, text }];
const newPolicy = {
  category: 'social-media',
  title: { en: 'Social media' },
  owner: 'Jane Price',
  audience: ['staff'],
  nextReviewDue: '2027-08',
  sections: section('Staff keep their accounts private.'),
  material: true,
};
const draft = (input: Partial<DraftPolicyInput> = newPolicy, key?: string, by = clerk): Promise<CommandOutcome> => {
  const filled = { schoolId: school, sections: section('Staff keep all accounts private.'), material: true, ...input };
  return new DraftPolicyHandler(platform.runner).execute(new DraftPolicy(by, filled, key));
};
const ref = (policyId: Uuid, versionId: Uuid) => ({ schoolId: school, policyId, versionId });
const submit = (policyId: Uuid, versionId: Uuid): Promise<CommandOutcome> =>
  new SubmitVersionHandler(platform.runner, approvals).execute(
    new SubmitVersion(clerk, { ...ref(policyId, versionId), chain: [{ post: 'headteacher', appliesTo: 'whole' }] }),
  );
const publish = (policyId: Uuid, versionId: Uuid, key?: string): Promise<CommandOutcome> =>
  new PublishVersionHandler(platform.runner).execute(new PublishVersion(clerk, ref(policyId, versionId), key));
const edit = (policyId: Uuid, versionId: Uuid, text: string): Promise<CommandOutcome> =>
  new EditDraftHandler(platform.runner, approvals).execute(
    new EditDraft(clerk, { ...ref(policyId, versionId), sections: section(text) }),
  );
/** What the approval feature does at the last yes. */
const approve = async (policyId: Uuid, versionId: Uuid): Promise<void> => {
  const { approvalId = '', contentHash = '' } = approvals.asked.at(-1) ?? {};
  const spec = { name: 'Approve', tenantId: school, roles: ['CLERK'], input: { approvalId } } as const;
  const verdict = { policyId, versionId, approvalId, contentHash };
  done(await platform.runner.run(clerk, spec, (unit) => new PolicyVersionsAdapter().markApproved(unit, verdict)));
};
const done = (outcome: CommandOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const refusal = (outcome: CommandOutcome): string => (outcome.done ? 'done' : outcome.refusal.code);

const query = (): PoliciesQuery => new PoliciesQuery(platform.sealing);
const view = async (id: Uuid, by = clerk, asOf?: string): Promise<AskedPolicy | null> => {
  await platform.engine.catchUp(school);
  const question = { actor: by.actor, asOf };
  const found = await platform.reads.ask(question, (scope) => query().one(scope, readerOf(by.actor), id));
  const asked = new AskedPolicies(
    platform.reads,
    new VersionsQuery(),
    new TextsQuery(platform.sealing),
    new FindingsQuery(platform.sealing, noNames),
    noNames,
    noSchools,
  );
  return found && (asked.of(question, [found])[0] ?? null);
};
const newest = async (policyId: Uuid, by = clerk) => {
  const [version] = (await (await view(policyId, by))?.versionList()) ?? [];
  if (!version) throw new Error('no version');
  return version;
};
const drafted = async (): Promise<readonly [Uuid, Uuid]> => {
  const { id } = done(await draft());
  return [id, (await newest(id)).id];
};
const inForce = async (): Promise<readonly [Uuid, Uuid]> => {
  const [id, version] = await drafted();
  done(await submit(id, version));
  await approve(id, version);
  done(await publish(id, version));
  return [id, version];
};
const types = async (): Promise<string[]> => (await platform.store.readTenant(school, 0, 100)).map(({ type }) => type);
const listed = async (status?: 'NOT_RECORDED' | 'IN_DATE' | 'OVERDUE', by = clerk) => {
  await platform.engine.catchUp(school);
  return platform.reads.ask({ actor: by.actor }, (scope) =>
    query().page(scope, readerOf(by.actor), { schoolId: school, status }, { first: 2 }),
  );
};

beforeAll(async () => {
  const events = [...policyEvents, ...approvalEvents];
  platform = await testPlatform({ name: 'policy', events, projections: policyProjections });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  school = await platform.school();
  clerk = platform.as('CLERK', school);
  approvals = new ApprovalsSeen();
  platform.now = new Date().toISOString();
});

describe('a policy written here', () => {
  it('is a draft with its text, its owner opened for those who may', async () => {
    const [id] = await drafted();
    expect(await view(id)).toMatchObject({ owner: 'Jane Price', status: 'NOT_RECORDED', currentVersionId: null });
    const version = await newest(id);
    expect(version).toMatchObject({ number: 1, status: 'DRAFT', contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await version.text()).sections).toEqual(section('Staff keep their accounts private.'));
    expect(await view(id, platform.as('INTEGRATOR', school))).toMatchObject({ owner: null });
  });

  it('keeps its owner sealed in the log', async () => {
    await drafted();
    const [registered, version] = await platform.store.readTenant(school, 0, 10);
    expect(registered?.body).toMatchObject({ owner: expect.stringMatching(/^sealed:/) });
    expect(version?.body).toMatchObject({ people: expect.stringMatching(/^sealed:/) });
    expect(JSON.stringify([registered, version])).not.toContain('Jane Price');
  });

  it('is refused outside the catalogue, with the field, and nothing is stored', async () => {
    const outcome = await draft({ ...newPolicy, category: 'sea-shanties' });
    expect(outcome).toMatchObject({ refusal: { code: 'POLICY.CATEGORY_UNKNOWN', path: ['category'] } });
    expect(await platform.store.head(school)).toBe(0);
  });

  it('is made once however often the same key comes', async () => {
    const first = done(await draft(newPolicy, 'key-1'));
    expect(done(await draft(newPolicy, 'key-1'))).toEqual({ ...first, replayed: true });
    expect(await types()).toEqual(['PolicyRegistered', 'VersionDrafted']);
  });

  it('is not for staff to write', async () => {
    expect(refusal(await draft(newPolicy, undefined, platform.as('STAFF', school)))).toBe('ACCESS.ROLE');
  });
});

describe('a draft', () => {
  it('that is edited to what it was stores nothing', async () => {
    const [id, version] = await drafted();
    const head = await platform.store.head(school);
    done(await edit(id, version, 'Staff keep their accounts private.'));
    expect(await platform.store.head(school)).toBe(head);
  });

  it('is submitted with exactly its own hash', async () => {
    const [id, version] = await drafted();
    done(await edit(id, version, 'Other words.'));
    done(await submit(id, version));
    expect(approvals.asked).toMatchObject([{ contentHash: (await newest(id)).contentHash }]);
    expect(await view(id)).toMatchObject({ status: 'AWAITING_APPROVAL' });
  });
});

describe('a submitted version', () => {
  it('is a draft again once it is edited, and its approval is void', async () => {
    const [id, version] = await drafted();
    done(await submit(id, version));
    done(await edit(id, version, 'Staff keep every account private.'));
    expect(approvals.voided).toEqual([approvals.asked[0]?.approvalId]);
    expect(await newest(id)).toMatchObject({ status: 'DRAFT' });
    expect(refusal(await publish(id, version))).toBe('POLICY.NOT_APPROVED');
  });

  it('keeps its approval through an edit that changes nothing', async () => {
    const [id, version] = await drafted();
    done(await submit(id, version));
    done(await edit(id, version, 'Staff keep their accounts private.'));
    expect(approvals.voided).toEqual([]);
    expect(await newest(id)).toMatchObject({ status: 'SUBMITTED' });
  });

  it('is not published', async () => {
    const [id, version] = await drafted();
    done(await submit(id, version));
    const head = await platform.store.head(school);
    expect(refusal(await publish(id, version))).toBe('POLICY.APPROVAL_WAITING');
    expect(await platform.store.head(school)).toBe(head);
  });
});

describe('a version in force', () => {
  it('was published once, however often the same key comes', async () => {
    const [id, version] = await drafted();
    done(await submit(id, version));
    await approve(id, version);
    const first = done(await publish(id, version, 'key-1'));
    expect(done(await publish(id, version, 'key-1'))).toEqual({ ...first, replayed: true });
    expect((await types()).filter((type) => type === 'VersionPublished')).toHaveLength(1);
    expect(refusal(await publish(id, version, 'key-2'))).toBe('POLICY.VERSION_PUBLISHED');
  });

  it('is what others are told of, from the stream itself', async () => {
    const [id, version] = await inForce();
    const found = await new VersionsInForceAdapter(platform.store).find(school, id);
    expect(found).toMatchObject({ versionId: version, number: 1, streamId: `policy-${id}`, streamVersion: 5 });
  });

  it('is superseded by the next, which readers can compare with it', async () => {
    const [id, first] = await inForce();
    done(await draft({ policyId: id, changes: 'All accounts' }));
    const { id: second } = await newest(id);
    done(await submit(id, second));
    await approve(id, second);
    done(await publish(id, second));
    const versions = (await (await view(id))?.versionList()) ?? [];
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [2, 'PUBLISHED'],
      [1, 'SUPERSEDED'],
    ]);
    const texts = new PolicyTextsQuery(platform.reads);
    expect(await texts.textOf(school, id, second)).toMatchObject({ number: 2, title: { en: 'Social media' } });
    expect(await texts.publishedBefore(school, id, second)).toMatchObject({ versionId: first, number: 1 });
    expect(await texts.publishedBefore(school, id, first)).toBeNull();
  });

  it('is all that staff see: no draft, no finding, no owner', async () => {
    const [id, first] = await inForce();
    done(await draft({ policyId: id }));
    const staff = platform.as('STAFF', school);
    const seen = await view(id, staff);
    expect(seen).toMatchObject({ status: 'IN_DATE', owner: null });
    expect((await seen?.versionList())?.map((version) => version.id)).toEqual([first]);
    const { id: unpublished } = done(await draft({ ...newPolicy, title: { en: 'Other' } }));
    expect(await view(unpublished, staff)).toBeNull();
    expect((await listed(undefined, staff)).totalCount).toBe(1);
  });

  it('is reviewed without change: same version, new dates', async () => {
    const [id, version] = await inForce();
    const reviewedOn = platform.now.slice(0, 10);
    const input = { schoolId: school, policyId: id, reviewedOn, nextReviewDue: '2030-01' };
    done(await new RecordReviewHandler(platform.runner).execute(new RecordReview(clerk, input)));
    const dates = { lastReviewed: reviewedOn, nextReviewDue: '2030-01', currentVersionId: version };
    expect(await view(id)).toMatchObject(dates);
  });

  it('is overdue once its month has passed, computed when it is read', async () => {
    await inForce();
    expect((await listed('IN_DATE')).totalCount).toBe(1);
    platform.now = '2027-09-01T12:00:00.000Z';
    expect((await listed('OVERDUE')).edges[0]?.node).toMatchObject({ status: 'OVERDUE', days: 1 });
    expect((await listed('IN_DATE')).totalCount).toBe(0);
  });

  it('was not yet in force as at an earlier moment', async () => {
    const [id, version] = await drafted();
    done(await submit(id, version));
    await approve(id, version);
    const before = (await platform.store.readTenant(school, 0, 100)).at(-1)?.metadata.recordedAt ?? '';
    await new Promise((resolve) => setTimeout(resolve, 5));
    done(await publish(id, version));
    platform.now = new Date(Date.now() + 1000).toISOString();
    const asOf = new Date(Date.parse(before) + 1).toISOString();
    expect(await view(id, clerk, asOf)).toMatchObject({ currentVersionId: null, status: 'NOT_RECORDED' });
    expect(await view(id)).toMatchObject({ currentVersionId: version });
  });

  it('goes out of every list when its policy is archived, and its record stays', async () => {
    const [id] = await inForce();
    const input = { schoolId: school, policyId: id, because: 'Merged with conduct.' };
    done(await new ArchivePolicyHandler(platform.runner).execute(new ArchivePolicy(clerk, input)));
    expect((await listed()).totalCount).toBe(0);
    expect(await view(id)).toMatchObject({ archived: true });
  });
});

describe('a list of policies', () => {
  it('pages by title, and counts exactly what a status asks for', async () => {
    await inForce();
    for (const en of ['Behaviour', 'Attendance', 'Charging']) done(await draft({ ...newPolicy, title: { en } }));
    const page = await listed('NOT_RECORDED');
    expect(page).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(page.edges.map(({ node }) => node.title.en)).toEqual(['Attendance', 'Behaviour']);
    expect((await listed()).totalCount).toBe(4);
  });
});

describe('another school', () => {
  it('sees nothing of a policy and cannot act on it', async () => {
    const [id, version] = await drafted();
    const stranger = platform.as('CLERK', await platform.school());
    expect(await view(id, stranger)).toBeNull();
    const outcome = await new PublishVersionHandler(platform.runner).execute(
      new PublishVersion(stranger, ref(id, version)),
    );
    expect(refusal(outcome)).toBe('ACCESS.NOT_FOUND');
  });
});
