import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { BreachClosed, breachEvents } from '#contracts/breach.events.js';
import type { Names, PostsThen } from '#contracts/audience.port.js';
import { peopleEvents, PersonDetailsChanged, PersonLeft, PersonRegistered } from '#contracts/people.events.js';
import type { Schools } from '#contracts/schools.port.js';
import { EventCatalogue } from '#platform/catalogue/event-catalogue.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Decider } from '#platform/kernel/decider.js';
import type { Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';
import { accept, type Refusal } from '#platform/kernel/result.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { ChainQuery } from './query/chain/chain.query.js';
import { EventsQuery } from './query/events/events.query.js';
import { HistoryQuery } from './query/history/history.query.js';
import { SampleQuery, type SampleAsked } from './query/sample/sample.query.js';

let platform: TestPlatform;
let oak: Uuid;
let first: number;

const schools: Schools = {
  schoolsIn: () => Promise.resolve([]),
  visibleFrom: ({ tenants }) => Promise.resolve(new Map(tenants.map((tenant) => [tenant, first]))),
  joinedLater: () => Promise.resolve([]),
  one: () => Promise.resolve(null),
};
const names: Names = {
  namesIn: () => Promise.resolve(new Map()),
  holdersIn: () => Promise.resolve(new Map()),
};
const posts: PostsThen = { postsThen: () => Promise.resolve(new Map()) };

/** Folds as the people's own does, over the fields that this spec looks at. */
const person = defineProjection<
  Told,
  {
    readonly person_id: Uuid;
    readonly kind: string;
    readonly left_on: string | null;
    readonly given_name: string | null;
  }
>({
  name: 'person',
  version: 1,
  table: { name: 'person', key: { person_id: 'uuid' }, columns: { given_name: 'text', kind: 'text', left_on: 'date' } },
  handles: ['PersonRegistered', 'PersonDetailsChanged', 'PersonLeft'],
  keys: ({ body }) => [{ person_id: body.personId }],
  evolve: (row, event) => {
    if (event.type === 'PersonRegistered') {
      const { personId, kind, givenName } = event.body;
      return { person_id: personId, kind, given_name: givenName, left_on: null };
    }
    if (event.type === 'PersonLeft') return row && { ...row, left_on: event.body.leftOn };
    return row && { ...row, kind: event.body.kind ?? row.kind };
  },
});

type Told =
  ReturnType<typeof PersonRegistered> | ReturnType<typeof PersonDetailsChanged> | ReturnType<typeof PersonLeft>;
type Written = Told | ReturnType<typeof BreachClosed>;
const anything: Decider<null, Written, Written, Refusal> = {
  initialState: null,
  evolve: () => null,
  decide: (event) => accept([event]),
};
const write = async (stream: string, event: Written, more: Partial<RequestContext> = {}): Promise<number> => {
  const context = { ...platform.as('CLERK', oak), ...more };
  const spec = { name: 'Write', tenantId: oak, subject: oak, roles: ['CLERK'], input: { stream, event } } as const;
  const outcome = await platform.runner.run(context, spec, async (unit) => {
    const loaded = await unit.load(anything, stream);
    const decided = unit.decide(anything, loaded, event);
    return decided.ok ? accept(oak) : decided;
  });
  if (!outcome.done) throw new Error(outcome.refusal.code);
  return outcome.position;
};
const registered = (personId: Uuid): Written =>
  PersonRegistered({
    personId,
    personRef: null,
    givenName: 'Siân',
    familyName: 'Rees',
    email: null,
    kind: 'teacher',
    language: 'en',
  });
const left = (personId: Uuid): Written => PersonLeft({ personId, leftOn: '2026-09-01' });
const closed = (): Written => BreachClosed({ breachId: randomUUID(), closedBy: randomUUID() });

const ask = <Answer>(answer: (scope: ReadScope) => Promise<Answer>): Promise<Answer> =>
  platform.reads.ask({ actor: platform.as('AUDITOR', oak).actor }, answer);
const events = new EventsQuery(schools, names, posts);
const chain = (position: number) =>
  ask((scope) => new ChainQuery(schools, events).chain(scope, { tenantId: oak, position }));
const sample = (asked: Partial<SampleAsked> = {}) =>
  ask((scope) => new SampleQuery(schools, events).draw(scope, { of: 'EVENTS', seed: 'tombola', size: 3, ...asked }));
const history = (streamId: string, from = 1) =>
  ask((scope) =>
    new HistoryQuery(
      schools,
      [{ group: 'people', projection: person }],
      new EventCatalogue([...peopleEvents, ...breachEvents]),
      events,
    ).history(scope, { tenantId: oak, streamId, from, first: 50 }),
  );
const idAt = async (position: number): Promise<Uuid> => {
  const [event] = await platform.store.readTenant(oak, position - 1, 1);
  return event?.metadata.eventId ?? '';
};
const positions = (shown: readonly object[] | undefined) =>
  (shown as readonly { position: number }[] | undefined)?.map(({ position }) => position);

beforeAll(async () => {
  platform = await testPlatform({ name: 'audit_replay', events: [...peopleEvents, ...breachEvents], projections: [] });
});
afterAll(() => platform.drop());
beforeEach(async () => {
  platform.now = new Date(Date.now() + 60_000).toISOString();
  first = 1;
  oak = await platform.school();
});

describe('one thing stepped through', () => {
  const personId = '11111111-1111-4111-8111-111111111111';
  const stream = `person-${personId}`;
  beforeEach(async () => {
    await write(stream, registered(personId));
    await write(stream, PersonDetailsChanged({ personId, kind: 'governor' }));
    await write(stream, left(personId));
  });

  it('tells what each event changed and how all stood after it, in both languages', async () => {
    const sut = await history(stream);
    expect(sut).toMatchObject({ total: 3, firstVersion: 1 });
    expect(sut?.steps.map(({ changes }) => changes.map(({ field }) => field))).toEqual([
      ['person.given_name', 'person.kind'],
      ['person.kind'],
      ['person.left_on'],
    ]);
    expect(sut?.steps[1]?.changes[0]).toMatchObject({
      label: { en: 'In what capacity', cy: 'Ym mha swyddogaeth' },
      before: { en: 'teacher', cy: 'athro neu athrawes' },
      after: { en: 'governor', cy: 'llywodraethwr' },
    });
    expect(sut?.steps[2]?.state.map(({ value }) => value?.en)).toEqual([undefined, 'governor', '1 September 2026']);
  });

  it('says of a personal field that it is there, and not what it says', async () => {
    const sut = await history(stream);
    expect(sut?.steps[0]?.changes[0]).toMatchObject({ sealed: true, before: null, after: null });
    expect(JSON.stringify(sut?.steps.map(({ state }) => state))).not.toContain('Siân');
  });

  it('begins where the asker’s sight begins, and keeps back what stood before', async () => {
    first = 2;
    const sut = await history(stream);
    expect(sut).toMatchObject({ total: 2, firstVersion: 2 });
    expect(sut?.steps[0]?.changes[0]).toMatchObject({ before: null, after: { en: 'governor' } });
    expect(sut?.steps[1]?.changes[0]).toMatchObject({ after: { en: '1 September 2026' } });
  });

  it('goes on from any of its events with the same state', async () => {
    const [whole, rest] = [await history(stream), await history(stream, 3)];
    expect(rest?.steps).toEqual(whole?.steps.slice(2));
  });

  it('is none for a case, nor for what is not there', async () => {
    await write('breach-1', closed());
    expect(await history('breach-1')).toBeNull();
    expect(await history('person-2')).toBeNull();
  });
});

describe('why an event happened', () => {
  it('is told up to what began it and down to what it set off, with what was written beside it', async () => {
    await write('person-1', left(randomUUID()));
    await write('person-2', left(randomUUID()), { causationId: await idAt(1) });
    await write('person-3', left(randomUUID()), { causationId: await idAt(2) });
    await write('person-4', left(randomUUID()), { causationId: await idAt(2) });
    const middle = await chain(2);
    expect(positions(middle?.causes)).toEqual([1]);
    expect(middle?.effects.map(({ depth, event }) => [depth, (event as { position: number }).position])).toEqual([
      [1, 3],
      [1, 4],
    ]);
    expect(positions((await chain(4))?.causes)).toEqual([1, 2]);
    const top = await chain(1);
    expect(top?.effects.map(({ depth }) => depth)).toEqual([1, 2, 2]);
    expect(top?.complete).toBe(true);
  });

  it('leads neither to a case nor past what the asker may see', async () => {
    await write('breach-1', closed());
    await write('person-2', left(randomUUID()), { causationId: await idAt(1) });
    await write('person-3', left(randomUUID()), { causationId: await idAt(2) });
    await write('breach-1', closed(), { causationId: await idAt(2) });
    expect(await chain(1)).toBeNull();
    expect(await chain(2)).toMatchObject({ causes: [], effects: [{ event: { position: 3 } }] });
    first = 3;
    expect(await chain(2)).toBeNull();
    expect(await chain(3)).toMatchObject({ causes: [] });
  });
});

describe('a sample', () => {
  beforeEach(async () => {
    for (let n = 1; n <= 12; n += 1) await write(`person-${String(n)}`, left(randomUUID()));
    await write('breach-1', closed());
  });

  it('is drawn by SHA-256 of seed, line feed and content hash, smallest first', async () => {
    const rows = await ask((scope) => events.page(scope, {}, { first: 50 }));
    const all = (rows as { edges: { node: { type: string; contentHash: string } }[] }).edges
      .map(({ node }) => node)
      .filter(({ type }) => type === 'PersonLeft')
      .map(({ contentHash }) => createHash('sha256').update(`tombola\n${contentHash}`).digest('hex'))
      .sort();
    const sut = await sample();
    expect(sut.population).toBe(12);
    expect(sut.items.map(({ hash }) => hash)).toEqual(all.slice(0, 3));
  });

  it('is the same again, another by another seed, and never a case', async () => {
    const hashes = async (asked: Partial<SampleAsked>) => (await sample(asked)).items.map(({ hash }) => hash);
    expect(await hashes({})).toEqual(await hashes({}));
    expect(await hashes({ seed: 'other' })).not.toEqual(await hashes({}));
    const types = (await sample({ size: 100 })).items.map(({ event }) => (event as { type: string }).type);
    expect([types.length, new Set(types)]).toEqual([12, new Set(['PersonLeft'])]);
  });

  it.each([{ seed: '' }, { seed: 'two\nlines' }, { size: 0 }, { size: 101 }])('is refused for %j', async (asked) => {
    const [field] = Object.keys(asked);
    await expect(sample(asked)).rejects.toMatchObject({ path: [field] });
  });
});
