import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { count, Counted, tally, turns } from '#platform/testing/counters.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { PostgresReadStore, type PostgresReadStoreOptions } from './postgres-read-store.js';
import type { Question, ReadScope } from './read-store.js';

const projections = [tally, turns];
let platform: TestPlatform;
let school: Uuid;
let now: Instant;
let members: readonly Uuid[];
const asked: { at: Instant; past: boolean; tenants: readonly Uuid[] }[] = [];
const stores: PostgresReadStore[] = [];

const storeWith = (options: Partial<PostgresReadStoreOptions> = {}): PostgresReadStore => {
  const store = new PostgresReadStore({
    readUrl: platform.urls.read,
    projections,
    clock: () => now,
    membersOf: ({ at, past, tenants }) => {
      asked.push({ at, past, tenants });
      return Promise.resolve(members);
    },
    ...options,
  });
  stores.push(store);
  return store;
};

const inSchool = (tenantId = school): Question => ({ actor: platform.as('CLERK', tenantId).actor });
const inGroup = (tenantId: Uuid): Question => ({
  actor: { ...platform.as('TRUST_LEAD', tenantId).actor, tenantKind: 'group' },
});
const total = async ({ sql, held }: ReadScope): Promise<number | null> => {
  const rows = await sql<{ total: number }>(`SELECT sum(total)::int AS total FROM read.tally_v1 t WHERE ${held('t')}`);
  return rows[0]?.total ?? null;
};
const codeOf = async (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'answered',
    (error: unknown) => (error as { code?: unknown; path?: unknown }).code,
  );

beforeAll(async () => {
  platform = await testPlatform({ name: 'read_store', events: [Counted], projections });
});
beforeEach(async () => {
  now = new Date().toISOString();
  members = [];
  asked.length = 0;
  school = await platform.school();
});
afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
afterAll(() => platform.drop());

describe('a question as at a time', () => {
  it('is answered with the rows that held then', async () => {
    await count(platform, school, [1]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const asOf = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await count(platform, school, [2], { from: 1 });
    await platform.engine.catchUp(school);
    now = new Date().toISOString();
    const sut = storeWith();
    expect(await sut.ask({ ...inSchool(), asOf }, total)).toBe(1);
    expect(await sut.ask(inSchool(), total)).toBe(3);
    expect(await sut.ask({ ...inSchool(), asOf: '2001-01-01T00:00:00Z' }, total)).toBeNull();
  });

  it('knows that it is about the past', async () => {
    const scope = await storeWith().ask({ ...inSchool(), asOf: '2026-01-01T00:00:00Z' }, (s) => Promise.resolve(s));
    expect(scope).toMatchObject({ at: '2026-01-01T00:00:00.000Z', past: true });
  });

  it.each([
    ['is no time', 'yesterday', 'READ.AS_OF_INVALID'],
    ['is SQL', "2026-01-01'; DROP TABLE read.tally_v1; --", 'READ.AS_OF_INVALID'],
    ['lies in the future', '2999-01-01T00:00:00Z', 'READ.AS_OF_FUTURE'],
  ])('that %s is refused with its field', async (_, asOf, code) => {
    const answer = storeWith().ask({ ...inSchool(), asOf }, total);
    await expect(answer).rejects.toMatchObject({ code, path: ['asOf'] });
  });
});

describe('a question that must not be older than a position', () => {
  it('waits until the read models are there', async () => {
    await count(platform, school, [4]);
    const minPosition = [{ tenant: school, position: 1 }];
    const answer = storeWith().ask({ ...inSchool(), minPosition }, total);
    setTimeout(() => void platform.engine.catchUp(school), 60);
    expect(await answer).toBe(4);
  });

  it('says that it is not ready when they do not come in time', async () => {
    await count(platform, school, [4]);
    const minPosition = [{ tenant: school, position: 1 }];
    const answer = storeWith({ waitAtMost: 30 }).ask({ ...inSchool(), minPosition }, total);
    await expect(answer).rejects.toMatchObject({ code: 'READ.POSITION_NOT_REACHED', path: ['minPosition'] });
  });

  it('is refused beyond the head, at once', async () => {
    await count(platform, school, [4]);
    await platform.engine.catchUp(school);
    const minPosition = [{ tenant: school, position: 2 }];
    expect(await codeOf(storeWith().ask({ ...inSchool(), minPosition }, total))).toBe('READ.POSITION_BEYOND_HEAD');
  });

  it('says the same of a foreign record, of one that does not exist and of no id at all', async () => {
    const foreign = await platform.school();
    await count(platform, foreign, [4]);
    await platform.engine.catchUp(foreign);
    for (const tenant of [foreign, randomUUID(), "x' OR true"]) {
      const answer = storeWith().ask({ ...inSchool(), minPosition: [{ tenant, position: 1 }] }, total);
      await expect(answer).rejects.toMatchObject({
        code: 'READ.POSITION_UNKNOWN',
        message: 'There is no record with this id that you may see.',
        path: ['minPosition', 'tenant'],
      });
    }
  });

  it('of a group may name a member school', async () => {
    const group = randomUUID();
    await platform.store.createTenant(group, 'group');
    members = [school];
    await count(platform, school, [4]);
    await platform.engine.catchUp(school);
    const minPosition = [{ tenant: school, position: 1 }];
    expect(await storeWith().ask({ ...inGroup(group), minPosition }, total)).toBe(4);
  });
});

describe('what a question sees', () => {
  let group: Uuid;
  let other: Uuid;

  beforeEach(async () => {
    group = randomUUID();
    await platform.store.createTenant(group, 'group');
    other = await platform.school();
    for (const [tenantId, by] of [
      [school, 1],
      [other, 10],
    ] as const) {
      await count(platform, tenantId, [by]);
      await platform.engine.catchUp(tenantId);
    }
  });

  it('is its own school and no other', async () => {
    members = [other];
    expect(await storeWith().ask(inSchool(), total)).toBe(1);
    expect(asked).toEqual([]);
  });

  it('of a group is its members and no school beside them', async () => {
    members = [school];
    expect(await storeWith().ask(inGroup(group), total)).toBe(1);
    members = [school, other];
    expect(await storeWith().ask(inGroup(group), total)).toBe(11);
    members = [];
    expect(await storeWith().ask(inGroup(group), total)).toBeNull();
  });

  it('of a group asks for its members at the question’s own time, with its own rows alone in sight', async () => {
    const asOf = '2026-01-01T00:00:00.000Z';
    await storeWith().ask({ ...inGroup(group), asOf }, total);
    expect(asked).toEqual([{ at: asOf, past: true, tenants: [group] }]);
  });

  it('ends with the question: the next one on the same connection begins with its own', async () => {
    members = [school, other];
    const sut = storeWith({ poolSize: 1 });
    expect(await sut.ask(inGroup(group), total)).toBe(11);
    expect(await sut.ask(inSchool(other), total)).toBe(10);
  });

  it('stays so when the members cannot be told: a list with something else than ids is a fault', async () => {
    members = ["x' OR true"];
    await expect(storeWith().ask(inGroup(group), total)).rejects.toThrow('A tenant id is not a UUID.');
  });

  it('cannot be changed by it', async () => {
    const write = storeWith().ask(inSchool(), ({ sql }) => sql('DELETE FROM read.tally_v1'));
    await expect(write).rejects.toThrow();
    expect(await storeWith().ask(inSchool(), total)).toBe(1);
  });
});
