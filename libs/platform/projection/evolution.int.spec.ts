import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventCatalogue } from '#platform/catalogue/event-catalogue.js';
import { aCommand, anEvent } from '#platform/event-store/event-store.fixtures.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { defineEvent, type Uuid } from '#platform/kernel/event.js';
import { Counted, tally, totals, turns } from '#platform/testing/counters.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { wireEvents } from '#platform/testing/wire-log.js';
import { ProjectionEngine } from './projection-engine.js';
import { Replay } from './replay.js';

// Counted as it was before this release: its first version told the counter by another name, its second in tens.
const CountedToday = defineEvent('Counted', 3)<{ readonly counter: string; readonly by: number }>({}, [
  ({ name, ...rest }) => ({ counter: name ?? null, ...rest }),
  ({ by, ...rest }) => ({ ...rest, by: Number(by) * 10 }),
]);
const today = new EventCatalogue([CountedToday]);
const projections = [tally, turns];

let platform: TestPlatform;
let store: PostgresEventStore;
/** The log as it is carried onward. */
let asStored: PostgresEventStore;
let engine: ProjectionEngine;
let school: Uuid;

const record = (version: number, schemaVersion: number, body: Record<string, string | number>, type = 'Counted') =>
  store.append(
    aCommand(school, [
      { streamId: 'a', expectedVersion: version - 1, events: [anEvent({ type, schemaVersion, body })] },
    ]),
  );

beforeAll(async () => {
  platform = await testPlatform({ name: 'evolution', events: [Counted], projections });
  const { urls } = platform;
  store = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project, shapes: today });
  asStored = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project });
  engine = new ProjectionEngine({
    projectUrl: urls.project,
    projections,
    readEvents: (...asked) => store.readTenant(...asked),
    shapes: today,
  });
});
beforeEach(async () => {
  school = await platform.school();
  await record(1, 1, { name: 'a', by: 1 });
  await record(2, 2, { counter: 'a', by: 2 });
  await record(3, 3, { counter: 'a', by: 3 });
});
afterAll(async () => {
  await Promise.all([store.close(), asStored.close(), engine.close()]);
  await platform.drop();
});

describe('a log of three versions of a type', () => {
  it('is one stream of today to whoever decides', async () => {
    const events = await store.readStream(school, 'a');
    expect(events.map(({ schemaVersion, body }) => ({ schemaVersion, body }))).toEqual(
      [10, 20, 3].map((by) => ({ schemaVersion: 3, body: { counter: 'a', by } })),
    );
  });

  it('is projected as today, read and delivered alike, and a replay agrees', async () => {
    await engine.take(school, (await wireEvents({ urls: platform.urls, store: asStored }, school)).slice(0, 2));
    expect(await totals(platform, school)).toEqual(['tally a 30', 'turns a 2']);
    await engine.catchUp(school);
    expect(await totals(platform, school)).toEqual(['tally a 33', 'turns a 3']);
    const replay = new Replay(platform.urls.project, projections, (...asked) => store.readTenant(...asked));
    expect((await replay.tenant(school)).differences).toEqual([]);
    await replay.close();
  });
});

describe.each([
  ['type', 'Discounted', 1],
  ['version', 'Counted', 4],
])('an event of a %s that this release does not know', (_, type, schemaVersion) => {
  it('stops the tenant right before it, visibly, and nobody else', async () => {
    await record(4, schemaVersion, { counter: 'a', by: 4 }, type);
    await engine.catchUp(school);
    await engine.catchUp(school);
    expect(await totals(platform, school)).toEqual(['tally a 33', 'turns a 3']);
    expect(await engine.position(school)).toBe(3);
    expect(await engine.parked(school)).toEqual(['tally', 'turns']);
    await expect(store.readStream(school, 'a')).rejects.toMatchObject({ code: 'STORE.UNKNOWN_EVENT' });
    const stopped = school;
    school = await platform.school();
    await record(1, 3, { counter: 'a', by: 7 });
    await engine.catchUp(school);
    expect(await totals(platform, school)).toEqual(['tally a 7', 'turns a 1']);
    expect(await engine.parked(school)).toEqual([]);
    expect(await engine.position(stopped)).toBe(3);
  });

  it('goes on once a release knows it', async () => {
    await record(4, schemaVersion, { counter: 'a', by: 4 }, type);
    await engine.catchUp(school);
    await engine.catchUp(school);
    const Later = defineEvent('Counted', 4)<object>({}, [...CountedToday.upcasts, (body) => body]);
    const Discounted = defineEvent('Discounted', 1)<object>();
    const { urls } = platform;
    const shapes = new EventCatalogue([Later, Discounted]);
    const later = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project, shapes });
    const newer = new ProjectionEngine({
      projectUrl: urls.project,
      projections,
      readEvents: (...asked) => later.readTenant(...asked),
    });
    await newer.unpark(school);
    expect(await newer.position(school)).toBe(4);
    await Promise.all([later.close(), newer.close()]);
  });
});
