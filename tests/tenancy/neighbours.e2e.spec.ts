import { beforeAll, describe, expect, it } from '@jest/globals';
import { LeaveGroup } from '#features/organisation/command/leave-group/leave-group.handler.js';
import { AUTHORITY, makeGroup, system, tell, TRUST, type TestGroup, type TestSchool } from '../support/groups.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { queryCases, type Owner, type Records } from './support/cases.js';
import { rootFields } from './support/documents.js';
import { steady } from './support/twin.js';
import { ask, command, Life } from './support/world.js';

/** What depends on the moment of asking alone: how long something has to go. */
const timeless = (text: string): string => text.replaceAll(/"minutesLeft":-?\d+/g, '"minutesLeft":0');

const live = async (server: TrustlogServer, group: TestGroup, owner: string): Promise<Records> => {
  const life = new Life({ server }, group.schools[0] as TestSchool, owner);
  const { policyId, versionId, campaignId, requestId } = await life.signed();
  const { approvalId } = await life.submitted();
  const { breachId } = await life.triaged();
  const { erasureId } = await life.erasure();
  return { policyId, versionId, approvalId, campaignId, requestId, breachId, erasureId };
};

/** Waits until no message is on its way any more: what became of it is part of the answers. */
const mailed = async (server: TrustlogServer, school: TestSchool): Promise<void> => {
  for (;;) {
    await server.settled();
    const { body } = await ask({ server }, school.keys.clerk, 'outbox', { schoolId: school.id, first: 100 });
    if (!body.data.outbox.some(({ status }: { status: string }) => status === 'QUEUED')) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await server.settled();
};

describe('A group that somebody else joins on the same server', () => {
  it('is given the same answers to every question, byte for byte', async () => {
    const server = await startTrustlog();
    const group = await makeGroup(server, AUTHORITY);
    const records = await live(server, group, AUTHORITY.key);
    const school = group.schools[0] as TestSchool;
    const owner: Owner = { group, school, life: new Life({ server }, school, AUTHORITY.key) };
    const keys = { ...group.keys, ...school.keys };
    const answers = async (): Promise<Record<string, string>> => {
      const found: Record<string, string> = {};
      for (const field of rootFields('query')) {
        const { as, variables } = queryCases[field] ?? { as: 'lead', variables: () => ({}) };
        const answer = await ask({ server }, keys[as], field, variables(owner, records));
        expect(answer.body.errors).toBeUndefined();
        found[field] = timeless(steady(answer)).replaceAll(/"lastUsedAt":"[^"]*"/g, '"lastUsedAt":"-"');
      }
      return found;
    };
    await answers();
    await mailed(server, school);
    const alone = await answers();
    await live(server, await makeGroup(server, TRUST), TRUST.key);
    expect(await answers()).toEqual(alone);
    await server.stop();
  }, 120_000);
});

describe('A school that has left its trust', () => {
  let server: TrustlogServer;
  let trust: TestGroup;
  let school: TestSchool;
  let records: Records;
  let before: string;

  beforeAll(async () => {
    server = await startTrustlog();
    trust = await makeGroup(server, TRUST);
    school = trust.schools[0] as TestSchool;
    records = await live(server, trust, TRUST.key);
    await server.settled();
    before = new Date().toISOString();
    const leftOn = before.slice(0, 10);
    await tell(server, new LeaveGroup(system(school.id), { schoolId: school.id, groupId: trust.id, leftOn }, 'leave'));
    // No waiting but for the group's own log to be read: the next request is refused.
    const { reads, store } = server.installation;
    await reads.until(trust.id, await store.head(trust.id));
  }, 120_000);

  const byId = [
    ['policy', () => ({ id: records.policyId })],
    ['approval', () => ({ id: records.approvalId })],
    ['campaign', () => ({ id: records.campaignId })],
    ['breach', () => ({ id: records.breachId })],
    ['school', () => ({ id: school.id })],
    ['schoolCompliance', () => ({ schoolId: school.id })],
    ['receipt', () => ({ requestId: records.requestId })],
  ] as const;

  it.each(byId)('is closed to the trust: %s', async (field, variables) => {
    const { body, text } = await ask({ server }, trust.keys.lead, field, variables());
    expect(body).toEqual({ data: { [field]: null } });
    expect(text).not.toContain(school.urn);
  });

  const lists = ['approvals', 'breaches', 'campaigns', 'credentials', 'events', 'people', 'policies', 'readLinks'];
  const all = (field: string): object =>
    field === 'events'
      ? { filter: { tenantId: school.id } }
      : field === 'readLinks'
        ? { campaignId: records.campaignId }
        : { schoolId: school.id };
  it.each(lists)('is in no list of the trust: %s', async (field) => {
    const { body, text } = await ask({ server }, trust.keys.lead, field, all(field));
    expect(body.errors).toBeUndefined();
    expect(text).not.toContain(school.urn);
    expect(Array.isArray(body.data[field]) ? body.data[field] : body.data[field].edges).toEqual([]);
  });

  it.each(['overview', 'matrix', 'schools'])('is on no screen of the trust: %s', async (field) => {
    const { text } = await ask({ server }, trust.keys.lead, field, {});
    expect(text).not.toContain(school.id);
    expect(text).not.toContain(school.urn);
  });

  it('takes no command of the trust any more', async () => {
    const life = new Life({ server }, school, TRUST.key);
    const { policyId } = records;
    for (const [field, input] of [
      ['draftPolicy', life.draftInput()],
      ['archivePolicy', { schoolId: school.id, policyId, because: 'because' }],
      ['triageBreach', { ...life.case(records), severity: 'low' }],
      ['issueCredential', life.credentialInput()],
    ] as const) {
      const { body } = await command({ server }, trust.keys.lead, field, input);
      expect(body.data?.[field]).toMatchObject({ __typename: 'Refused', code: 'ACCESS.NOT_FOUND' });
    }
  });

  it('is still seen by the trust as it stood before', async () => {
    for (const [field, variables] of byId) {
      const { body } = await ask({ server }, trust.keys.lead, field, { ...variables(), asOf: before });
      if (field === 'receipt') continue;
      expect({ field, found: body.data?.[field] }).not.toEqual({ field, found: null });
    }
    const { body } = await ask({ server }, trust.keys.lead, 'schools', { asOf: before });
    expect(body.data.schools.totalCount).toBe(2);
  });

  it('keeps its own record whole', async () => {
    const { body } = await ask({ server }, school.keys.headteacher, 'policy', { id: records.policyId });
    expect(body.data.policy.id).toBe(records.policyId);
  });

  it('is no part of the other schools’ lives either', async () => {
    const sister = trust.schools[1] as TestSchool;
    const { body } = await ask({ server }, sister.keys.headteacher, 'schools', {});
    expect(body.data.schools.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([sister.id]);
  });
});
