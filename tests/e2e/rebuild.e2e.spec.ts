import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { RecordSchool } from '#features/organisation/command/record-school/record-school.handler.js';
import { RebuildLedger, type RebuildView } from '#platform/rebuild/rebuild-ledger.js';
import { readModels } from '../../apps/composition/features.js';
import { AUTHORITY, makeGroup, system, tell, TRUST, type TestGroup, type TestSchool } from '../support/groups.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';

const RECORDS = `{ records { sentence { en cy } mayRebuild records { tenantId head position behindSince
  groups { group models position behind parked } rebuild { id status done of askedByName endedAt failedModel } } } }`;
const ASK = `mutation ($input: AskRebuildInput!) { askRebuild(input: $input) { __typename
  ... on Done { id replayed } ... on Refused { code path } } }`;
const STOP = `mutation ($input: StopRebuildInput!) { stopRebuild(input: $input) { __typename
  ... on Done { id replayed } ... on Refused { code path } } }`;
const reason = 'After the repair of the database';

let sut: TrustlogServer;
let trust: TestGroup;
let school: TestSchool;
let sister: TestSchool;
let admin: pg.Client;

beforeAll(async () => {
  sut = await startTrustlog();
  trust = await makeGroup(sut, TRUST);
  await makeGroup(sut, AUTHORITY);
  [school, sister] = trust.schools as [TestSchool, TestSchool];
  admin = new pg.Client({ connectionString: sut.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  await sut.settled();
}, 120_000);
afterAll(async () => {
  await admin.end();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are JSON; a wrong shape fails the assertion
const put = async (key: string, document: string, variables: object = {}): Promise<any> => {
  const { body } = await sut.graphql(key, document, variables);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return Object.values(body.data as object)[0];
};
const stateOf = async (tenantId: string, key = trust.keys.lead) => {
  const { records } = await put(key, RECORDS);
  return records.find((record: { tenantId: string }) => record.tenantId === tenantId);
};
const until = async (wanted: (view: RebuildView) => boolean, tenantId = school.id): Promise<RebuildView> => {
  const ledger = sut.app.get(RebuildLedger, { strict: false });
  for (let n = 0; n < 6_000; n += 1) {
    const [view] = await ledger.latest([tenantId]);
    if (view && wanted(view)) return view;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It never came to that.');
};
const isOver = ({ endedAt }: RebuildView): boolean => endedAt !== null;
const rowsOf = async (tenantId: string): Promise<object[]> =>
  (await admin.query('SELECT * FROM read.school_v1 WHERE tenant_id = $1 ORDER BY from_position', [tenantId])).rows;
const typesIn = async (tenantId: string): Promise<string[]> =>
  (await sut.installation.store.readTenant(tenantId, 0, 10_000))
    .map(({ type }) => type)
    .filter((type) => type.startsWith('Rebuild'));

/** The worker at this rebuild has been silent for longer than it is believed. */
const cutOff = async (rebuildId: string): Promise<void> => {
  const client = new pg.Client({ connectionString: sut.adminUrl });
  await client.connect();
  await client.query(`UPDATE platform.rebuild SET lease_until = now() - interval '1 s' WHERE rebuild_id = $1`, [
    rebuildId,
  ]);
  await client.end();
};

/** Nobody can make a read model of this tenant anew while it goes on. */
const held = async (tenantId: string, projection: string, during: () => Promise<void>): Promise<void> => {
  await admin.query('BEGIN');
  await admin.query('SELECT FROM read.checkpoint WHERE tenant_id = $1 AND projection = $2 FOR UPDATE', [
    ...[tenantId, projection],
  ]);
  try {
    await during();
  } finally {
    await admin.query('COMMIT');
  }
};

describe('A record', () => {
  it('says that every screen shows all of it', async () => {
    const { sentence, mayRebuild, records } = await put(trust.keys.lead, RECORDS);
    expect(sentence.en).toMatch(/^\d+ events in 3 records\. Every screen shows all of them\.$/);
    expect(sentence.cy).toMatch(/Mae pob sgrin/);
    expect(mayRebuild).toBe(true);
    for (const { head, position, behindSince, rebuild } of records)
      expect([position, behindSince, rebuild]).toEqual([head, null, null]);
    expect(records[0].tenantId).toBe(trust.id);
    expect((await put(trust.keys.auditor, RECORDS)).mayRebuild).toBe(false);
  });

  it('says how many events are missing, and since when', async () => {
    await held(school.id, 'person', async () => {
      const change = { kind: 'ChangeSchoolDetails', changes: { town: 'Newtown' }, effectiveOn: null } as const;
      await tell(sut, new RecordSchool(system(school.id), { schoolId: school.id, changes: [change] }, 'town'));
      const { sentence } = await put(trust.keys.lead, RECORDS);
      const { head, position, behindSince, groups } = await stateOf(school.id);
      expect(sentence.en).toMatch(/1 record is behind: 1 event is not on every screen yet\.$/);
      expect(position).toBe(head - 1);
      const last = (await sut.installation.store.readTenant(school.id, head - 1, 1))[0];
      expect(Date.parse(behindSince)).toBe(Date.parse(last?.metadata.recordedAt ?? ''));
      expect(groups.find(({ group }: { group: string }) => group === 'people').behind).toBe(1);
    });
    await sut.settled();
    expect((await stateOf(school.id)).behindSince).toBeNull();
  });

  it('is made anew, with the same rows, and everybody can read who asked and why', async () => {
    const before = await rowsOf(school.id);
    const answer = await put(trust.keys.lead, ASK, { input: { tenantId: school.id, reason } });
    expect(answer.__typename).toBe('Done');
    const { done, of, status } = await until(isOver);
    expect([status, done]).toEqual(['done', of]);
    expect(await rowsOf(school.id)).toEqual(before);
    expect(await typesIn(school.id)).toEqual(['RebuildAsked', 'RebuildEnded']);
    const { rows } = await admin.query(
      `SELECT DISTINCT generation::int FROM read.checkpoint WHERE tenant_id = $1 AND projection NOT LIKE 'reaction:%'`,
      [school.id],
    );
    expect(rows).toEqual([{ generation: 1 }]);
    await sut.settled();
    const { rebuild, head, position } = await stateOf(school.id);
    expect(rebuild).toMatchObject({ id: answer.id, status: 'DONE', failedModel: null });
    expect(position).toBe(head);
    const events = `query ($id: ID!) { events(filter: { tenantId: $id, types: ["RebuildAsked"] }, first: 5) { edges { node { why actorId } } } }`;
    const { edges } = await put(trust.keys.auditor, events, { id: school.id });
    expect(edges).toEqual([{ node: { why: reason, actorId: trust.lead } }]);
  });

  it('keeps its screens and its place while it is made anew, is not made anew twice at once, and stops when asked', async () => {
    const people = `query ($id: ID!) { people(schoolId: $id, first: 50) { totalCount } }`;
    await held(school.id, 'person', async () => {
      const { id } = await put(school.keys.headteacher, ASK, { input: { tenantId: school.id, reason } });
      await until(({ rebuildId, done }) => rebuildId === id && done > 0);
      expect((await put(school.keys.clerk, people, { id: school.id })).totalCount).toBe(5);
      const again = await put(trust.keys.lead, ASK, { input: { tenantId: school.id, reason } });
      expect(again).toEqual({ __typename: 'Refused', code: 'RECORD.REBUILD_UNDER_WAY', path: ['tenantId'] });
      const stop = { input: { tenantId: school.id, rebuildId: id } };
      expect((await put(trust.keys.lead, STOP, stop)).__typename).toBe('Done');
      expect((await put(trust.keys.lead, STOP, stop)).__typename).toBe('Done');
      await until(({ status }) => status === 'stopping');
    });
    const { status, done, of } = await until(isOver);
    expect(status).toBe('stopped');
    expect(done).toBeLessThan(of);
    expect((await put(school.keys.clerk, people, { id: school.id })).totalCount).toBe(5);
    expect((await typesIn(school.id)).slice(2)).toEqual(['RebuildAsked', 'RebuildStopAsked', 'RebuildEnded']);
    await sut.settled();
    expect((await stateOf(school.id)).behindSince).toBeNull();
  });

  it('that a worker left half-way is taken up where it was left', async () => {
    const ledger = sut.app.get(RebuildLedger, { strict: false });
    const gone = randomUUID();
    const first = readModels.findIndex(({ projection }) => projection.name === 'person');
    await held(sister.id, 'person', async () => {
      const { id } = await put(trust.keys.lead, ASK, { input: { tenantId: sister.id, reason } });
      const { done } = await until(({ rebuildId, done: n }) => rebuildId === id && n === first, sister.id);
      expect(await ledger.claim(sister.id, gone)).toBeNull();
      // The worker is cut off: its lease ends, and another one takes it.
      await cutOff(id);
      const taken = await ledger.claim(sister.id, gone);
      expect(taken).toEqual({ tenantId: sister.id, rebuildId: id, done });
      // The second one dies too; what is left is done by whoever looks next.
      await cutOff(id);
    });
    const { status, done, of } = await until(isOver, sister.id);
    expect([status, done]).toEqual(['done', of]);
    expect(await typesIn(sister.id)).toEqual(['RebuildAsked', 'RebuildEnded']);
  });

  it('is made anew by its own lead or head, with a reason, and by nobody else', async () => {
    const before = await typesIn(school.id);
    const refusals = [
      [school.keys.headteacher, { tenantId: school.id, reason: '  ' }, 'RECORD.REASON_MISSING'],
      [school.keys.clerk, { tenantId: school.id, reason }, 'ACCESS.ROLE'],
      [trust.keys.auditor, { tenantId: school.id, reason }, 'ACCESS.ROLE'],
      [sister.keys.headteacher, { tenantId: school.id, reason }, 'ACCESS.NOT_FOUND'],
      [trust.keys.lead, { tenantId: randomUUID(), reason }, 'ACCESS.NOT_FOUND'],
    ] as const;
    for (const [key, input, code] of refusals) expect((await put(key, ASK, { input })).code).toBe(code);
    const stop = { input: { tenantId: school.id, rebuildId: randomUUID() } };
    expect((await put(trust.keys.lead, STOP, stop)).code).toBe('RECORD.NOTHING_TO_STOP');
    await expect(put(school.keys.staff, RECORDS)).rejects.toThrow('READ.FORBIDDEN');
    expect(await typesIn(school.id)).toEqual(before);
    expect(sut.faults).toEqual([]);
  });
});
