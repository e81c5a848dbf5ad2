import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startTestMailServer,
  type ReceivedMail,
  type TestMailServer,
} from '#platform/messaging/mail/test-mail-server.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { Caller, eventually, type Json } from './support/caller.js';
import { openPage, signByLink } from './support/read-page.js';
import { staffOf, type Staffed } from './support/school-staff.js';

const NEXT_YEAR = `${new Date().getUTCFullYear() + 1}-09-01`;
const ENGLISH = 'gwen.english@example.org';
const WELSH = 'gwen.welsh@example.org';
const GONE = 'nobody@example.org';
const CSV = `person_ref,given_name,family_name,email,kind,urn,post,start_date,end_date,language
m-en,Gwen,Ellis,${ENGLISH},support,900001,caretaker,01/09/2025,,en
m-cy,Gwen,Pugh,${WELSH},support,900001,cook,01/09/2025,,cy
m-no,Gwen,Rees,${GONE},support,900001,driver,01/09/2025,,en`;

/** New people are asked by the campaigns that run already, too. */
const OURS = /Night buses|Bysiau nos/;

describe('people who are asked where a mail server is', () => {
  let mails: TestMailServer;
  let sut: TrustlogServer;
  let caller: Caller;
  let school: Staffed;
  let campaignId: string;
  let people: Readonly<Record<string, string>>;

  /** Messages to an address in the order in which they came, once there are so many. */
  const mailsTo = (address: string, count: number): Promise<ReceivedMail[]> =>
    eventually(
      () => Promise.resolve(mails.received.filter(({ to, subject }) => to.includes(address) && OURS.test(subject))),
      (found) => found.length >= count,
    );
  const linkIn = ({ parts }: ReadonlyMail): string => {
    const [, path = ''] = /https?:\/\/\S+?(\/read\/\S+)/.exec(parts.join('\n')) ?? [];
    return path;
  };
  const deliveries = async (): Promise<Record<string, string | null>> => {
    const query = `query ($id: ID!, $min: [MinPosition!]) { campaign(id: $id, minPosition: $min) {
      requests(first: 10) { edges { node { personId delivery } } } } }`;
    const { campaign } = await caller.ask(school.clerk, query, { id: campaignId, min: caller.own(school.schoolId) });
    const found = campaign.requests.edges.map(({ node }: Json) => [node.personId, node.delivery]);
    return Object.fromEntries(found);
  };

  beforeAll(async () => {
    mails = await startTestMailServer({
      refuse: (recipient) => (recipient === GONE ? { at: 'recipient', code: 550 } : null),
    });
    sut = await startTrustlog({
      seed: true,
      smtpUrl: `smtp://127.0.0.1:${mails.port}`,
      environment: { MAIL_FROM: 'Trustlog <no-reply@example.org>', TRUSTLOG_PUBLIC_URL: 'https://trustlog.example' },
    });
    caller = new Caller(sut);
    const imported = await caller.done(sut.keys.trustLead, 'importPeople', { csv: CSV, dryRun: false });
    expect(imported.errors).toEqual([]);
    await sut.settled();
    school = await staffOf(sut, caller, '900001');
    people = Object.fromEntries(school.people.map(({ id, name }) => [name, id]));
    const { schoolId, clerk, head } = school;
    const draft = { schoolId, category: 'online-safety', title: { en: 'Night buses', cy: 'Bysiau nos' } };
    const sections = [{ heading: 'Purpose', text: 'We keep pupils safe.' }];
    const { id: policyId } = await caller.done(clerk, 'draftPolicy', { ...draft, sections });
    const ask = `query ($id: ID!, $min: [MinPosition!]) { policy(id: $id, minPosition: $min) { versions { id contentHash } }
      approvals(first: 100, status: WAITING, minPosition: $min) { edges { node { id policyId } } } }`;
    const look = (): Promise<Json> => caller.ask(clerk, ask, { id: policyId, min: caller.own(schoolId) });
    const [{ id: versionId, contentHash }] = (await look()).policy.versions;
    const about = { schoolId, policyId, versionId };
    await caller.done(clerk, 'submitVersion', { ...about, chain: [{ post: 'headteacher' }] });
    const { node } = (await look()).approvals.edges.find((edge: Json) => edge.node.policyId === policyId);
    await caller.done(head, 'approve', { schoolId, approvalId: node.id, contentHash, post: 'headteacher' });
    await caller.done(clerk, 'publishVersion', about);
    const statement = { en: 'I have read it.', cy: 'Rwyf wedi ei ddarllen.' };
    const personIds = ['Gwen Ellis', 'Gwen Pugh', 'Gwen Rees'].map((name) => people[name]);
    campaignId = (await caller.done(clerk, 'launchCampaign', { ...about, personIds, dueOn: NEXT_YEAR, statement })).id;
  }, 240_000);
  afterAll(async () => {
    await sut.stop();
    await mails.stop();
  });

  it('get a link each, in their own language, that opens the page in it', async () => {
    const [english] = await mailsTo(ENGLISH, 1);
    const [welsh] = await mailsTo(WELSH, 1);
    expect([english!.subject, welsh!.subject]).toEqual(['Please read: Night buses', 'Darllenwch: Bysiau nos']);
    expect(english!.parts.join()).toContain('https://trustlog.example/read/');
    expect((await openPage(sut, linkIn(english!))).html).toContain('<html lang="en"');
    expect((await openPage(sut, linkIn(welsh!))).html).toContain('<html lang="cy"');
    expect(english!.from).toBe('no-reply@example.org');
  });

  it('have on record what became of the message', async () => {
    const found = await eventually(deliveries, (all) =>
      Object.values(all).every((one) => one !== 'queued' && one !== null),
    );
    expect(found).toEqual({
      [people['Gwen Ellis']!]: 'sent',
      [people['Gwen Pugh']!]: 'sent',
      [people['Gwen Rees']!]: 'failed',
    });
  });

  it('are reminded by a second message, once for each reminder', async () => {
    const { schoolId, clerk } = school;
    const nudge = { schoolId, campaignId, personIds: [people['Gwen Pugh']], idempotencyKey: 'one reminder' };
    await caller.done(clerk, 'nudge', nudge);
    await caller.done(clerk, 'nudge', nudge);
    await sut.settled();
    const [, reminder] = await mailsTo(WELSH, 2);
    expect(reminder!.subject).toBe('Nodyn atgoffa: Bysiau nos');
    expect(linkIn(reminder!)).toMatch(/^\/read\/.+/);
  });

  it('sign through the link of the message and get a receipt', async () => {
    const [link] = await mailsTo(WELSH, 2);
    const signed = await signByLink(sut, linkIn(link!), 'Gwen Pugh');
    expect(signed.status).toBe(303);
    const [, , receipt] = await mailsTo(WELSH, 3);
    expect(receipt!.subject).toBe('Eich derbynneb: Bysiau nos');
    expect(receipt!.parts.join()).toMatch(/SHA-256\): [0-9a-f]{64}/);
  });

  it('get nothing that is not for them', async () => {
    await sut.settled();
    expect((await mailsTo(ENGLISH, 1)).map(({ subject }) => subject)).toEqual(['Please read: Night buses']);
    const about = mails.received.filter(({ subject }) => OURS.test(subject));
    expect(new Set(about.flatMap(({ to }) => to))).toEqual(new Set([ENGLISH, WELSH]));
    expect(sut.faults).toEqual([]);
  });
});

type ReadonlyMail = Pick<ReceivedMail, 'parts'>;
