import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { peopleEvents } from '#contracts/people.events.js';
import { askBetween } from '#platform/graphql/two-times.js';
import type { Uuid } from '#platform/kernel/event.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { RecordPeople, RecordPeopleHandler, type PersonChange } from './command/record-people/record-people.handler.js';
import { peopleProjections } from './people.projections.js';
import { PeopleQuery, type PeopleFilter } from './query/people/people.query.js';
import { PeopleChangesQuery, type PeopleChanges } from './query/changes/people-changes.query.js';

let platform: TestPlatform;
let oak: Uuid;

const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
const dayIn = (days: number): string => inDays(days).slice(0, 10);

const record = async (personId: Uuid, ...commands: readonly PersonChange['command'][]): Promise<void> => {
  const changes = commands.map((command) => ({ personId, command }));
  const given = new RecordPeople(platform.as('CLERK', oak), { schoolId: oak, changes });
  const outcome = await new RecordPeopleHandler(platform.runner).execute(given);
  if (!outcome.done) throw new Error(outcome.refusal.code);
};
const registering = (personId: Uuid, familyName: string): PersonChange['command'] => ({
  kind: 'RegisterPerson',
  personId,
  personRef: null,
  givenName: 'Maya',
  familyName,
  email: null,
  personKind: 'teacher',
  language: 'en',
});
const starting = (post: string, endDate?: string): PersonChange['command'] => ({
  kind: 'StartPost',
  post,
  postKind: 'teacher',
  startDate: null,
  ...(endDate && { endDate }),
});
/** A moment that lies after all that was recorded, and before what will be. */
const moment = async (): Promise<string> => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  const at = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  return at;
};
const changes = async (from: string, to: string | null = null): Promise<PeopleChanges> => {
  await platform.engine.catchUp(oak);
  const { actor } = platform.as('AUDITOR', oak);
  const asked = { before: { actor, asOf: from }, after: { actor, asOf: to }, schoolId: null };
  const query = new PeopleChangesQuery(platform.sealing);
  return askBetween(platform.reads, asked, (before, after, records) =>
    query.page(before, after, records, { first: 10 }),
  );
};
const told = ({ edges }: PeopleChanges) =>
  edges.map(({ node: { kind, name, postsBegun, postsEnded, details } }) => ({
    ...{ kind, name, details },
    begun: postsBegun.map(({ en }) => en),
    ended: postsEnded.map(({ cy }) => cy),
  }));

beforeAll(async () => {
  platform = await testPlatform({ name: 'people_changes', events: peopleEvents, projections: peopleProjections });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  platform.now = inDays(30);
  oak = await platform.school();
});

describe('between two moments', () => {
  it('somebody came, somebody left, and somebody’s post is another', async () => {
    const [ann, bea, cai] = [randomUUID(), randomUUID(), randomUUID()];
    await record(ann, registering(ann, 'Ash'), starting('headteacher'));
    await record(bea, registering(bea, 'Beech'));
    const from = await moment();
    await record(ann, { kind: 'RecordLeaving', leftOn: dayIn(-1) });
    await record(bea, starting('governor'));
    await record(cai, registering(cai, 'Cedar'), starting('teacher'));
    const sut = await changes(from);
    expect(told(sut)).toEqual([
      { kind: 'LEFT', name: 'Maya Ash', details: [], begun: [], ended: ['pennaeth'] },
      { kind: 'CAME', name: 'Maya Cedar', details: [], begun: ['teacher'], ended: [] },
      { kind: 'CHANGED', name: 'Maya Beech', details: [], begun: ['governor'], ended: [] },
    ]);
    expect(sut).toMatchObject({ totalCount: 3, came: 1, left: 1 });
  });

  it('nothing changed where nothing did, nor for who came and left in between', async () => {
    const ann = randomUUID();
    const from = await moment();
    expect((await changes(from)).totalCount).toBe(0);
    await record(ann, registering(ann, 'Ash'), { kind: 'RecordLeaving', leftOn: dayIn(-1) });
    expect((await changes(from)).totalCount).toBe(0);
  });

  it('a post ends on its last day, though nothing is recorded on that day', async () => {
    const ann = randomUUID();
    await record(ann, registering(ann, 'Ash'), starting('headteacher', dayIn(10)));
    const from = await moment();
    expect(told(await changes(from))).toEqual([
      { kind: 'CHANGED', name: 'Maya Ash', details: [], begun: [], ended: ['pennaeth'] },
    ]);
    platform.now = inDays(5);
    expect((await changes(from)).totalCount).toBe(0);
  });

  it('says which detail is another, and which moment is the later one', async () => {
    const ann = randomUUID();
    await record(ann, registering(ann, 'Ash'));
    const [from, named] = [await moment(), { kind: 'ChangePersonDetails', familyName: 'Oak', personKind: 'governor' }];
    await record(ann, named as PersonChange['command']);
    const middle = await moment();
    await record(ann, { kind: 'StartAbsence', startedOn: dayIn(-1) });
    expect(told(await changes(from, middle))).toMatchObject([{ name: 'Maya Oak', details: ['NAME', 'KIND'] }]);
    expect(told(await changes(middle))).toMatchObject([{ details: ['ABSENCE_BEGAN'] }]);
  });
});

describe('people on a day', () => {
  const shown = async (filter: PeopleFilter, asOf: string | null = null) => {
    await platform.engine.catchUp(oak);
    const { actor } = platform.as('AUDITOR', oak);
    const query = new PeopleQuery(platform.sealing);
    const page = await platform.reads.ask({ actor, asOf }, (scope) => query.page(scope, filter, { first: 10 }));
    return page.edges.map(({ node: { name, posts } }) => [name, ...posts.map(({ post }) => post)]);
  };

  it('are those who were there then and what they held, as known now or as known at a moment', async () => {
    const ann = randomUUID();
    await record(ann, registering(ann, 'Ash'), starting('teacher', '2025-08-31'));
    const before = await moment();
    await record(ann, { kind: 'RecordLeaving', leftOn: '2025-09-15' });
    expect(await shown({ on: '2025-08-31' })).toEqual([['Maya Ash', 'teacher']]);
    expect(await shown({ on: '2025-09-14' })).toEqual([['Maya Ash']]);
    expect(await shown({ on: '2025-09-15' })).toEqual([]);
    expect(await shown({ on: '2025-09-15' }, before)).toEqual([['Maya Ash']]);
    expect(await shown({ on: '2025-09-15', presence: 'LEFT' })).toEqual([['Maya Ash']]);
    expect(await shown({ on: '2025-09-14', presence: 'LEFT' })).toEqual([]);
    expect([await shown({}), await shown({ presence: 'LEFT' })]).toEqual([[], [['Maya Ash']]]);
  });

  it('are found by a post of that day', async () => {
    const ann = randomUUID();
    await record(ann, registering(ann, 'Ash'), starting('teacher', '2025-08-31'));
    expect(await shown({ on: '2025-08-31', post: 'teacher' })).toEqual([['Maya Ash', 'teacher']]);
    expect(await shown({ on: '2025-09-01', post: 'teacher' })).toEqual([]);
  });
});
