import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { decrypt } from '#platform/sealing/aead.js';
import { Keyring, type TenantKey } from '#platform/sealing/keyring.js';
import { PostgresSealing } from '#platform/sealing/postgres-sealing.js';
import { reapplyErasures } from '#platform/sealing/reapply-erasures.js';
import { unwrapKey } from '#platform/sealing/wrapped-key.js';
import { AUTHORITY, makeGroup, TRUST, type TestGroup, type TestSchool } from '../support/groups.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { documentFor } from '../tenancy/support/documents.js';
import type { Json } from './support/caller.js';
import { hitsIn } from './support/search-files.js';

const NAME = 'Gwenhwyfarcanari';
const EMAIL = 'gwenhwyfar.canari@school.example';
const REPORT = 'Canaryreport of what never happened';

const PLAN = `query ($kind: RetainedKind!, $id: ID!) { erasurePlan(kind: $kind, subjectId: $id) { sentence { en cy } mayAct
  name { en } erased { on rule { en cy } } records { schoolId fieldCount files mails labels
    item { state dueOn rule { name words { en } } missing { en } } fields { type field count words { en cy } }
    scheduleStops { code } requestStops { code } holds { id reason } erasure { id status } } } }`;
const RETENTION = `query ($asOf: DateTime, $state: RetentionState) { retention(asOf: $asOf, state: $state, first: 100) {
  sentence { en cy } mayAct counts { state count } items { totalCount edges { node { subjectId kind state name { en } } } }
  holds { id kind subjectId placedPost { en } reason liftedAt mayLift } erasures { id kind status } schedule { name } } }`;
const ERASURE = `query ($schoolId: ID!, $id: ID!) { erasure(schoolId: $schoolId, id: $id) { status reason name { en }
  erased { on rule { en cy } } proposed { byName post { en } } decided { byName position eventId } done { byName position eventId }
  certificate { erasedOn ruleName keyId wrappedBy fieldCount files mails labels reapplied fields { type field count } }
  mayDecide mayWithdraw } }`;
const PERSON = `query ($id: ID!) { person(id: $id) { person { name email erased { rule { en } } } } }`;

let sut: TrustlogServer;
let trust: TestGroup;
let other: TestGroup;
let school: TestSchool;
let admin: pg.Client;

beforeAll(async () => {
  sut = await startTrustlog();
  trust = await makeGroup(sut, TRUST);
  other = await makeGroup(sut, AUTHORITY);
  [school] = trust.schools as [TestSchool];
  admin = new pg.Client({ connectionString: sut.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  await sut.settled();
}, 120_000);
afterAll(() => admin.end());

const put = async (key: string, document: string, variables: object = {}): Promise<Json> => {
  const { body } = await sut.graphql(key, document, variables);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return Object.values(body.data as object)[0];
};
/** Gives a command; the code of its refusal, or the id of what it made. */
const give = async (key: string, name: string, input: object): Promise<string> => {
  const told = await put(key, documentFor('mutation', name), { input });
  await sut.settled();
  return told.code ?? told.id;
};
const done = async (key: string, name: string, input: object): Promise<string> => {
  const told = await give(key, name, input);
  if (told.includes('.')) throw new Error(`${name}: ${told}`);
  return told;
};
const leaver = async (on = '2019-01-01'): Promise<string> => {
  const person = { schoolId: school.id, givenName: NAME, familyName: 'Ap-Erasure', email: EMAIL, kind: 'teacher' };
  const personId = await done(school.keys.clerk, 'registerPerson', person);
  await done(school.keys.clerk, 'recordLeaving', { schoolId: school.id, personId, on });
  return personId;
};
const asked = (subjectId: string, changes: object = {}): object => ({
  ...{ schoolId: school.id, kind: 'PERSON', subjectId, ground: 'SCHEDULE', reason: `Six years after ${NAME} left` },
  ...changes,
});
const leaves = async (): Promise<readonly string[]> => {
  const { rows } = await admin.query<{ leaf: string }>(
    `SELECT encode(leaf_hash, 'hex') AS leaf FROM store.event WHERE tenant_id = $1 ORDER BY position`,
    [school.id],
  );
  return rows.map(({ leaf }) => leaf);
};
/** Everything that the key of this record can show of the school, as one text. */
const allShown = async (key: string): Promise<string> => {
  const queries = [
    `{ people(first: 100, left: true) { edges { node { name email } } } }`,
    `{ events(first: 100) { edges { node { sentence { en } aboutName actorName body } } } }`,
    RETENTION,
  ];
  const texts = await Promise.all(queries.map(async (query) => (await sut.graphql(key, query)).text));
  return texts.join('\n');
};
interface WrappedRow {
  readonly subject_id: string;
  readonly key_id: string;
  readonly wrapped_key: Buffer;
  readonly wrapped_by: string;
}
const keyRow = async (subjectId: string): Promise<WrappedRow> => {
  const { rows } = await admin.query<WrappedRow>(
    'SELECT subject_id, key_id, wrapped_key, wrapped_by FROM platform.subject_key WHERE tenant_id = $1 AND subject_id = $2',
    [school.id, subjectId],
  );
  return rows[0] as WrappedRow;
};
const keyring = (): Promise<Keyring> => Keyring.open({ dataDir: sut.installation.settings.dataDir });

describe('somebody who left long ago', () => {
  it('is planned, proposed and decided on by two people, and reads erased in every answer; the leaves stand as they were', async () => {
    const personId = await leaver();
    const before = await leaves();
    const plan = await put(trust.keys.lead, PLAN, { kind: 'PERSON', id: personId });
    expect(plan.records).toMatchObject([
      {
        ...{ schoolId: school.id, fieldCount: 3, scheduleStops: null, requestStops: null, erasure: null },
        item: { state: 'DUE', dueOn: '2025-01-01', rule: { name: 'staff-record@1981-05-01' } },
      },
    ]);
    expect(plan.name.en).toContain(NAME);
    expect(await allShown(school.keys.headteacher)).toContain(NAME);

    const { clerk, headteacher } = school.keys;
    const erasureId = await done(clerk, 'proposeErasure', asked(personId));
    expect(await give(clerk, 'proposeErasure', asked(personId))).toBe('RETENTION.ALREADY_PROPOSED');
    const decide = { schoolId: school.id, kind: 'PERSON', erasureId, approve: true };
    expect(await give(clerk, 'decideErasure', decide)).toBe('ACCESS.ROLE');
    expect(await give(other.keys.lead, 'decideErasure', decide)).toBe('ACCESS.NOT_FOUND');
    expect(await put(headteacher, ERASURE, { schoolId: school.id, id: erasureId })).toMatchObject({
      ...{ status: 'PROPOSED', mayDecide: true, certificate: null },
    });
    await done(headteacher, 'decideErasure', decide);

    const erasure = await put(headteacher, ERASURE, { schoolId: school.id, id: erasureId });
    expect(erasure).toMatchObject({
      ...{ status: 'DONE', name: null, reason: null, mayDecide: false, proposed: { post: { en: expect.any(String) } } },
      erased: { rule: { en: expect.stringContaining('six years'), cy: expect.stringContaining('chwe blynedd') } },
      certificate: { ruleName: 'staff-record@1981-05-01', fieldCount: 4, reapplied: false, keyId: expect.any(String) },
    });
    expect(await put(headteacher, PERSON, { id: personId })).toEqual([
      { person: { name: null, email: null, erased: { rule: { en: expect.stringContaining('six years') } } } },
    ]);
    const shown = await allShown(headteacher);
    expect(shown).not.toContain(NAME);
    expect(shown).not.toContain(EMAIL);
    expect((await leaves()).slice(0, before.length)).toEqual(before);
    expect(await give(clerk, 'recordReturn', { schoolId: school.id, personId, on: '2026-01-01' })).not.toContain('.');
    expect(await give(clerk, 'changePerson', { schoolId: school.id, personId, givenName: 'Again' })).toBe(
      'COMMAND.SUBJECT_ERASED',
    );
  });

  it('is erased nowhere while a hold keeps them, and the past says what held then', async () => {
    const personId = await leaver();
    const { clerk, headteacher } = school.keys;
    const hold = { schoolId: school.id, kind: 'PERSON', subjectId: personId, reason: 'A claim at the tribunal' };
    const holdId = await done(clerk, 'placeHold', hold);
    const held = await put(headteacher, RETENTION, { state: 'HELD' });
    expect(held.items.edges.map(({ node }: Json) => node.subjectId)).toEqual([personId]);
    const during = new Date().toISOString();
    expect(await give(clerk, 'proposeErasure', asked(personId))).toBe('RETENTION.HELD');
    const lift = { schoolId: school.id, kind: 'PERSON', holdId, reason: 'Settled out of court' };
    expect(await give(clerk, 'liftHold', lift)).toBe('ACCESS.ROLE');
    await done(headteacher, 'liftHold', lift);
    expect(await give(headteacher, 'liftHold', lift)).toBe('RETENTION.HOLD_LIFTED');
    const due = await put(headteacher, RETENTION, { state: 'DUE' });
    expect(due.items.edges.map(({ node }: Json) => node.subjectId)).toContain(personId);
    const then = await put(headteacher, RETENTION, { asOf: during, state: 'HELD' });
    expect(then.items.edges.map(({ node }: Json) => node.subjectId)).toEqual([personId]);
    expect(then.mayAct).toBe(false);
    const record = { schoolId: school.id, kind: 'RECORD', subjectId: school.id, reason: 'A public inquiry' };
    const all = await done(headteacher, 'placeHold', record);
    expect(await give(clerk, 'proposeErasure', asked(personId))).toBe('RETENTION.HELD');
    await done(headteacher, 'liftHold', { schoolId: school.id, kind: 'RECORD', holdId: all, reason: 'Over' });
  });

  it('is not erased before the day, while they are there, under a strange id, by staff or by another school', async () => {
    const recent = await leaver('2026-01-01');
    const { clerk, staff, headteacher } = school.keys;
    expect(await give(clerk, 'proposeErasure', asked(recent))).toBe('RETENTION.NOT_DUE');
    expect(await give(clerk, 'proposeErasure', asked(school.people.assistant))).toBe('RETENTION.STILL_HERE');
    expect(await give(clerk, 'proposeErasure', asked(school.id))).toBe('RETENTION.SUBJECT_UNKNOWN');
    expect(await give(clerk, 'proposeErasure', asked('nobody'))).toBe('RETENTION.SUBJECT_UNKNOWN');
    expect(await give(staff, 'proposeErasure', asked(recent))).toBe('ACCESS.ROLE');
    expect(await give(other.keys.lead, 'proposeErasure', asked(recent))).toBe('ACCESS.NOT_FOUND');
    expect(await put(other.keys.lead, PLAN, { kind: 'PERSON', id: recent })).toBeNull();
    const request = asked(recent, { ground: 'REQUEST' });
    const id = await done(clerk, 'proposeErasure', request);
    expect(
      await give(headteacher, 'decideErasure', { schoolId: school.id, kind: 'PERSON', erasureId: id, approve: false }),
    ).toBe('RETENTION.REASON_MISSING');
    await done(clerk, 'withdrawErasure', { schoolId: school.id, kind: 'PERSON', erasureId: id });
  });
});

describe('an allegation that was found malicious', () => {
  it('is gone from the lists of every date, with its file, and its leaves stand', async () => {
    const { headteacher, staff } = school.keys;
    const about = { subjectPersonId: school.people.assistant, confidential: true };
    const breachId = await done(staff, 'reportBreach', {
      ...{ schoolId: school.id, category: 'CONTACT_WITH_PUPILS', summary: REPORT, ...about },
    });
    const one = { schoolId: school.id, breachId };
    await done(headteacher, 'triageBreach', { ...one, severity: 'serious' });
    const content = Buffer.from('A page that was made up').toString('base64');
    const file = { description: 'A page', fileName: 'page.txt', contentBase64: content };
    await done(headteacher, 'attachEvidence', { ...one, ...file });
    const OF_CASE = `query ($id: ID!, $asOf: DateTime) { breach(id: $id, asOf: $asOf) { summary evidence { id } } }`;
    const LISTED = `query ($asOf: DateTime) { breaches(first: 100, asOf: $asOf) { countOnly edges { node { id } } } }`;
    const [{ id: evidenceId }] = (await put(headteacher, OF_CASE, { id: breachId })).evidence;
    const ask = asked(breachId, { kind: 'CASE', reason: 'Found malicious' });
    expect(await give(headteacher, 'proposeErasure', ask)).toBe('RETENTION.CASE_OPEN');
    await done(headteacher, 'decideBreach', { ...one, outcome: 'MALICIOUS', reason: 'Made up, as the page showed' });
    for (const body of ['LADO'] as const)
      await done(headteacher, 'escalateBreach', { ...one, to: body, reference: 'Told' });
    await done(headteacher, 'closeBreach', one);
    const then = new Date().toISOString();
    const before = await leaves();
    expect(await put(headteacher, PLAN, { kind: 'CASE', id: breachId })).toMatchObject({
      records: [{ files: 1, item: { state: 'DUE', rule: { name: 'allegation-false-or-malicious@2014-04-03' } } }],
    });
    // Who may not read the case cannot tell it from none.
    expect(await put(school.keys.clerk, PLAN, { kind: 'CASE', id: breachId })).toBeNull();
    expect(await give(school.keys.clerk, 'proposeErasure', ask)).toBe('RETENTION.SUBJECT_UNKNOWN');

    const erasureId = await done(headteacher, 'proposeErasure', ask);
    const decide = { schoolId: school.id, kind: 'CASE', erasureId, approve: true };
    expect(await give(headteacher, 'decideErasure', decide)).toBe('RETENTION.OWN_PROPOSAL');
    await done(trust.keys.lead, 'decideErasure', decide);

    expect(await put(headteacher, OF_CASE, { id: breachId })).toBeNull();
    expect(await put(headteacher, OF_CASE, { id: breachId, asOf: then })).toBeNull();
    for (const asOf of [null, then]) {
      const listed = await put(headteacher, LISTED, { asOf });
      expect(listed.edges.map(({ node }: Json) => node.id)).not.toContain(breachId);
    }
    const read = await sut.graphql(headteacher, documentFor('mutation', 'readEvidence'), {
      input: { ...one, evidenceId },
    });
    expect(read.text).not.toContain(content);
    const certified = await put(trust.keys.lead, ERASURE, { schoolId: school.id, id: erasureId });
    expect(certified).toMatchObject({ status: 'DONE', certificate: { files: 1, fields: expect.any(Array) } });
    expect(await put(school.keys.clerk, ERASURE, { schoolId: school.id, id: erasureId })).toBeNull();
    const after = await leaves();
    expect(after.slice(0, before.length)).toEqual(before);
    // The log tells nobody that there was a case.
    const EVENTS = `{ events(first: 100) { edges { node { type streamId body } } } }`;
    const told = JSON.stringify(await put(trust.keys.auditor, EVENTS));
    expect(told).not.toContain(breachId);
    expect(told).not.toContain(erasureId);
  });
});

describe('what is left on the disk', () => {
  it('is no word of theirs, no byte of the destroyed keys, and a wrapped key that nothing opens', async () => {
    const personId = await leaver();
    const row = await keyRow(personId);
    const tenantKey = (await (await keyring()).tenantKeyById(school.id, row.wrapped_by)) as TenantKey;
    const named = { subjectId: personId, keyId: row.key_id, wrapped: row.wrapped_key };
    const subject = unwrapKey(school.id, named, tenantKey);
    const { rows } = await admin.query<{ folder: string; oid: number }>(
      `SELECT current_setting('data_directory') AS folder, d.oid::int AS oid FROM pg_database d WHERE d.datname = current_database()`,
    );
    const { folder, oid } = rows[0] as { folder: string; oid: number };
    const folders = [join(folder, 'base', String(oid)), join(folder, 'pg_wal')];
    const { dataDir } = sut.installation.settings;
    const wanted = {
      name: Buffer.from(NAME),
      email: Buffer.from(EMAIL),
      report: Buffer.from(REPORT),
      subjectKey: Buffer.from(subject.key),
      tenantKey: Buffer.from(tenantKey.key),
      tenantKeyInBase64: Buffer.from(Buffer.from(tenantKey.key).toString('base64url')),
      wrapped: row.wrapped_key,
    };
    // A copy of the keys, as a backup of that day would have it.
    const old = await mkdtemp(join(tmpdir(), 'trustlog-old-keys-'));
    await cp(join(dataDir, 'keys'), join(old, 'keys'), { recursive: true });

    await done(school.keys.clerk, 'proposeErasure', asked(personId)).then((erasureId) =>
      done(school.keys.headteacher, 'decideErasure', { schoolId: school.id, kind: 'PERSON', erasureId, approve: true }),
    );
    await admin.query('CHECKPOINT');
    const { hits, bytes } = await hitsIn([...folders, join(dataDir, 'keys')], wanted);
    // The wrapped key is found: the search looks where things are. Nothing opens it any more.
    expect({ ...hits, wrapped: hits['wrapped'] !== 0, bytes: bytes > 1_000_000 }).toEqual({
      ...{ name: 0, email: 0, report: 0, subjectKey: 0, tenantKey: 0, tenantKeyInBase64: 0 },
      ...{ wrapped: true, bytes: true },
    });
    const today = await keyring();
    expect(await today.tenantKeyById(school.id, row.wrapped_by)).toBeNull();
    const newest = await today.tenantKey(school.id);
    expect(() => unwrapKey(school.id, named, newest)).toThrow('changed or moved');
    expect(decrypt(newest.key, row.wrapped_key, Buffer.alloc(0))).toBeNull();

    await restoreKeys(personId, row);
    const restored = await Keyring.open({ dataDir: old });
    const { platformPool, erasures } = sut.installation;
    const sealing = new PostgresSealing({ pool: platformPool, keyring: restored });
    const { rows: texts } = await admin.query<{ text: string }>(
      `SELECT given_name AS text FROM read.person_v1 WHERE tenant_id = $1 AND person_id = $2 AND to_at = 'infinity'`,
      [school.id, personId],
    );
    const text = texts[0]?.text ?? '';
    // The canary: an old copy with its keys gives the name away, until the ledger was gone through.
    expect(await sealing.open(school.id, [text])).toEqual([{ value: NAME }]);
    const { applied } = await reapplyErasures({ pool: platformPool, keyring: restored, ledger: erasures });
    expect(applied.map(({ subjectId }) => subjectId)).toEqual([personId]);
    expect(await sealing.open(school.id, [text])).toMatchObject([{ rule: 'staff-record@1981-05-01' }]);
    await rm(old, { recursive: true, force: true });
  });
});

/** Puts the keys of the school back as an old copy of the database has them: this one's own, wrapped as it was. */
const restoreKeys = async (personId: string, row: WrappedRow): Promise<void> => {
  await admin.query('ALTER TABLE platform.subject_key DISABLE TRIGGER keep_tombstone');
  await admin.query(
    `UPDATE platform.subject_key SET wrapped_key = $3, wrapped_by = $4, destroyed_at = NULL, destroyed_rule = NULL
     WHERE tenant_id = $1 AND subject_id = $2`,
    [school.id, personId, row.wrapped_key, row.wrapped_by],
  );
  await admin.query(
    `DELETE FROM platform.subject_key WHERE tenant_id = $1 AND subject_id <> $2 AND destroyed_at IS NULL`,
    [school.id, personId],
  );
  await admin.query('UPDATE platform.tenant_key SET key_id = $2, generation = generation + 1 WHERE tenant_id = $1', [
    school.id,
    row.wrapped_by,
  ]);
  await admin.query('ALTER TABLE platform.subject_key ENABLE TRIGGER keep_tombstone');
};
