import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { peopleEvents } from '#contracts/people.events.js';
import type { Schools, SchoolView } from '#contracts/schools.port.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { RecordPeopleHandler, type RecordPeople } from './command/record-people/record-people.handler.js';
import { RecordPersonResolver } from './graphql/record-person.resolver.js';
import { peopleProjections } from './people.projections.js';
import { KnownPeopleQuery } from './query/known-people/known-people.query.js';
import { PersonQuery } from './query/person/person.query.js';

interface Answer {
  readonly __typename: 'Done' | 'Refused';
  readonly id: string;
  readonly replayed: boolean;
  readonly code: string;
  readonly path: readonly string[];
}

let platform: TestPlatform;
let oak: Uuid;
let elm: Uuid;
let trust: Uuid;

const schools: Schools = {
  schoolsIn: ({ tenants }) =>
    Promise.resolve(
      [oak, elm].filter((id) => tenants.includes(id)).map((id) => ({ id, groupId: trust }) as SchoolView),
    ),
  visibleFrom: () => Promise.resolve(new Map()),
  joinedLater: () => Promise.resolve([]),
  one: () => Promise.resolve(null),
};
const sut = () => {
  const handler = new RecordPeopleHandler(platform.runner);
  const bus = { execute: (command: RecordPeople) => handler.execute(command) } as unknown as CommandBus;
  return new RecordPersonResolver(bus, platform.reads, new KnownPeopleQuery(schools, platform.sealing));
};
const clerk = (school = oak) => platform.as('CLERK', school);
const form = { givenName: 'Siân', familyName: 'Lloyd', kind: 'teacher' };
const register = async (more: object = {}, schoolId = oak): Promise<Answer> => {
  const answer = (await sut().registerPerson(clerk(schoolId), { schoolId, ...form, ...more })) as Answer;
  for (const id of [oak, elm]) await platform.engine.catchUp(id);
  return answer;
};
const recordOf = async (personId: string) => {
  await platform.engine.catchUp(oak);
  const persons = new PersonQuery(platform.sealing);
  const [record] = await platform.reads.ask({ actor: clerk().actor }, (scope) => persons.records(scope, personId));
  return record;
};

beforeAll(async () => {
  platform = await testPlatform({ name: 'people_forms', events: peopleEvents, projections: peopleProjections });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  trust = randomUUID();
  [oak, elm] = [await platform.school(), await platform.school()];
});

describe('a person who is registered by a form', () => {
  it('is on record with a post, and the answer names them', async () => {
    const { id } = await register({ post: 'Head', postStartDate: '2026-09-01', email: ' sian@school.example ' });
    expect(await recordOf(id)).toMatchObject({
      person: { name: 'Siân Lloyd', email: 'sian@school.example', language: 'en', posts: [{ post: 'headteacher' }] },
    });
  });

  it('is there once when the form is sent twice', async () => {
    const idempotencyKey = randomUUID();
    const first = await register({ idempotencyKey });
    expect(await register({ idempotencyKey })).toMatchObject({ id: first.id, replayed: true });
    expect(await platform.store.head(oak)).toBe(1);
  });

  it('with a reference is the person that another school of the group knows by it, and not there twice', async () => {
    const inOak = await register({ reference: 'S1' });
    expect((await register({ reference: 'S1' }, elm)).id).toBe(inOak.id);
    expect(await register({ reference: 'S1' })).toMatchObject({ code: 'PEOPLE.ALREADY_REGISTERED' });
    expect(await platform.store.head(oak)).toBe(1);
  });

  it.each([
    [{ givenName: ' ', familyName: '' }, 'PEOPLE.NAME_MISSING', 'familyName'],
    [{ kind: 'wizard' }, 'PEOPLE.UNKNOWN_KIND', 'kind'],
    [{ language: 'fr' }, 'PEOPLE.UNKNOWN_LANGUAGE', 'language'],
    [{ email: 'sian at school' }, 'PEOPLE.BAD_EMAIL', 'email'],
    [{ familyName: 'L'.repeat(201) }, 'PEOPLE.TOO_LONG', 'familyName'],
    [{ familyName: 'Lloyd\u202e' }, 'PEOPLE.UNSEEN_CHARACTER', 'familyName'],
    [{ post: 'governing body' }, 'PEOPLE.POST_IS_A_BODY', 'post'],
    [{ post: 'Head', postStartDate: '2026-02-31' }, 'PEOPLE.BAD_DATE', 'startDate'],
  ])('with %j is refused with %s and stored nowhere', async (wrong, code, field) => {
    expect(await register(wrong)).toMatchObject({ __typename: 'Refused', code, path: [field] });
    expect(await platform.store.head(oak)).toBe(0);
  });
});

describe('a person on record', () => {
  it('changes by what is given alone', async () => {
    const { id } = await register({ email: 'sian@school.example' });
    const of = { schoolId: oak, personId: id };
    await sut().changePerson(clerk(), { ...of, familyName: 'Evans', language: 'cy' });
    expect(await recordOf(id)).toMatchObject({
      person: { name: 'Siân Evans', email: 'sian@school.example', language: 'cy', kind: 'teacher' },
    });
    await sut().changePerson(clerk(), { ...of, email: null });
    expect(await recordOf(id)).toMatchObject({ person: { email: null } });
  });

  it('is not changed over the head of somebody else: the slower is told, and nothing of theirs is stored', async () => {
    const { id } = await register({ email: 'sian@school.example' });
    const of = { schoolId: oak, personId: id };
    const seenVersion = (await recordOf(id))?.version ?? 0;
    expect(seenVersion).toBe(1);
    await sut().changePerson(clerk(), { ...of, email: 'new@school.example', seenVersion });
    const head = await platform.store.head(oak);
    expect(await sut().changePerson(clerk(), { ...of, email: null, kind: 'support', seenVersion })).toMatchObject({
      __typename: 'Refused',
      code: 'PEOPLE.CHANGED_MEANWHILE',
      path: ['seenVersion'],
    });
    expect(await platform.store.head(oak)).toBe(head);
    expect(await recordOf(id)).toMatchObject({ version: 2, person: { email: 'new@school.example', kind: 'teacher' } });
    await sut().changePerson(clerk(), { ...of, kind: 'support', seenVersion: 2 });
    expect(await recordOf(id)).toMatchObject({ version: 3, person: { kind: 'support' } });
  });

  it('was changed, too, when a post began or ended meanwhile', async () => {
    const { id } = await register();
    const of = { schoolId: oak, personId: id };
    await sut().startPost(clerk(), { ...of, post: 'DSL', kind: 'teacher' });
    expect(await sut().changePerson(clerk(), { ...of, kind: 'support', seenVersion: 1 })).toMatchObject({
      code: 'PEOPLE.CHANGED_MEANWHILE',
    });
  });

  it('answers a change that is sent twice as the first time, though that very change moved its version', async () => {
    const { id } = await register();
    const change = { schoolId: oak, personId: id, kind: 'support', seenVersion: 1, idempotencyKey: randomUUID() };
    await sut().changePerson(clerk(), change);
    expect(await sut().changePerson(clerk(), change)).toMatchObject({ __typename: 'Done', replayed: true });
    expect(await platform.store.head(oak)).toBe(2);
  });

  it('has a version no newer than what is shown of it', async () => {
    const { id } = await register();
    await sut().changePerson(clerk(), { schoolId: oak, personId: id, kind: 'support' });
    const persons = new PersonQuery(platform.sealing);
    const [behind] = await platform.reads.ask({ actor: clerk().actor }, (scope) => persons.records(scope, id));
    expect(behind).toMatchObject({ version: 1, person: { kind: 'teacher' } });
    expect(await recordOf(id)).toMatchObject({ version: 2, person: { kind: 'support' } });
  });

  it('begins and ends posts, is away and back, leaves and returns', async () => {
    const { id } = await register();
    const of = { schoolId: oak, personId: id };
    await sut().startPost(clerk(), { ...of, post: 'DSL', kind: 'teacher', startDate: '2026-01-01' });
    await sut().startAbsence(clerk(), { ...of, on: '2026-02-01' });
    expect(await recordOf(id)).toMatchObject({
      person: { absentSince: '2026-02-01', posts: [{ post: 'designated safeguarding lead' }] },
    });
    await sut().endAbsence(clerk(), { ...of, on: '2026-03-01' });
    await sut().endPost(clerk(), { ...of, post: 'DSL', endDate: '2026-06-01' });
    await sut().recordLeaving(clerk(), { ...of, on: '2026-07-01' });
    expect(await recordOf(id)).toMatchObject({
      person: { absentSince: null, posts: [], leftOn: '2026-07-01' },
      history: [{ endDate: '2026-06-01' }],
    });
    await sut().recordReturn(clerk(), { ...of, on: '2026-09-01' });
    expect(await recordOf(id)).toMatchObject({ person: { leftOn: null } });
  });

  it('of another school is nobody', async () => {
    const { id } = await register();
    const before = await platform.store.head(oak);
    expect(await sut().recordLeaving(clerk(elm), { schoolId: oak, personId: id, on: '2026-07-01' })).toMatchObject({
      code: 'ACCESS.NOT_FOUND',
    });
    expect(await platform.store.head(oak)).toBe(before);
  });
});
