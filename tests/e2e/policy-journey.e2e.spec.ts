import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { describeWhere } from '#platform/testing/not-run.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { Caller, eventually, type Json } from './support/caller.js';
import { formOf, openPage, postForm, signByLink } from './support/read-page.js';
import {
  fileOf,
  FORMATS,
  FORWARD_AS_ONE,
  havePolicies,
  NORTON,
  REAL_POLICIES,
  RICHMOND_PARK,
  type Format,
  type RealPolicy,
} from './support/real-policies.js';
import { staffOf, type Staffed } from './support/school-staff.js';
import { trustScreen, type Figures, type TrustScreen } from './support/trust-screen.js';

const CATEGORY = 'social-media';
const STATEMENT = { en: 'I have read the policy and will keep to it.', cy: null };
const ASKED = 50;
const SIGNED = 30;

/** A day so many months from today. */
const monthsOn = (months: number): string => {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months, 1);
  return day.toISOString().slice(0, 10);
};

/** One of the three policies, the school that keeps it, and what is known of it so far. */
interface Kept {
  readonly policy: RealPolicy;
  readonly format: Format;
  readonly school: Staffed;
  policyId: string;
  versionId: string;
  approvalId: string;
  contentHash: string;
}

/** A step of the journey: what the screen showed right after it. */
interface Step {
  readonly name: string;
  readonly screen: TrustScreen;
}

describeWhere(havePolicies, 'three real policies in three schools', 'needs ../shared/policies', () => {
  let sut: TrustlogServer;
  let caller: Caller;
  let lead: string;
  let kept: readonly [forward: Kept, norton: Kept, richmond: Kept];
  let schools: readonly Staffed[];
  let links: { readonly personId: string; readonly path: string }[] = [];
  let campaignId = '';
  const steps: Step[] = [];

  /** Looks at the screen, keeps it for the end, and says how its figures differ from the step before. */
  const look = async (name: string): Promise<Partial<Figures>> => {
    const screen = await trustScreen(
      caller,
      lead,
      schools.map(({ schoolId }) => schoolId),
    );
    const before = steps.at(-1)?.screen.figures;
    steps.push({ name, screen });
    const changed = Object.entries(screen.figures)
      .map(([figure, count]): [string, number] => [figure, count - (before?.[figure as keyof Figures] ?? 0)])
      .filter(([, difference]) => difference !== 0);
    return Object.fromEntries(changed);
  };
  const now = (): TrustScreen => steps.at(-1)!.screen;
  const codes = (): string => schools.map(({ schoolId }) => now().code(schoolId, CATEGORY)).join('');
  const submit = async ({ school, policyId, versionId }: Kept, chain: object[]): Promise<string> => {
    await caller.done(school.clerk, 'submitVersion', { schoolId: school.schoolId, policyId, versionId, chain });
    const { approvals } = await caller.ask(
      school.clerk,
      'query ($min: [MinPosition!]) { approvals(status: WAITING, first: 100, minPosition: $min) { edges { node { id policyId } } } }',
      { min: caller.own(school.schoolId) },
    );
    return approvals.edges.find(({ node }: Json) => node.policyId === policyId).node.id;
  };
  const decision = ({ school, approvalId, contentHash }: Kept, post: string, decidedOn?: string): object => ({
    ...{ schoolId: school.schoolId, approvalId, contentHash, post },
    ...(decidedOn ? { decidedOn } : {}),
  });
  const version = ({ school, policyId, versionId }: Kept): object => ({
    schoolId: school.schoolId,
    policyId,
    versionId,
  });
  const readVersion = async ({ school, policyId }: Kept): Promise<Json> => {
    const { policy } = await caller.ask(
      school.clerk,
      `query ($id: ID!, $min: [MinPosition!]) { policy(id: $id, minPosition: $min) { owner nextReviewDue versions {
        id number status contentHash questions { field } approvals { body role approvedOn appliesTo nextReviewDue }
        sections { number heading level text } } } }`,
      { id: policyId, min: caller.own(school.schoolId) },
    );
    return { ...policy, ...policy.versions[0] };
  };
  const campaign = async (): Promise<Json> =>
    (
      await caller.ask(
        lead,
        `query ($id: ID!, $min: [MinPosition!]) { campaign(id: $id, minPosition: $min) { asked signed outstanding endedBecause
          requests(first: 100) { edges { node { id personId status delivery } } } } }`,
        { id: campaignId, min: caller.own() },
      )
    ).campaign;
  /** What became of each message is recorded a moment later: until then the record still moves. */
  const told = async (messages: number): Promise<Json> => {
    const filter = { tenantId: schools[0]!.schoolId, types: ['DeliveryRecorded'], from: steps[0]!.screen.at };
    const query = 'query ($filter: EventFilter) { events(first: 100, filter: $filter) { edges { cursor } } }';
    const recorded = async (): Promise<number> => (await caller.ask(lead, query, { filter })).events.edges.length;
    expect(await eventually(recorded, (count) => count >= messages)).toBe(messages);
    return campaign();
  };

  beforeAll(async () => {
    sut = await startTrustlog({ seed: true });
    caller = new Caller(sut);
    lead = sut.keys.trustLead;
    // Castle Hill, Birchwood, Kingsmead: each has a social media policy that is in date.
    schools = [
      await staffOf(sut, caller, '900007'),
      await staffOf(sut, caller, '900009'),
      await staffOf(sut, caller, '900012'),
    ];
    const keep = (n: number, policy: RealPolicy, format: Format): Kept => ({
      ...{ policy, format, school: schools[n]! },
      ...{ policyId: '', versionId: '', approvalId: '', contentHash: '' },
    });
    kept = [keep(0, FORWARD_AS_ONE, 'docx'), keep(1, NORTON, 'pdf'), keep(2, RICHMOND_PARK, 'txt')];
    // The trust's lead chairs the trustees: who may decide for the trust board at the first school.
    const csv = `person_ref,given_name,family_name,email,kind,urn,post,start_date,end_date,language
trust-safeguarding-lead,Sade,Achebe,,trustee,${schools[0]!.urn},chair of trustees,01/09/2025,,en`;
    await caller.done(lead, 'importPeople', { csv, dryRun: false });
    await sut.settled();
    await look('start');
  }, 240_000);
  afterAll(() => sut.stop());

  it('begins with the category in date in all three schools', () => {
    expect(codes()).toBe('III');
  });

  it('shows schools that archived their old policy as not recorded', async () => {
    for (const { schoolId, clerk } of schools) {
      const policies = now().school(schoolId).policies as Json[];
      const old = policies.find(({ category }) => category === CATEGORY);
      await caller.done(clerk, 'archivePolicy', {
        schoolId,
        policyId: old.id,
        because: 'Another one takes its place.',
      });
    }
    expect(await look('archived')).toEqual({ notRecorded: 3, inDate: -3 });
    expect(codes()).toBe('NNN');
  });

  it('reads each policy the same from each format, and a dry run stores nothing', async () => {
    const { schoolId, clerk } = schools[2]!;
    for (const policy of REAL_POLICIES) {
      const readings: Record<string, Json> = {};
      for (const format of FORMATS) {
        const input = { schoolId, ...fileOf(policy, format), category: CATEGORY, dryRun: true };
        const answer = await caller.done(clerk, 'importPolicy', input);
        expect({ ...answer, reading: null }).toMatchObject({ dryRun: true, policyId: null, position: null });
        readings[format] = answer.reading;
      }
      const { sections, findings, questions, ...metadata } = readings['txt'];
      expect(metadata).toEqual(policy.metadata);
      expect(sections).toHaveLength(policy.sections);
      expect(questions.map(({ field }: Json) => field)).toEqual(policy.questions);
      expect(findings.map(({ rule }: Json) => rule)).toEqual(policy.rules);
      expect(findings.map(({ line }: Json) => line)).toEqual(policy.lines);
      const withoutLines = ({ findings: found, questions: asked, ...rest }: Json): object => ({
        ...rest,
        findings: found.map(({ rule }: Json) => rule),
        questions: asked.map(({ field }: Json) => field),
      });
      for (const format of FORMATS) expect(withoutLines(readings[format])).toEqual(withoutLines(readings['txt']));
    }
    expect(await look('dry run')).toEqual({});
    expect(now().all).toEqual(steps.at(-2)!.screen.all);
  });

  it('imports all three in all three formats, as drafts that change no status yet', async () => {
    for (const [n, { schoolId, clerk }] of schools.entries()) {
      for (const [m, one] of kept.entries()) {
        const format = n === m ? one.format : FORMATS.filter((other) => other !== one.format)[(n + 2 - m) % 2]!;
        const input = { schoolId, ...fileOf(one.policy, format), category: CATEGORY, dryRun: false };
        const { policyId, versionId, reading } = await caller.done(clerk, 'importPolicy', input);
        expect(reading.sections).toHaveLength(one.policy.sections);
        if (n === m) Object.assign(one, { policyId, versionId });
        // Each school keeps the one that is meant for it.
        else await caller.done(clerk, 'archivePolicy', { schoolId, policyId, because: 'Meant for another school.' });
      }
    }
    expect(await look('imported')).toEqual({});
    expect(codes()).toBe('NNN');
  });

  it('takes the clerk’s answers to what the documents leave open', async () => {
    const [forward, norton, richmond] = kept;
    const owner = { field: 'owner', value: 'The headteacher' };
    const answer = (one: Kept, ...answers: readonly object[]): Promise<Json> =>
      caller.done(one.school.clerk, 'answerQuestions', { ...version(one), answers });
    await answer(forward, owner);
    // An empty answer says that it is not recorded.
    await answer(norton, { field: 'partReviewDue', value: '' });
    const approver = { field: 'approver', value: 'headteacher, then governing body' };
    const nextReviewDue = { field: 'nextReviewDue', value: monthsOn(11) };
    await answer(richmond, owner, approver, { field: 'approvedOn', value: '' }, nextReviewDue);
    for (const one of kept) {
      const { contentHash, questions } = await readVersion(one);
      expect(questions).toEqual([]);
      one.contentHash = contentHash;
    }
    expect((await readVersion(richmond)).owner).toBe('The headteacher');
  });

  it('asks those to approve whom the documents name, and those the clerk named', async () => {
    const [forward, norton, richmond] = kept;
    const named = async (one: Kept): Promise<object[]> =>
      (await readVersion(one)).approvals.map(({ body, role, appliesTo }: Json) => ({ post: body ?? role, appliesTo }));
    forward.approvalId = await submit(forward, await named(forward));
    norton.approvalId = await submit(norton, await named(norton));
    richmond.approvalId = await submit(richmond, [{ post: 'headteacher' }, { post: 'governing body' }]);
    expect(await look('submitted')).toEqual({ waiting: 3, notRecorded: -3, inDate: 3 });
    expect(codes()).toBe('AAA');
    expect(schools.map(({ schoolId }) => waitingSteps(now().school(schoolId)))).toEqual([
      [['trust board', 'whole', 'WAITING']],
      [
        ['chair of governors', 'whole', 'WAITING'],
        ['headteacher', 'Appendix A', 'PENDING'],
      ],
      [
        ['headteacher', 'whole', 'WAITING'],
        ['governing body', 'whole', 'PENDING'],
      ],
    ]);
  });

  it('lets nobody decide but the holder of the post, in turn, on this text, and never on their own request', async () => {
    const [forward, norton] = kept;
    const no = (key: string, input: object): Promise<object> => caller.refused(key, 'approve', input);
    const refusal = (code: string, field: string): object => ({ code: `APPROVAL.${code}`, path: [field] });
    expect(await no(norton.school.clerk, decision(norton, 'clerk to governors'))).toEqual(
      refusal('OWN_REQUEST', 'approvalId'),
    );
    expect(await no(norton.school.head, decision(norton, 'headteacher'))).toEqual(refusal('NOT_YOUR_TURN', 'post'));
    expect(await no(norton.school.head, decision(norton, 'chair of governors'))).toEqual(
      refusal('POST_NOT_HELD', 'post'),
    );
    expect(await no(forward.school.head, decision(forward, 'trust board'))).toEqual(refusal('POST_NOT_HELD', 'post'));
    const otherText = { ...decision(norton, 'chair of governors'), contentHash: forward.contentHash };
    expect(await no(norton.school.chair, otherText)).toEqual(refusal('OTHER_TEXT', 'contentHash'));
    expect(await look('refused')).toEqual({});
    expect(now().all).toEqual(steps.at(-2)!.screen.all);
  });

  it('is approved by the trust board, by chair and head, and by head and governing body', async () => {
    const [forward, norton, richmond] = kept;
    await caller.done(lead, 'approve', decision(forward, 'trust board', '2024-07-19'));
    await caller.done(norton.school.chair, 'approve', decision(norton, 'chair of governors'));
    await caller.done(norton.school.head, 'approve', decision(norton, 'headteacher', '2014-02-05'));
    await caller.done(richmond.school.head, 'approve', decision(richmond, 'headteacher'));
    expect(await look('half approved')).toEqual({ waiting: -2, notRecorded: 2, inDate: -2 });
    expect(codes()).toBe('NNA');
    await caller.done(richmond.school.chair, 'approve', decision(richmond, 'governing body'));
    expect(await look('approved')).toEqual({ waiting: -1, notRecorded: 1, inDate: -1 });
    expect(codes()).toBe('NNN');
  });

  it('is in force once published: two are overdue by their own dates, one is in date', async () => {
    for (const one of kept) await caller.done(one.school.clerk, 'publishVersion', version(one));
    expect(await look('published')).toEqual({ overdue: 2, notRecorded: -3, inDate: 1 });
    expect(codes()).toBe('OOI');
    expect(kept.map(({ school, policyId }) => standing(now().school(school.schoolId), policyId))).toEqual([
      ['OVERDUE', '2025-08-31', 1],
      ['OVERDUE', '2017-07', 1],
      ['IN_DATE', monthsOn(11), 1],
    ]);
  });

  it('asks fifty staff, and says of each message that it was not sent', async () => {
    const [{ school, ...forward }] = kept;
    const staff = school.people.filter(({ kind }) => ['teacher', 'support'].includes(kind)).slice(0, ASKED);
    const input = { ...version({ school, ...forward }), personIds: staff.map(({ id }) => id), dueOn: monthsOn(2) };
    campaignId = (await caller.done(school.clerk, 'launchCampaign', { ...input, statement: STATEMENT })).id;
    const { asked, requests } = await told(ASKED);
    expect({ asked, told: requests.edges.map(({ node }: Json) => node.delivery) }).toEqual({
      asked: ASKED,
      told: Array.from({ length: ASKED }, () => 'not-sent'),
    });
    expect(await look('asked')).toEqual({ outstanding: ASKED });
  });

  it('takes thirty signatures through the links, and opening a link spends nothing', async () => {
    const [{ school, contentHash }] = kept;
    const { readLinks } = await caller.ask(
      school.clerk,
      'query ($id: ID!, $min: [MinPosition!]) { readLinks(campaignId: $id, minPosition: $min) { personId path } }',
      { id: campaignId, min: caller.own(school.schoolId) },
    );
    links = readLinks;
    expect(links).toHaveLength(ASKED);
    for (const { path } of links) expect((await openPage(sut, path)).status).toBe(200);
    for (const { path, personId } of links.slice(0, SIGNED)) {
      const name = school.people.find(({ id }) => id === personId)?.name ?? '';
      const signed = await signByLink(sut, path, name);
      expect(signed.status).toBe(303);
      const receipt = await openPage(sut, signed.location ?? '');
      expect(receipt.html).toContain(contentHash);
    }
    const { signed, outstanding } = await told(ASKED + SIGNED);
    expect({ signed, outstanding }).toEqual({ signed: SIGNED, outstanding: ASKED - SIGNED });
    expect(await look('signed')).toEqual({ outstanding: -SIGNED });
  });

  it('counts a breach that a teacher reports and the head passes on', async () => {
    const [{ school, policyId }] = kept;
    const { schoolId, staff, head } = school;
    const report = { schoolId, policyId, category: 'CONTACT_WITH_PUPILS', summary: 'A message to a pupil at night.' };
    const { id: breachId } = await caller.done(staff, 'reportBreach', report);
    expect(await look('reported')).toEqual({ breaches: 1 });
    const category = { category: 'CONTACT_WITH_PUPILS', count: 1 };
    expect(now().school(schoolId).openBreaches).toContainEqual(category);
    await caller.done(head, 'triageBreach', { schoolId, breachId, severity: 'serious' });
    await caller.done(head, 'escalateBreach', { schoolId, breachId, to: 'LADO', reference: 'L/17' });
    expect(await look('escalated')).toEqual({});
    const { breach } = await caller.ask(
      head,
      'query ($id: ID!) { breach(id: $id) { status steps { sentence { en } } } }',
      {
        id: breachId,
      },
    );
    expect({ status: breach.status, steps: breach.steps.length }).toEqual({ status: 'ESCALATED', steps: 3 });
  });

  it('ends the campaign when a new version supersedes, and the school is in date again', async () => {
    const [forward] = kept;
    const { school, policyId } = forward;
    const { schoolId, clerk } = school;
    const { sections } = await readVersion(forward);
    const added = { heading: 'Artificial intelligence', level: 1, text: 'Nobody puts names of pupils into a chatbot.' };
    const draft = { schoolId, policyId, sections: [...sections, added], nextReviewDue: monthsOn(11) };
    await caller.done(clerk, 'draftPolicy', { ...draft, changes: 'A section on artificial intelligence.' });
    const { id: versionId, number, contentHash } = await readVersion(forward);
    expect(number).toBe(2);
    const next: Kept = { ...forward, versionId, contentHash };
    next.approvalId = await submit(next, [{ post: 'trust board' }]);
    await caller.done(lead, 'approve', decision(next, 'trust board'));
    await caller.done(clerk, 'publishVersion', version(next));
    expect((await eventually(campaign, ({ endedBecause }) => endedBecause !== null)).endedBecause).toBe('superseded');
    await sut.settled();
    expect(await look('superseded')).toEqual({ overdue: -1, outstanding: SIGNED - ASKED, inDate: 1 });
    expect(codes()).toBe('IOI');
    expect(standing(now().school(schoolId), policyId)).toEqual(['IN_DATE', monthsOn(11), 2]);
  });

  it('refuses a late signature on the old version and offers the newer one', async () => {
    const [forward] = kept;
    const { school, policyId, versionId: old } = forward;
    const { schoolId, clerk } = school;
    const late = links[SIGNED]!;
    const { id: versionId } = await readVersion(forward);
    const ask = { schoolId, policyId, dueOn: monthsOn(2), statement: STATEMENT, personIds: [late.personId] };
    expect(await caller.refused(clerk, 'launchCampaign', { ...ask, versionId: old })).toEqual({
      code: 'ACKNOWLEDGEMENT.SUPERSEDED',
      path: ['versionId'],
    });
    const again = await caller.done(clerk, 'launchCampaign', { ...ask, versionId });
    const { readLinks } = await caller.ask(
      clerk,
      'query ($id: ID!, $min: [MinPosition!]) { readLinks(campaignId: $id, minPosition: $min) { path } }',
      { id: again.id, min: caller.own(schoolId) },
    );
    const form = { versionId: old, typedName: 'Somebody Late', agreed: 'yes' };
    const refused = await postForm(sut, `${late.path}?step=confirm&lang=en`, form);
    expect(refused.html).toContain(readLinks[0].path);
    expect(formOf(refused).action).toBe('');
    await sut.settled();
    const { signed } = await campaign();
    expect(signed).toBe(SIGNED);
    // Who signed the old version keeps the receipt.
    expect((await openPage(sut, links[0]!.path)).html).toContain(forward.contentHash);
    expect((await openPage(sut, readLinks[0].path)).html).toContain('Artificial intelligence');
  });

  it('answers as at every step what it answered then', async () => {
    for (const { name, screen } of steps) {
      const then = await trustScreen(
        caller,
        lead,
        schools.map(({ schoolId }) => schoolId),
        screen.at,
      );
      expect({ name, ...then.all }).toEqual({ name, ...screen.all });
    }
  });

  it('left nothing undone in the background', async () => {
    await sut.settled();
    expect(sut.faults).toEqual([]);
  });
});

const waitingSteps = ({ approvals }: Json): string[][] =>
  approvals
    .filter(({ status }: Json) => status === 'WAITING')
    .flatMap(({ steps }: Json) => steps.map(({ post, appliesTo, status }: Json) => [post, appliesTo, status]));

const standing = ({ policies }: Json, policyId: string): [string, string, number] => {
  const policy = policies.find(({ id }: Json) => id === policyId);
  return [policy.status, policy.nextReviewDue, policy.currentVersion.number];
};
