import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Addressee, Audience, Names } from '#contracts/audience.port.js';
import { policyEvents } from '#contracts/policy.events.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { AcceptFinding, AcceptFindingHandler } from './command/accept-finding/accept-finding.handler.js';
import { FixFinding, FixFindingHandler } from './command/fix-finding/fix-finding.handler.js';
import { ImportPolicy, ImportPolicyHandler } from './command/import-policy/import-policy.handler.js';
import { NudgeReview, NudgeReviewHandler } from './command/nudge-review/nudge-review.handler.js';
import { RecordDetails, RecordDetailsHandler } from './command/record-details/record-details.handler.js';
import { WaiveFinding, WaiveFindingHandler } from './command/waive-finding/waive-finding.handler.js';
import type { OwnSchool } from './domain/own-school.port.js';
import { policyDecider } from './domain/policy.decider.js';
import { policyStream } from './domain/policy.streams.js';
import { policyProjections } from './policy.projections.js';
import { differenceOf } from './query/compare/compared.view.js';
import { CompareQuery } from './query/compare/compare.query.js';
import type { FindingView } from './query/findings/finding.view.js';
import { FindingsQuery } from './query/findings/findings.query.js';
import { KeepersQuery } from './query/keeper/keepers.query.js';
import { PoliciesQuery } from './query/policies/policies.query.js';
import { readerOf } from './query/reader.js';
import { VersionsQuery } from './query/versions/versions.query.js';

const PERSON = '00000000-0000-4000-8000-00000000aaaa';
const HEAD = '00000000-0000-4000-8000-00000000bbbb';
const document = (law: string, next: string): string => `Social media policy

Next review: ${next}

1. Law

We follow the ${law}.

2. Accounts

Each account has two administrators. Guidance is at http://policies.example.org.
`;

let platform: TestPlatform;
let school: Uuid;
let clerk: RequestContext;
let people: readonly Addressee[];
let head: Uuid | null;

const names: Names = {
  namesIn: (_, ids) => Promise.resolve(new Map(ids.map((id) => [id, `name of ${id.slice(-4)}`]))),
  holdersIn: (_, post) =>
    Promise.resolve(post === 'headteacher' && head ? new Map([[school, { personId: head, name: 'Head' }]]) : new Map()),
};
const audience: Pick<Audience, 'peopleOf' | 'addressees'> = {
  peopleOf: () => Promise.resolve(people.map(({ personId }) => personId)),
  addressees: (_, ids) => Promise.resolve(people.filter(({ personId }) => ids.includes(personId))),
};
const person = (personId: Uuid, name: string, email: string | null): Addressee => ({
  ...{ personId, name, email },
  language: 'en',
});

const keepers = () =>
  new KeepersQuery(platform.reads, new PoliciesQuery(platform.sealing), audience as unknown as Audience, names);
const done = <Outcome extends { readonly done: boolean }>(outcome: Outcome): Extract<Outcome, { done: true }> => {
  if (!outcome.done) throw new Error(JSON.stringify(outcome));
  return outcome as Extract<Outcome, { done: true }>;
};
const code = (outcome: CommandOutcome): string => (outcome.done ? 'done' : outcome.refusal.code);
const settled = (): Promise<unknown> => platform.engine.catchUp(school);

const imported = async (law: string, policyId: Uuid | null = null, next = '2024-10-01') => {
  const ownSchool = { nameOf: () => Promise.resolve(null) } as OwnSchool;
  const contentBase64 = Buffer.from(document(law, next)).toString('base64');
  const input = { schoolId: school, fileName: 'policy.txt', contentBase64, policyId, category: 'social-media' };
  const command = new ImportPolicy(clerk, { ...input, material: true, dryRun: false });
  const { stored } = done(await new ImportPolicyHandler(platform.runner, ownSchool).execute(command));
  if (!stored) throw new Error('nothing stored');
  return stored;
};
/** Into force, by the decider alone: approvals are another spec's. */
const publish = async (policyId: Uuid, versionId: Uuid): Promise<void> => {
  const spec = {
    name: 'Publish',
    tenantId: school,
    subject: policyId,
    roles: ['CLERK'],
    input: { versionId },
  } as const;
  const outcome = await platform.runner.run(clerk, spec, async (unit) => {
    const policy = await unit.load(policyDecider, policyStream(policyId));
    const hash = policy.state.status === 'registered' ? (policy.state.open?.contentHash ?? '') : '';
    const approvalId = unit.id('approval');
    const about = { versionId, approvalId };
    const chain = [{ post: 'headteacher', appliesTo: 'whole' }];
    const steps = [
      { kind: 'SubmitVersion', ...about, chain },
      { kind: 'MarkVersionApproved', ...about, contentHash: hash },
      { kind: 'PublishVersion', versionId, nextReviewDue: null },
    ] as const;
    let now = policy;
    for (const step of steps) {
      const after = unit.decide(policyDecider, now, step);
      if (!after.ok) return after;
      now = { ...now, state: after.value };
    }
    return { ok: true, value: null };
  });
  done(outcome);
};
const findings = async (
  policyId: Uuid,
  versionId: Uuid,
  asOf?: string,
  by = clerk,
): Promise<readonly FindingView[]> => {
  await settled();
  return platform.reads.ask({ actor: by.actor, asOf }, async (scope) => {
    const versions = await new VersionsQuery().ofPolicies(scope, readerOf(by.actor), [policyId]);
    const query = new FindingsQuery(platform.sealing, names);
    return (await query.ofVersions(scope, readerOf(by.actor), versions)).get(versionId) ?? [];
  });
};
const ofRule = async (policyId: Uuid, versionId: Uuid, rule: string, asOf?: string): Promise<FindingView> => {
  const found = (await findings(policyId, versionId, asOf)).find((one) => one.rule === rule);
  if (!found) throw new Error(`no ${rule}`);
  return found;
};
const about = (policyId: Uuid, versionId: Uuid, findingId: string) => ({
  ...{ schoolId: school, policyId, versionId, findingId },
});

beforeAll(async () => {
  platform = await testPlatform({ name: 'policy-care', events: [...policyEvents], projections: policyProjections });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  school = await platform.school();
  platform.now = new Date().toISOString();
  clerk = platform.as('CLERK', school, PERSON);
  people = [person(HEAD, 'Gareth Head', 'head@example.org'), person(PERSON, 'Jane Price', 'jane@example.org')];
  head = HEAD;
});

describe('a finding of the version in force', () => {
  it('is accepted: who said so, who mends it, by when; the name is sealed in the log and opened for few', async () => {
    const { policyId, versionId } = await imported('Data Protection Act 1998');
    const { id } = await ofRule(policyId, versionId, 'law-repealed');
    const input = { ...about(policyId, versionId, id), responsible: 'Jane Price', dueOn: '2030-01-01', note: 'Soon' };
    done(await new AcceptFindingHandler(platform.runner).execute(new AcceptFinding(clerk, input)));
    expect(await ofRule(policyId, versionId, 'law-repealed')).toMatchObject({
      state: 'ACCEPTED',
      answer: { kind: 'ACCEPTED', by: 'name of aaaa', responsible: 'Jane Price', until: '2030-01-01', words: 'Soon' },
    });
    const event = (await platform.store.readTenant(school, 0, 100)).at(-1);
    expect(event?.body).toMatchObject({ responsible: expect.stringMatching(/^sealed:/) });
    const [seen] = await findings(policyId, versionId, undefined, platform.as('INTEGRATOR', school));
    expect(seen?.answer?.responsible ?? null).toBeNull();
    expect(await findings(policyId, versionId, undefined, platform.as('STAFF', school))).toEqual([]);
  });

  it('is settled by the next version in force that no longer has it, and not before', async () => {
    const { policyId, versionId: first } = await imported('Data Protection Act 1998');
    await publish(policyId, first);
    const { versionId: second } = await imported('Data Protection Act 2018', policyId);
    expect(await ofRule(policyId, first, 'law-repealed')).toMatchObject({ state: 'OPEN', goneFrom: 2 });
    await publish(policyId, second);
    expect(await ofRule(policyId, first, 'law-repealed')).toMatchObject({ state: 'FIXED', goneFrom: 2 });
    expect((await findings(policyId, second)).map(({ rule }) => rule)).not.toContain('law-repealed');
  });

  it('that was waived takes its waiver along, and is no repair', async () => {
    const { policyId, versionId: first } = await imported('Data Protection Act 1998');
    const { id } = await ofRule(policyId, first, 'link-insecure');
    const input = { ...about(policyId, first, id), reason: 'An old page.', until: clerk.now.slice(0, 10) };
    done(await new WaiveFindingHandler(platform.runner).execute(new WaiveFinding(clerk, input)));
    await publish(policyId, first);
    const { versionId: second } = await imported('Data Protection Act 2018', policyId);
    expect(await ofRule(policyId, second, 'link-insecure')).toMatchObject({ id, state: 'WAIVED' });
    const head_ = await platform.store.head(school);
    const again = await new WaiveFindingHandler(platform.runner).execute(new WaiveFinding(clerk, input));
    expect(code(again)).toBe('POLICY.FINDING_SETTLED');
    expect(await platform.store.head(school)).toBe(head_);
    platform.now = new Date(Date.now() + 3 * 86_400_000).toISOString();
    expect(await ofRule(policyId, second, 'link-insecure')).toMatchObject({ state: 'WAIVER_ENDED' });
  });

  it('was open as at a moment before it was answered', async () => {
    const { policyId, versionId } = await imported('Data Protection Act 1998');
    const { id } = await ofRule(policyId, versionId, 'owner-missing');
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const input = { ...about(policyId, versionId, id), fixedIn: versionId, note: 'Recorded.' };
    done(await new FixFindingHandler(platform.runner).execute(new FixFinding(clerk, input)));
    platform.now = new Date(Date.now() + 1_000).toISOString();
    expect(await ofRule(policyId, versionId, 'owner-missing')).toMatchObject({ state: 'FIXED' });
    expect(await ofRule(policyId, versionId, 'owner-missing', before)).toMatchObject({ state: 'OPEN', answer: null });
  });

  it('is not for staff, nor for another school, to answer', async () => {
    const { policyId, versionId } = await imported('Data Protection Act 1998');
    const { id } = await ofRule(policyId, versionId, 'law-repealed');
    const input = { ...about(policyId, versionId, id), reason: 'No.', until: '2027-01-01' };
    const position = await platform.store.head(school);
    const handler = new WaiveFindingHandler(platform.runner);
    expect(code(await handler.execute(new WaiveFinding(platform.as('STAFF', school), input)))).toBe('ACCESS.ROLE');
    const stranger = platform.as('CLERK', await platform.school());
    expect(code(await handler.execute(new WaiveFinding(stranger, input)))).toBe('ACCESS.NOT_FOUND');
    expect(await platform.store.head(school)).toBe(position);
  });
});

describe('details that are put on record', () => {
  it('stand in the read model, and no word of the version changes', async () => {
    const { policyId, versionId } = await imported('Data Protection Act 2018');
    await publish(policyId, versionId);
    const details = [
      { field: 'owner', value: 'Jane Price' },
      { field: 'approvingBody', value: 'Governing body' },
      { field: 'nextReviewDue', value: '2090-05' },
      { field: 'audience', value: 'teacher' },
    ];
    const input = { schoolId: school, policyId, details, because: 'Minutes.' };
    done(await new RecordDetailsHandler(platform.runner).execute(new RecordDetails(clerk, input)));
    await settled();
    const policy = await platform.reads.ask({ actor: clerk.actor }, (scope) =>
      new PoliciesQuery(platform.sealing).one(scope, readerOf(clerk.actor), policyId),
    );
    expect(policy).toMatchObject({
      ...{ owner: 'Jane Price', recordedBody: 'Governing body', recordedBodyFor: versionId },
      ...{ nextReviewDue: '2090-05', audience: ['teacher'], status: 'IN_DATE' },
    });
    const types = (await platform.store.readTenant(school, 0, 100)).map(({ type }) => type);
    expect(types.filter((type) => type === 'DraftEdited' || type === 'VersionDrafted')).toHaveLength(1);
  });
});

describe('the reminder of a review', () => {
  const nudge = (policyId: Uuid): Promise<CommandOutcome> =>
    new NudgeReviewHandler(platform.runner, keepers()).execute(new NudgeReview(clerk, { schoolId: school, policyId }));

  it('is recorded once a day, and shown until the review date changes', async () => {
    const { policyId, versionId } = await imported('Data Protection Act 2018');
    await publish(policyId, versionId);
    await settled();
    done(await nudge(policyId));
    expect(code(await nudge(policyId))).toBe('POLICY.NUDGED_TODAY');
    await settled();
    const policy = await platform.reads.ask({ actor: clerk.actor }, (scope) =>
      new PoliciesQuery(platform.sealing).one(scope, readerOf(clerk.actor), policyId),
    );
    expect(policy?.lastNudgedAt).toBeInstanceOf(Date);
  });

  it('goes to the owner by name, else to the head, else to nobody and is not recorded', async () => {
    const { policyId, versionId } = await imported('Data Protection Act 2018');
    await publish(policyId, versionId);
    await settled();
    expect(await keepers().toRemind(school, policyId)).toMatchObject({ person: { personId: HEAD } });
    const details = [{ field: 'owner', value: 'jane  price' }];
    const input = { schoolId: school, policyId, details, because: 'Told on the phone.' };
    done(await new RecordDetailsHandler(platform.runner).execute(new RecordDetails(clerk, input)));
    await settled();
    expect(await keepers().toRemind(school, policyId)).toMatchObject({ person: { personId: PERSON } });
    people = [person(HEAD, 'Gareth Head', null)];
    const position = await platform.store.head(school);
    expect(code(await nudge(policyId))).toBe('POLICY.NOBODY_TO_NUDGE');
    expect(await platform.store.head(school)).toBe(position);
  });
});

describe('two versions', () => {
  it('are compared by their texts and by what they say of themselves', async () => {
    const { policyId, versionId } = await imported('Data Protection Act 1998');
    await publish(policyId, versionId);
    await imported('Data Protection Act 2018', policyId, '2027-10-01');
    await settled();
    const difference = await platform.reads.ask({ actor: clerk.actor }, async (scope) => {
      const versions = await new VersionsQuery().ofPolicies(scope, readerOf(clerk.actor), [policyId]);
      const [after, before] = [...(await new CompareQuery().textsOf(scope, versions)).values()];
      if (!before || !after) throw new Error('no texts');
      return differenceOf(before, after);
    });
    expect(difference).toMatchObject({ changed: 1, added: 0, removed: 0, moved: 0, unchanged: 1 });
    expect(difference.details).toEqual([{ field: 'nextReviewDue', before: '2024-10-01', after: '2027-10-01' }]);
    const [changed] = difference.sections.filter(({ kind }) => kind === 'CHANGED');
    expect(changed?.parts.filter(({ op }) => op !== 'SAME').map(({ text }) => text)).toEqual(['1998', '2018']);
  });

  it('are not both there for staff, who see what is in force and can compare nothing else', async () => {
    const { policyId, versionId } = await imported('Data Protection Act 1998');
    await publish(policyId, versionId);
    await imported('Data Protection Act 2018', policyId);
    await settled();
    const staff = platform.as('STAFF', school);
    const versions = await platform.reads.ask({ actor: staff.actor }, (scope) =>
      new VersionsQuery().ofPolicies(scope, readerOf(staff.actor), [policyId]),
    );
    expect(versions.map(({ id }) => id)).toEqual([versionId]);
  });
});
