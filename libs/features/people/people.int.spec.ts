import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { peopleEvents } from '#contracts/people.events.js';
import type { Schools, SchoolView } from '#contracts/schools.port.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { RecordPeople, RecordPeopleHandler, type PersonChange } from './command/record-people/record-people.handler.js';
import { ImportPeople, type PeopleImport } from './import/people.import.js';
import { peopleProjections } from './people.projections.js';
import { AudienceQuery } from './query/audience/audience.query.js';
import { KnownPeopleQuery } from './query/known-people/known-people.query.js';
import { NamesQuery } from './query/names/names.query.js';
import { PeopleQuery, type PeopleFilter } from './query/people/people.query.js';
import { PersonQuery } from './query/person/person.query.js';

const HEADING = 'person_ref,given_name,family_name,email,kind,urn,post,start_date,end_date,language';

let platform: TestPlatform;
let oak: Uuid;
let elm: Uuid;
let trust: Uuid;

/** The organisation feature's port, for two schools of one trust. */
const schools: Schools = {
  schoolsIn: ({ tenants }) =>
    Promise.resolve(
      [
        [oak, '100001'],
        [elm, '100002'],
      ]
        .filter(([id]) => tenants.includes(id ?? ''))
        .map(([id, urn]) => ({ id, urn, welshSchoolNumber: null, groupId: trust }) as SchoolView),
    ),
  visibleFrom: () => Promise.resolve(new Map()),
  joinedLater: () => Promise.resolve([]),
  one: () => Promise.resolve(null),
};
const audience = () => new AudienceQuery(platform.reads, platform.sealing);
const names = () => new NamesQuery(platform.sealing);
const catchUp = async (): Promise<void> => {
  for (const tenantId of [oak, elm]) await platform.engine.catchUp(tenantId);
};
const record = (schoolId: Uuid, changes: readonly PersonChange[], context = platform.as('CLERK', schoolId)) =>
  new RecordPeopleHandler(platform.runner).execute(new RecordPeople(context, { schoolId, changes }));
const done = (outcome: CommandOutcome) => {
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome;
};
const registering = (personId: Uuid, familyName: string, personKind = 'teacher'): PersonChange => ({
  personId,
  command: {
    kind: 'RegisterPerson',
    personId,
    personRef: familyName,
    givenName: 'Maya',
    familyName,
    email: `${familyName.toLowerCase()}@school.example`,
    personKind: personKind as 'teacher',
    language: 'en',
  },
});
const post = (personId: Uuid, name: string, dates: { startDate?: string; endDate?: string } = {}): PersonChange => ({
  personId,
  command: { kind: 'StartPost', post: name, postKind: 'teacher', startDate: null, ...dates },
});
const peopleOf = async (kinds: readonly string[]): Promise<readonly Uuid[]> => {
  await catchUp();
  return audience().peopleOf(oak, kinds);
};

beforeAll(async () => {
  platform = await testPlatform({
    name: 'people',
    events: peopleEvents,
    projections: peopleProjections,
    membersOf: (_, groupId) => Promise.resolve(groupId === trust ? [oak, elm] : []),
  });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  platform.now = new Date().toISOString();
  trust = randomUUID();
  [oak, elm] = [await platform.school(), await platform.school()];
});

describe('people of a school', () => {
  it('are asked by what they are and by the posts that they hold today', async () => {
    const [teacher, governor, gone, past, bare] = Array.from({ length: 5 }, () => randomUUID());
    done(
      await record(oak, [
        registering(teacher!, 'Adams'),
        post(teacher!, 'class teacher', { startDate: '2020-09-01' }),
        registering(governor!, 'Bell', 'governor'),
        post(governor!, 'governor'),
        registering(gone!, 'Cole'),
        { personId: gone!, command: { kind: 'RecordLeaving', leftOn: '2026-01-01' } },
        registering(past!, 'Dean'),
        post(past!, 'class teacher', { startDate: '2020-09-01', endDate: '2025-08-31' }),
        registering(bare!, 'Ely', 'support'),
      ]),
    );
    expect(new Set(await peopleOf(['staff']))).toEqual(new Set([teacher, governor, bare]));
    expect(await peopleOf(['governors'])).toEqual([governor]);
    expect(await peopleOf(['pupils'])).toEqual([]);
    expect(new Set(await audience().present(oak, [teacher!, gone!, past!, randomUUID()]))).toEqual(new Set([teacher]));
  });

  it('are not asked while they are absent', async () => {
    const personId = randomUUID();
    const absent = { personId, command: { kind: 'StartAbsence', startedOn: '2026-01-05' } } as const;
    done(await record(oak, [registering(personId, 'Adams'), absent]));
    expect(await peopleOf(['teacher'])).toEqual([]);
    expect(await audience().present(oak, [personId])).toEqual([personId]);
  });

  it('hold posts by their dates, the last day included', async () => {
    const personId = randomUUID();
    done(
      await record(oak, [
        registering(personId, 'Adams'),
        post(personId, 'Head', { startDate: '2026-09-01', endDate: '2026-12-31' }),
      ]),
    );
    await catchUp();
    platform.now = '2026-12-31T12:00:00.000Z';
    expect(await audience().postsHeldBy(oak, personId)).toEqual(['headteacher']);
    platform.now = '2027-01-01T12:00:00.000Z';
    expect(await audience().postsHeldBy(oak, personId)).toEqual([]);
  });

  it('lie sealed in log and read table, and are opened for who may see them', async () => {
    const personId = randomUUID();
    const { position } = done(await record(oak, [registering(personId, 'Adams'), post(personId, 'Head')]));
    await catchUp();
    const stored = JSON.stringify(await platform.store.readTenant(oak, 0, position));
    expect(stored).not.toMatch(/Adams|Maya|school\.example/i);
    const { actor } = platform.as('CLERK', oak);
    const [rows, named, holders, page] = await platform.reads.ask({ actor }, async (scope) => [
      JSON.stringify(await scope.sql('SELECT * FROM read.person_v1')),
      await names().namesIn(scope, [personId, randomUUID()]),
      await names().holdersIn(scope, 'headteacher'),
      await new PeopleQuery(platform.sealing).page(scope, {}, { first: 10 }),
    ]);
    expect(rows).not.toMatch(/Adams|Maya|school\.example/i);
    expect([...named]).toEqual([[personId, 'Maya Adams']]);
    expect([...holders]).toEqual([[oak, { personId, name: 'Maya Adams' }]]);
    expect(page).toMatchObject({
      totalCount: 1,
      edges: [{ node: { name: 'Maya Adams', email: 'adams@school.example' } }],
    });
    expect(await audience().addressees(oak, [personId])).toEqual([
      { personId, name: 'Maya Adams', email: 'adams@school.example', language: 'en' },
    ]);
  });

  it('are without a name once their key was destroyed', async () => {
    const personId = randomUUID();
    done(await record(oak, [registering(personId, 'Adams')]));
    await catchUp();
    await platform.sealing.destroySubjectKey(oak, personId, 'retention');
    const { actor } = platform.as('CLERK', oak);
    const named = await platform.reads.ask({ actor }, (scope) => names().namesIn(scope, [personId]));
    expect([...named]).toEqual([[personId, null]]);
    expect(await audience().addressees(oak, [personId])).toEqual([
      { personId, name: null, email: null, language: 'en' },
    ]);
  });

  it('are listed by family name, in pages', async () => {
    done(
      await record(
        oak,
        ['Éluard', 'Zeal', 'adams', 'Evans'].map((name) => registering(randomUUID(), name)),
      ),
    );
    await catchUp();
    const { actor } = platform.as('CLERK', oak);
    const query = new PeopleQuery(platform.sealing);
    const page = (after?: string | null) =>
      platform.reads.ask({ actor }, (scope) => query.page(scope, { schoolId: oak }, { first: 3, after }));
    const first = await page();
    expect(first.edges.map(({ node }) => node.name)).toEqual(['Maya adams', 'Maya Éluard', 'Maya Evans']);
    expect((await page(first.pageInfo.endCursor)).edges.map(({ node }) => node.name)).toEqual(['Maya Zeal']);
  });

  it('are found by name, post, kind, and whether they have left, and their posts are counted', async () => {
    const [head, governor, gone] = [randomUUID(), randomUUID(), randomUUID()];
    done(
      await record(oak, [
        registering(head, 'Éluard'),
        post(head, 'Head'),
        registering(governor, 'Evans', 'governor'),
        post(governor, 'governor'),
        registering(gone, 'Elis'),
        { personId: gone, command: { kind: 'RecordLeaving', leftOn: '2026-01-01' } },
      ]),
    );
    await catchUp();
    const { actor } = platform.as('CLERK', oak);
    const query = new PeopleQuery(platform.sealing);
    const named = (filter: PeopleFilter) =>
      platform.reads.ask({ actor }, async (scope) =>
        (await query.page(scope, filter, { first: 10 })).edges.map(({ node }) => node.name),
      );
    expect(await named({ search: 'eluard may' })).toEqual(['Maya Éluard']);
    expect(await named({ post: 'Head Teacher' })).toEqual(['Maya Éluard']);
    expect(await named({ kind: 'governor' })).toEqual(['Maya Evans']);
    expect(await named({ presence: 'LEFT' })).toEqual(['Maya Elis']);
    expect((await named({ presence: 'EVERYBODY' })).length).toBe(3);
    expect(await platform.reads.ask({ actor }, (scope) => query.postsHeld(scope, {}))).toEqual([
      { post: 'governor', label: 'governor', people: 1 },
      { post: 'headteacher', label: 'headteacher', people: 1 },
    ]);
  });

  it('have a page with all posts that they held, newest first, and those of the day apart', async () => {
    const personId = randomUUID();
    done(
      await record(oak, [
        registering(personId, 'Adams'),
        post(personId, 'class teacher', { startDate: '2015-09-01', endDate: '2020-08-31' }),
        post(personId, 'Head', { startDate: '2020-09-01' }),
      ]),
    );
    await catchUp();
    const { actor } = platform.as('CLERK', oak);
    const persons = new PersonQuery(platform.sealing);
    const [sut] = await platform.reads.ask({ actor }, (scope) => persons.records(scope, personId));
    expect(sut).toMatchObject({
      reference: 'Adams',
      person: { name: 'Maya Adams', posts: [{ post: 'headteacher' }], leftOn: null },
      history: [
        { post: 'headteacher', startDate: '2020-09-01', endDate: null },
        { post: 'class teacher', startDate: '2015-09-01', endDate: '2020-08-31' },
      ],
    });
    const elsewhere = platform.as('CLERK', elm).actor;
    expect(await platform.reads.ask({ actor: elsewhere }, (scope) => persons.records(scope, personId))).toEqual([]);
  });

  it('are stored together or not at all', async () => {
    const personId = randomUUID();
    const outcome = await record(oak, [registering(personId, 'Adams'), post(personId, 'governing body')]);
    expect(outcome).toMatchObject({ done: false, refusal: { code: 'PEOPLE.POST_IS_A_BODY' } });
    expect(await platform.store.head(oak)).toBe(0);
  });
});

describe('a list of people', () => {
  const csv = (...rows: string[]): Buffer => Buffer.from([HEADING, ...rows, ''].join('\r\n'));
  const lead = (): RequestContext => {
    const context = platform.as('TRUST_LEAD', trust);
    return { ...context, actor: { ...context.actor, tenantKind: 'group' } };
  };
  const run = (file: Buffer, options: { dryRun?: boolean; key?: string; context?: RequestContext } = {}) => {
    const known = new KnownPeopleQuery(schools, platform.sealing);
    return new ImportPeople(platform.reads, known, platform.runner).run(options.context ?? platform.as('CLERK', oak), {
      file,
      dryRun: options.dryRun ?? false,
      idempotencyKey: options.key,
    });
  };
  const account = async (...args: Parameters<typeof run>): Promise<PeopleImport> => {
    const outcome = await run(...args);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    await catchUp();
    return outcome.account;
  };
  const ffion = 'S1,Ffion,Example,ffion@school.example,teacher,100001,Headteacher,01/09/2020,,cy';
  const tom = 'S2,Tom,Example,,governor,100001,Chair of governors,2024-09-01,,';
  const heads = () => Promise.all([platform.store.head(oak), platform.store.head(elm)]);

  it('says what it would do and stores nothing on a dry run', async () => {
    const sut = await account(csv(ffion, tom), { dryRun: true });
    expect(sut).toMatchObject({ dryRun: true, rows: 2, registered: 2, posts: 2, errors: [], positions: [] });
    expect(await heads()).toEqual([0, 0]);
  });

  it('registers people and starts their posts, and does nothing the second time', async () => {
    const first = await account(csv(ffion, tom));
    expect(first).toMatchObject({ registered: 2, posts: 2, positions: [{ tenant: oak, position: 4 }] });
    expect(await account(csv(ffion, tom))).toMatchObject({ registered: 0, posts: 0, unchanged: 2, positions: [] });
    expect(await heads()).toEqual([4, 0]);
  });

  it('stores the same list once under a key, and refuses another list under it', async () => {
    const first = await account(csv(ffion), { key: 'k', context: platform.as('CLERK', oak) });
    expect((await account(csv(ffion), { key: 'k' })).positions).toEqual(first.positions);
    const before = await heads();
    expect(await run(csv(tom), { key: 'k' })).toMatchObject({
      ok: false,
      refusal: { code: 'COMMAND.IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await heads()).toEqual(before);
  });

  it('has one id for one reference in each school of a group, and keeps whom a school knows already', async () => {
    await account(csv(ffion, ffion.replace('100001', '100002')), { context: lead() });
    const [[inOak], [inElm]] = await Promise.all([
      audience().peopleOf(oak, ['staff']),
      audience().peopleOf(elm, ['staff']),
    ]);
    expect(inOak).toBe(inElm);
    trust = randomUUID();
    expect(await account(csv(ffion.replace('Example', 'Evans')))).toMatchObject({ registered: 0, changed: 1 });
    expect(await audience().peopleOf(oak, ['staff'])).toEqual([inOak]);
  });

  it.each([
    ['a day that the calendar lacks', ffion.replace('01/09/2020', '31/02/2020'), '2 start_date PEOPLE.BAD_DATE'],
    ['an unknown URN', ffion.replace('100001', '999999'), '2 urn PEOPLE.UNKNOWN_SCHOOL'],
    ['a school out of reach', ffion.replace('100001', '100002'), '2 urn PEOPLE.UNKNOWN_SCHOOL'],
    ['a letter that was lost', ffion.replace('Ffion', 'Ffi\ufffdn'), '2 given_name CSV.WRONG_ENCODING'],
  ])('with %s names row and column and stores nothing', async (_what, row, error) => {
    const sut = await account(csv(row, tom));
    expect(sut.errors.map((one) => `${one.row} ${one.column ?? '-'} ${one.code}`)).toEqual([error]);
    expect(sut).toMatchObject({ registered: 0, posts: 0, positions: [] });
    expect(await heads()).toEqual([0, 0]);
  });

  it('answers a school out of reach as one that is not there', async () => {
    const outOfReach = await account(csv(ffion.replace('100001', '100002')));
    const absent = await account(csv(ffion.replace('100001', '999999')));
    expect(outOfReach.errors.map(({ message }) => message.replace('100002', 'N'))).toEqual(
      absent.errors.map(({ message }) => message.replace('999999', 'N')),
    );
  });

  it('in another encoding is refused with the row, and nothing is stored', async () => {
    const latin = Buffer.concat([csv(), Buffer.from('S1,Zo\xeb,Example,,teacher,100001,,,,\r\n', 'latin1')]);
    const sut = await account(latin);
    expect(sut.errors).toMatchObject([{ row: 2, code: 'CSV.WRONG_ENCODING' }]);
    expect(await heads()).toEqual([0, 0]);
  });

  it('with a person twice is refused whole', async () => {
    const sut = await account(csv(ffion, 'S1,Carys,Example,,teacher,100001,,,,', tom));
    expect(sut.errors.map(({ code }) => code)).toEqual(['PEOPLE.CONTRADICTING_NAME']);
    expect(await heads()).toEqual([0, 0]);
  });
});

describe('another school', () => {
  it('sees nobody, and cannot record anybody', async () => {
    const personId = randomUUID();
    done(await record(oak, [registering(personId, 'Adams'), post(personId, 'Head')]));
    await catchUp();
    const stranger = platform.as('HEADTEACHER', elm);
    const seen = await platform.reads.ask({ actor: stranger.actor }, async (scope) => [
      (await names().namesIn(scope, [personId])).size,
      (await names().holdersIn(scope, 'headteacher')).size,
      (await new PeopleQuery(platform.sealing).page(scope, { schoolId: oak }, { first: 10 })).totalCount,
    ]);
    expect(seen).toEqual([0, 0, 0]);
    const head = await platform.store.head(oak);
    expect(await record(oak, [post(personId, 'DSL')], stranger)).toMatchObject({
      refusal: { code: 'ACCESS.NOT_FOUND' },
    });
    expect(await record(oak, [post(personId, 'DSL')], platform.as('STAFF', oak))).toMatchObject({
      refusal: { code: 'ACCESS.ROLE' },
    });
    expect(await platform.store.head(oak)).toBe(head);
  });
});
