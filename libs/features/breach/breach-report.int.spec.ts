import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import type { Audience, Names, PostsThen } from '#contracts/audience.port.js';
import { breachEvents, type BreachCategory } from '#contracts/breach.events.js';
import type { Schools, SchoolView } from '#contracts/schools.port.js';
import type { Role } from '#platform/auth/actor.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { SealedFiles, sha256Of } from '#platform/evidence/sealed-files.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { breachProjections } from './breach.projections.js';
import { DecideBreach, DecideBreachHandler } from './command/decide-breach/decide-breach.handler.js';
import { NoteReadingHandler, type NoteReading } from './command/note-reading/note-reading.handler.js';
import { ReadEvidence, ReadEvidenceHandler } from './command/read-evidence/read-evidence.handler.js';
import type { FileToReport } from './command/report-breach/reported-files.js';
import { ReportBreach, ReportBreachHandler } from './command/report-breach/report-breach.handler.js';
import { TriageBreach, TriageBreachHandler } from './command/triage-breach/triage-breach.handler.js';
import { CaseReader } from './graphql/case-reader.js';
import { CaseTextsQuery } from './query/case-texts/case-texts.query.js';
import { CasesQuery } from './query/cases/cases.query.js';
import { RecipientsQuery } from './query/recipients/recipients.query.js';
import { ReportingQuery } from './query/reporting/reporting.query.js';

const [head, dsl, teacher] = Array.from({ length: 3 }, () => randomUUID()) as [Uuid, Uuid, Uuid];
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on', 'latin1');

const posts = new Map([
  [head, 'headteacher'],
  [dsl, 'designated-safeguarding-lead'],
]);
const people = new Map([
  [head, 'Ann Hill'],
  [dsl, 'Siân Ellis'],
  [teacher, 'Tom Reed'],
]);
const audience: Audience = {
  peopleOf: (_, kinds) => Promise.resolve(kinds.includes('pupil') ? [] : [...people.keys()]),
  present: (_, ids) => Promise.resolve(ids),
  addressees: (_, ids) =>
    Promise.resolve(
      ids.map((personId) => ({ personId, name: people.get(personId) ?? null, email: null, language: 'en' })),
    ),
  postsHeldBy: (_, personId) => Promise.resolve([posts.get(personId)].filter((post) => post !== undefined)),
};
const postsThen: PostsThen = {
  postsThen: (_, asked) =>
    Promise.resolve(new Map(asked.map(({ key, personId }) => [key, [posts.get(personId) ?? []].flat()]))),
};
const names: Names = {
  namesIn: () => Promise.resolve(people),
  holdersIn: (_, post) => {
    const found = [...posts].find(([, held]) => held === post);
    return Promise.resolve(new Map(found ? [[school, { personId: found[0], name: null }]] : []));
  },
};
const schools: Schools = {
  schoolsIn: ({ tenants }) =>
    Promise.resolve(tenants.map((id) => ({ id, groupId: null, laName: 'Wessex' }) as SchoolView)),
  visibleFrom: () => Promise.resolve(new Map()),
  joinedLater: () => Promise.resolve([]),
  one: () => Promise.resolve(null),
};

let platform: TestPlatform;
let pool: pg.Pool;
let files: SealedFiles;
let reporting: ReportingQuery;
let school: Uuid;

beforeAll(async () => {
  platform = await testPlatform({ name: 'breach-report', events: breachEvents, projections: breachProjections });
  pool = new pg.Pool({ connectionString: platform.urls.platform, max: 2 });
  files = new SealedFiles(pool, platform.sealing);
  const recipients = new RecipientsQuery(platform.reads, names, schools);
  reporting = new ReportingQuery(platform.reads, recipients, audience, schools, postsThen);
});
afterAll(async () => {
  await pool.end();
  await platform.drop();
});
beforeEach(async () => {
  platform.now = new Date().toISOString();
  school = await platform.school();
});

const as = (role: Role, personId?: Uuid): RequestContext => platform.as(role, school, personId);
const file = (bytes: Uint8Array = PNG, fileName = 'shot.png'): FileToReport => ({
  description: 'The post',
  fileName,
  contentBase64: Buffer.from(bytes).toString('base64'),
});
const report = (
  evidence: readonly FileToReport[],
  { category = 'HARASSMENT', key }: { readonly category?: BreachCategory; readonly key?: string } = {},
) => {
  const input = { schoolId: school, category, summary: 'Words.', place: 'Online', confidential: false, evidence };
  return new ReportBreachHandler(platform.runner, audience, files).execute(
    new ReportBreach(as('STAFF', teacher), input, key),
  );
};
const done = (outcome: CommandOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const refusal = (outcome: CommandOutcome): string => (outcome.done ? 'done' : outcome.refusal.code);
const events = () => platform.store.readTenant(school, 0, 1_000);
const typesOf = async (): Promise<string[]> => (await events()).map(({ type }) => type);
const evidenceIds = async (): Promise<Uuid[]> =>
  (await events()).flatMap(({ body }) => (typeof body['evidenceId'] === 'string' ? [body['evidenceId']] : []));
const take = (context: RequestContext, breachId: Uuid, evidenceId: Uuid, key?: string) =>
  new ReadEvidenceHandler(platform.runner, files).execute(
    new ReadEvidence(context, { schoolId: school, breachId, evidenceId }, key),
  );

describe('a report with files', () => {
  it('is stored with them in one go, and once for the same key', async () => {
    const sent = [file(), file(Buffer.from('What was written.'), 'words.txt')];
    const first = done(await report(sent, { key: 'form-1' }));
    expect(await typesOf()).toEqual(['BreachReported', 'EvidenceAttached', 'EvidenceAttached']);
    expect(done(await report(sent, { key: 'form-1' }))).toEqual({ ...first, replayed: true });
    expect(await typesOf()).toHaveLength(3);
    expect(refusal(await report([file()], { key: 'form-1' }))).toBe('COMMAND.IDEMPOTENCY_KEY_REUSED');
  });
  it('holds the same bytes once', async () => {
    done(await report([file(), file()]));
    expect(await typesOf()).toEqual(['BreachReported', 'EvidenceAttached']);
  });
  it('is not stored at all when one of them is refused', async () => {
    const none = new Uint8Array([0, 1, 2]);
    expect(refusal(await report([file(), file(none)]))).toBe('BREACH.EVIDENCE_KIND_UNKNOWN');
    expect(refusal(await report([file(PNG, ' ')]))).toBe('BREACH.FILE_NAME_MISSING');
    expect(refusal(await report([file(), file(), file(), file()]))).toBe('BREACH.TOO_MANY_FILES');
    expect(refusal(await report([file()], { category: 'INDECENT_IMAGES' }))).toBe('BREACH.EVIDENCE_FORBIDDEN');
    expect(await typesOf()).toEqual([]);
  });
  it('of indecent images is taken in words', async () => {
    done(await report([], { category: 'INDECENT_IMAGES' }));
    expect(await typesOf()).toEqual(['BreachReported']);
  });
});

describe('a report in confidence', () => {
  it('names its reporter nowhere to who reads it, neither at the report nor at the file that came with it', async () => {
    const input = { schoolId: school, category: 'HARASSMENT', summary: 'Words.', confidential: true } as const;
    const command = new ReportBreach(as('STAFF', teacher), { ...input, evidence: [file()] });
    const { id } = done(await new ReportBreachHandler(platform.runner, audience, files).execute(command));
    await platform.engine.catchUp(school);
    const notes = new NoteReadingHandler(platform.runner);
    const bus = { execute: (one: NoteReading) => notes.execute(one) } as unknown as CommandBus;
    const texts = new CaseTextsQuery(platform.sealing, names);
    const reader = new CaseReader(bus, platform.reads, new CasesQuery(schools), texts);
    const byHead = as('HEADTEACHER', head);
    const shown = await reader.read(byHead, { actor: byHead.actor }, id);
    expect(shown?.steps.map(({ type }) => type)).toEqual(['BreachReported', 'EvidenceAttached']);
    expect(shown?.steps[1]?.sentence.en).toMatch(/^Evidence: The post\./);
    expect(shown).toMatchObject({ evidence: [{ fileName: 'shot.png', sha256: sha256Of(PNG) }] });
    expect(shown?.actions).toContain('TRIAGE');
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`Tom Reed|${teacher}`));
  });
});

describe('a file of a case', () => {
  it('is handed out as it arrived to who may read the case, each reading on record before', async () => {
    const { id } = done(await report([file()]));
    const [evidenceId = ''] = await evidenceIds();
    const read = await take(as('HEADTEACHER', head), id, evidenceId, 'key-1');
    expect(read).toMatchObject({ done: true, bytes: PNG, sha256: sha256Of(PNG) });
    await take(as('HEADTEACHER', head), id, evidenceId, 'key-1');
    const [last, ...more] = (await events()).filter(({ type }) => type === 'ConfidentialRecordRead');
    expect(last?.body).toEqual({ breachId: id, by: head, what: 'evidence' });
    expect(more).toEqual([]);
  });
  it('is handed out to nobody else, and no other id leads to one', async () => {
    const { id } = done(await report([file()]));
    const [evidenceId = ''] = await evidenceIds();
    const other = done(await report([file(Buffer.from('Another.'))])).id;
    const before = await platform.store.head(school);
    expect(refusal(await take(as('STAFF', teacher), id, evidenceId))).toBe('ACCESS.ROLE');
    expect(refusal(await take(as('CLERK'), id, evidenceId))).toBe('ACCESS.ROLE');
    const stranger = platform.as('HEADTEACHER', await platform.school());
    expect(refusal(await take(stranger, id, evidenceId))).toBe('ACCESS.NOT_FOUND');
    expect(refusal(await take(as('HEADTEACHER', head), other, evidenceId))).toBe('BREACH.UNKNOWN_EVIDENCE');
    expect(refusal(await take(as('HEADTEACHER', head), id, randomUUID()))).toBe('BREACH.UNKNOWN_EVIDENCE');
    expect(await platform.store.head(school)).toBe(before);
  });
  it('reads as erased once the key of its case was destroyed', async () => {
    const { id } = done(await report([file()]));
    const [evidenceId = ''] = await evidenceIds();
    await platform.sealing.destroySubjectKey(school, id, 'retention');
    expect(refusal(await take(as('HEADTEACHER', head), id, evidenceId))).toBe('BREACH.EVIDENCE_ERASED');
  });
});

describe('two who decide at once', () => {
  it('leave one outcome, and the other one is told so', async () => {
    const { id: breachId } = done(await report([]));
    const input = { schoolId: school, breachId };
    const triage = new TriageBreach(as('HEADTEACHER', head), { ...input, severity: 'low' });
    done(await new TriageBreachHandler(platform.runner, audience).execute(triage));
    const handler = new DecideBreachHandler(platform.runner);
    const outcomes = await Promise.all(
      (['FALSE', 'SUBSTANTIATED'] as const).map((outcome, n) =>
        handler.execute(
          new DecideBreach(as(n === 0 ? 'HEADTEACHER' : 'TRUST_LEAD', randomUUID()), {
            ...input,
            outcome,
            reason: 'So.',
          }),
        ),
      ),
    );
    expect(outcomes.map(refusal).sort()).toEqual(['BREACH.ALREADY_DECIDED', 'done']);
    expect((await typesOf()).filter((type) => type === 'OutcomeRecorded')).toHaveLength(1);
  });
});

describe('the guide of a report', () => {
  const guide = (category: BreachCategory, subjectPersonId: Uuid | null = null, context = as('STAFF', teacher)) =>
    reporting.guide(context.actor, { schoolId: school, category, subjectPersonId }, platform.now);

  it('says what to do, whom to reach and which posts are told, and names nobody', async () => {
    const told = await guide('INDECENT_IMAGES');
    expect(told).toMatchObject({ takesFiles: false, goesRoundHead: false });
    expect(told?.contacts.map(({ body }) => body)).toEqual(['POLICE', 'LADO', 'CEOP']);
    expect(told?.contacts[1]?.how.en).toContain('Wessex');
    expect(told?.told.map(({ en }) => en)).toEqual(['designated safeguarding lead', 'headteacher']);
    expect(JSON.stringify(told)).not.toMatch(/Hill|Ellis/);
  });
  it('leaves out whom it is about, the head included', async () => {
    expect(await guide('FRIEND_REQUEST', dsl)).toMatchObject({ told: [{ en: 'headteacher' }], goesRoundHead: false });
    expect(await guide('FRIEND_REQUEST', head)).toMatchObject({
      told: [{ en: 'designated safeguarding lead' }],
      goesRoundHead: true,
    });
  });
  it('is for those who may report there', async () => {
    expect(await guide('HARASSMENT', null, as('AUDITOR'))).toBeNull();
    expect(await guide('HARASSMENT', null, platform.as('STAFF', await platform.school()))).toBeNull();
  });
});

describe('people whom a report may name', () => {
  const find = (words: string, context = as('STAFF', teacher)) => reporting.nameable(context.actor, school, words);

  it('are found by part of a name, accents or not, with their posts', async () => {
    expect(await find('sian')).toEqual([
      {
        personId: dsl,
        name: 'Siân Ellis',
        posts: [{ en: 'designated safeguarding lead', cy: 'arweinydd diogelu dynodedig' }],
      },
    ]);
    expect((await find('hill ann')).map(({ name }) => name)).toEqual(['Ann Hill']);
  });
  it('do not include who asks, are never listed whole, and none of another school is found', async () => {
    expect(await find('reed')).toEqual([]);
    for (const words of ['', ' ', 'a']) expect(await find(words)).toEqual([]);
    expect(await find('sian', platform.as('STAFF', await platform.school()))).toEqual([]);
    expect(await find('sian', as('AUDITOR'))).toEqual([]);
  });
});
