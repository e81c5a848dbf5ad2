import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { Caller, eventually, type Json } from './support/caller.js';
import { formOf, openPage, postForm } from './support/read-page.js';
import { staffOf, tomorrow, type Staffed } from './support/school-staff.js';

const SECTIONS = [{ heading: 'Purpose', level: 1, text: 'We keep pupils safe.' }];
const NEXT_YEAR = `${new Date().getUTCFullYear() + 1}-09-01`;
const AT_ONCE = 8;

/** So many times the same, all under way at once. */
const together = <Answer>(times: number, once: (n: number) => Promise<Answer>): Promise<Answer[]> =>
  Promise.all(Array.from({ length: times }, (_, n) => once(n)));

describe('people who do things at the same moment', () => {
  let sut: TrustlogServer;
  let caller: Caller;
  let school: Staffed;
  let schoolId: string;

  const drafted = async (title: string): Promise<Json> => {
    const draft = { schoolId, category: 'online-safety', title: { en: title }, sections: SECTIONS };
    const { id } = await caller.done(school.head, 'draftPolicy', { ...draft, nextReviewDue: NEXT_YEAR });
    return policy(id);
  };
  const policy = async (id: string): Promise<Json> => {
    const query = `query ($id: ID!, $min: [MinPosition!]) { policy(id: $id, minPosition: $min) {
      id archived owner lastReviewed nextReviewDue currentVersion { id } versions { id number status contentHash } } }`;
    const found = (await caller.ask(school.head, query, { id, min: caller.own(schoolId) })).policy;
    const { id: versionId, contentHash, status } = found.versions[0];
    return { ...found, versionId, contentHash, status, about: { schoolId, policyId: id, versionId } };
  };
  /** Submits a draft and says what is needed to decide on it. */
  const submitted = async ({ id, about, contentHash }: Json, post: string): Promise<Json> => {
    await caller.done(school.head, 'submitVersion', { ...about, chain: [{ post }] });
    const query = `query ($school: ID, $min: [MinPosition!]) { approvals(schoolId: $school, status: WAITING, first: 100,
      minPosition: $min) { edges { node { id policyId } } } }`;
    const { approvals } = await caller.ask(school.head, query, { school: schoolId, min: caller.own(schoolId) });
    const { node } = approvals.edges.find((edge: Json) => edge.node.policyId === id);
    return { schoolId, approvalId: node.id, contentHash };
  };
  const published = async (title: string): Promise<Json> => {
    const draft = await drafted(title);
    await caller.done(school.chair, 'approve', {
      ...(await submitted(draft, 'governing body')),
      post: 'governing body',
    });
    await caller.done(school.head, 'publishVersion', draft.about);
    return policy(draft.id);
  };
  const launched = async (title: string, personIds: readonly string[]): Promise<{ id: string; about: Json }> => {
    const { about } = await published(title);
    const input = { ...about, personIds, dueOn: NEXT_YEAR, statement: { en: 'I have read it.' } };
    const { id } = await caller.done(school.clerk, 'launchCampaign', input);
    return { id, about };
  };
  const campaign = async (id: string): Promise<Json> => {
    const query = `query ($id: ID!, $min: [MinPosition!]) { campaign(id: $id, minPosition: $min) { signed endedBecause
      requests(first: 10) { edges { node { id status nudges } } } } }`;
    const { requests, ...rest } = (await caller.ask(school.clerk, query, { id, min: caller.own(schoolId) })).campaign;
    return { ...rest, requests: requests.edges.map(({ node }: Json) => node) };
  };
  const eventsOf = async (type: string): Promise<number> => {
    const query = `query ($filter: EventFilter) { events(first: 100, filter: $filter) { edges { node { id } } } }`;
    const filter = { tenantId: schoolId, types: [type] };
    return (await caller.ask(sut.keys.trustLead, query, { filter })).events.edges.length;
  };

  beforeAll(async () => {
    sut = await startTrustlog({ seed: true });
    caller = new Caller(sut);
    school = await staffOf(sut, caller, '900001');
    schoolId = school.schoolId;
  }, 240_000);
  afterAll(async () => {
    expect(sut.faults).toEqual([]);
    await sut.stop();
  });

  describe('two who decide on one approval', () => {
    it.each([1, 2, 3, 4])('gives it to one of them and tells the other why not, time %i', async (n) => {
      const draft = await drafted(`Online safety ${n}`);
      const input = { ...(await submitted(draft, 'governing body')), post: 'governing body' };
      const answers = await Promise.all([school.chair, school.clerk].map((key) => caller.tell(key, 'approve', input)));
      const kinds = answers.map(({ __typename }) => __typename).sort();
      expect(kinds).toEqual(['Done', 'Refused']);
      const { code, message, path } = answers.find(({ __typename }) => __typename === 'Refused');
      expect({ code, path, message }).toEqual({
        code: 'APPROVAL.ENDED',
        path: ['approvalId'],
        message: expect.stringMatching(/approved/),
      });
      expect((await policy(draft.id)).status).toBe('APPROVED');
    });

    it('lets a yes and a no not both stand', async () => {
      const draft = await drafted('Yes and no');
      const input = { ...(await submitted(draft, 'governing body')), post: 'governing body' };
      const { contentHash: _, ...no } = { ...input, reason: 'Not yet.' };
      const answers = await Promise.all([
        caller.tell(school.chair, 'approve', input),
        caller.tell(school.clerk, 'reject', no),
      ]);
      const [yes] = answers.map(({ __typename }) => __typename === 'Done');
      expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['Done', 'Refused']);
      expect((await policy(draft.id)).status).toBe(yes ? 'APPROVED' : 'DRAFT');
    });
  });

  describe('an edit while somebody approves', () => {
    it('never leaves approved what nobody has read', async () => {
      const draft = await drafted('Edited');
      const input = { ...(await submitted(draft, 'governing body')), post: 'governing body' };
      const edit = { ...draft.about, sections: [{ heading: 'Purpose', text: 'Something else.' }] };
      await Promise.all([caller.tell(school.chair, 'approve', input), caller.tell(school.head, 'editDraft', edit)]);
      const { status, contentHash, about } = await policy(draft.id);
      expect({ status, same: contentHash === draft.contentHash }).toEqual({ status: 'DRAFT', same: false });
      expect(await caller.refused(school.head, 'publishVersion', about)).toEqual({
        code: 'POLICY.NOT_APPROVED',
        path: ['versionId'],
      });
    });
  });

  describe('a form that is sent twice', () => {
    it('is one signature, and both see the receipt', async () => {
      const [person] = school.people.filter(({ kind }) => kind === 'teacher');
      const { id } = await launched('Signed twice', [person!.id]);
      const before = await eventsOf('AcknowledgementSigned');
      const query = 'query ($id: ID!, $min: [MinPosition!]) { readLinks(campaignId: $id, minPosition: $min) { path } }';
      const { readLinks } = await caller.ask(school.clerk, query, { id, min: caller.own(schoolId) });
      const { action, hidden } = formOf(await openPage(sut, `${readLinks[0].path}?step=confirm`));
      const form = { ...hidden, typedName: person!.name, agreed: 'yes' };
      const answers = await together(AT_ONCE, () => postForm(sut, action, form));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
      const receipts = await Promise.all(answers.map(({ location }) => openPage(sut, location ?? '')));
      expect(new Set(receipts.map(({ html }) => /no\. \d+ of/.exec(html)?.[0])).size).toBe(1);
      expect(await eventsOf('AcknowledgementSigned')).toBe(before + 1);
      expect((await campaign(id)).signed).toBe(1);
    });
  });

  describe('one request under one key, sent several times at once', () => {
    const rows = (n: number): string =>
      `person_ref,given_name,family_name,email,kind,urn,post,start_date,end_date,language\nnew-${n},Mali,Pugh,,teacher,900001,teacher,01/09/2026,,cy`;
    const requests: readonly (readonly [name: string, input: object])[] = [
      ['reportBreach', { category: 'HACKED_ACCOUNT', summary: 'Somebody else posted in our name.' }],
      ['draftPolicy', { category: 'rse', title: { en: 'RSE' }, sections: SECTIONS }],
      [
        'importPolicy',
        {
          ...{ category: 'rse', fileName: 'rse.txt', dryRun: false },
          contentBase64: Buffer.from('RSE Policy\n\n1. Aims\n\nWe teach it well.\n').toString('base64'),
        },
      ],
      [
        'issueCredential',
        {
          role: 'INTEGRATOR',
          label: 'Timetable',
          expiresOn: NEXT_YEAR.replace(/^\d+/, (year) => String(Number(year) - 1)).replace('09-01', '12-31'),
        },
      ],
    ];

    it.each(requests)('stores %s once and gives all the same answer', async (name, input) => {
      const before = await head();
      const answers = await together(AT_ONCE, () =>
        caller.done(school.head, name, { schoolId, ...input, idempotencyKey: `once-${name}` }),
      );
      expect(new Set(answers.map(({ position }) => JSON.stringify(position))).size).toBe(1);
      expect(new Set(answers.map((one) => one.id ?? one.policyId ?? one.credentialId)).size).toBe(1);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(answers[0].position.position).toBeLessThanOrEqual(await head());
      expect(answers[0].position.position).toBeGreaterThan(before);
      // A key is shown once, to the one whose request made it.
      expect(answers.filter(({ key }) => typeof key === 'string')).toHaveLength(name === 'issueCredential' ? 1 : 0);
    });

    it('imports a list of people once', async () => {
      const answers = await together(AT_ONCE, () =>
        caller.done(school.clerk, 'importPeople', { csv: rows(1), dryRun: false, idempotencyKey: 'list' }),
      );
      expect(new Set(answers.map(({ positions }) => JSON.stringify(positions))).size).toBe(1);
      expect(await peopleCalled('Mali Pugh')).toBe(1);
    });

    it('imports a list of people once without a key too', async () => {
      const answers = await together(AT_ONCE, () =>
        caller.tell(school.clerk, 'importPeople', { csv: rows(2), dryRun: false }),
      );
      const others = answers.filter(({ __typename }) => __typename === 'Refused').map(({ code }) => code);
      expect(others.every((code) => /^PEOPLE\.|^COMMAND\.CONFLICT/.test(code))).toBe(true);
      expect(await peopleCalled('Mali Pugh')).toBe(2);
    });

    it('stores one and refuses the others when they ask for different things', async () => {
      const answers = await together(AT_ONCE, (n) =>
        caller.tell(school.head, 'reportBreach', {
          ...{ schoolId, category: 'HACKED_ACCOUNT', summary: `Account ${n}.`, idempotencyKey: 'different' },
        }),
      );
      const codes = answers.map(({ __typename, code }) => code ?? __typename).sort();
      expect(codes).toEqual([...Array.from({ length: AT_ONCE - 1 }, () => 'COMMAND.IDEMPOTENCY_KEY_REUSED'), 'Done']);
    });
  });

  describe('somebody who looks right after writing', () => {
    it('sees each step of a policy', async () => {
      const { head } = school;
      const { id, about, contentHash } = await drafted('Steps');
      await caller.done(head, 'editDraft', { ...about, sections: [{ heading: 'Purpose', text: 'Another one.' }] });
      const edited = await policy(id);
      expect(edited.contentHash).not.toBe(contentHash);
      const seen: string[] = [];
      const step = async (name: string, input: object, key = head): Promise<void> => {
        await caller.done(key, name, input);
        seen.push(`${name}: ${(await policy(id)).status}`);
      };
      const { approvalId } = await submitted(edited, 'governing body');
      await step('withdrawApproval', { schoolId, approvalId });
      const again = await submitted(edited, 'governing body');
      await step(
        'reject',
        { schoolId, approvalId: again.approvalId, post: 'governing body', reason: 'No.' },
        school.chair,
      );
      const decided = await submitted(edited, 'governing body');
      await step('approve', { ...decided, post: 'governing body' }, school.chair);
      await step('publishVersion', about);
      expect(seen).toEqual([
        'withdrawApproval: DRAFT',
        'reject: DRAFT',
        'approve: APPROVED',
        'publishVersion: PUBLISHED',
      ]);
      const today = new Date().toISOString().slice(0, 10);
      await caller.done(head, 'recordReview', { schoolId, policyId: id, reviewedOn: today });
      expect((await policy(id)).lastReviewed).toBe(today);
      await caller.done(head, 'archivePolicy', { schoolId, policyId: id, because: 'No longer kept.' });
      expect((await policy(id)).archived).toBe(true);
    });

    it('sees questions go that were answered', async () => {
      const contentBase64 = Buffer.from('Trips Policy\n\n1. Aims\n\nWe go out often.\n').toString('base64');
      const file = { fileName: 'trips.txt', contentBase64, category: 'trips-and-visits', dryRun: false };
      const { policyId, versionId } = await caller.done(school.clerk, 'importPolicy', { schoolId, ...file });
      expect((await policy(policyId)).owner).toBe(null);
      const answers = [{ field: 'owner', value: 'The deputy' }];
      await caller.done(school.clerk, 'answerQuestions', { schoolId, policyId, versionId, answers });
      expect((await policy(policyId)).owner).toBe('The deputy');
    });

    it('sees each step of a campaign', async () => {
      const { personId } = (await caller.ask(school.staff, '{ viewer { personId } }')).viewer;
      const { id, about } = await launched('Campaign', [personId]);
      const [request] = (await campaign(id)).requests;
      expect(request).toMatchObject({ status: 'OUTSTANDING', nudges: 0 });
      await caller.done(school.clerk, 'nudge', { schoolId, campaignId: id, personIds: [personId] });
      expect((await campaign(id)).requests[0].nudges).toBe(1);
      const { versionId } = about;
      const sign = { schoolId, requestId: request.id, versionId, agreed: true, typedName: 'Somebody' };
      await caller.done(school.staff, 'sign', sign);
      expect(await campaign(id)).toMatchObject({ signed: 1, requests: [{ status: 'SIGNED' }] });
      await caller.done(school.clerk, 'closeCampaign', { schoolId, campaignId: id, reason: 'All have signed.' });
      expect((await campaign(id)).endedBecause).toBe('closed');
    });

    it('sees each step of a breach', async () => {
      const { head, staff } = school;
      const report = { schoolId, category: 'FRIEND_REQUEST', summary: 'A pupil asked to be a friend.' };
      const { id: breachId } = await caller.done(staff, 'reportBreach', report);
      const status = async (): Promise<string> => {
        const query =
          'query ($id: ID!, $min: [MinPosition!]) { breach(id: $id, minPosition: $min) { status steps { at } } }';
        const { breach } = await caller.ask(head, query, { id: breachId, min: caller.own(schoolId) });
        return `${breach.status} ${breach.steps.length}`;
      };
      const seen = [await status()];
      const contentBase64 = Buffer.from('What was written, word for word.').toString('base64');
      for (const [name, input] of [
        ['triageBreach', { severity: 'low' }],
        ['escalateBreach', { to: 'HR' }],
        ['recordMeasure', { measure: 'Spoke to the family.' }],
        ['attachEvidence', { contentBase64, fileName: 'message.txt', description: 'The message.' }],
        ['decideBreach', { outcome: 'SUBSTANTIATED', reason: 'It was as reported.' }],
        ['closeBreach', {}],
      ] as const) {
        await caller.done(head, name, { schoolId, breachId, ...input });
        seen.push(await status());
      }
      expect(seen).toEqual([
        ...['REPORTED 1', 'TRIAGED 2', 'ESCALATED 3', 'ESCALATED 4', 'ESCALATED 5', 'DECIDED 6', 'CLOSED 7'],
      ]);
    });

    it('is let in by a key at once, and no more when it was revoked', async () => {
      const issue = { schoolId, role: 'INTEGRATOR', label: 'Short', expiresOn: tomorrow() };
      const { key, credentialId } = await caller.done(school.head, 'issueCredential', issue);
      expect((await caller.ask(key, '{ viewer { role } }')).viewer.role).toBe('INTEGRATOR');
      await caller.done(school.head, 'revokeCredential', { schoolId, credentialId });
      const status = async (): Promise<number> => (await sut.graphql(key, '{ viewer { role } }')).status;
      expect(await eventually(status, (answer) => answer === 401)).toBe(401);
    });
  });

  const head = async (): Promise<number> =>
    (await caller.ask(school.head, 'query { overview { events } }')).overview.events;
  const peopleCalled = async (name: string): Promise<number> => {
    const query = 'query ($min: [MinPosition!]) { people(first: 100, minPosition: $min) { edges { node { name } } } }';
    const { people } = await caller.ask(school.head, query, { min: caller.own(schoolId) });
    return people.edges.filter(({ node }: Json) => node.name === name).length;
  };
});
