import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { ProjectionEngine, type ProjectionEngineOptions } from './projection-engine.js';
import { count, Counted, poison, tally, totals, turns } from '#platform/testing/counters.js';
import { Replay } from './replay.js';
import type { WireEvent } from '#platform/messaging/kafka/wire.js';
import { wireEvents } from '#platform/testing/wire-log.js';

const projections = [tally, turns];
let platform: TestPlatform;
let school: Uuid;
let project: Pool;
const parkings: string[] = [];
const engines: ProjectionEngine[] = [];

const engineWith = (options: Partial<ProjectionEngineOptions> = {}): ProjectionEngine => {
  const engine = new ProjectionEngine({
    projectUrl: platform.urls.project,
    projections,
    readEvents: (tenantId, after, limit) => platform.store.readTenant(tenantId, after, limit),
    onParked: (projection, tenantId, error) => parkings.push(`${projection} of ${tenantId}: ${error.message}`),
    ...options,
  });
  engines.push(engine);
  return engine;
};

const replay = async (): Promise<Awaited<ReturnType<Replay['tenant']>>> => {
  const readEvents = platform.store.readTenant.bind(platform.store);
  const sut = new Replay(platform.urls.project, projections, readEvents);
  return sut.tenant(school).finally(() => sut.close());
};

/** Changes rows behind the engine's back. */
const tamper = (sql: string): Promise<unknown> => inTenants(project, [school], (client) => client.query(sql));

beforeAll(async () => {
  platform = await testPlatform({ name: 'projection_engine', events: [Counted], projections });
  project = openPool(platform.urls.project, 1);
});
beforeEach(async () => {
  school = await platform.school();
});
afterEach(async () => {
  poison.on = false;
  parkings.length = 0;
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});
afterAll(async () => {
  await project.end();
  await platform.drop();
});

describe('a log that is projected', () => {
  it('stands in the tables, and doing it again changes nothing', async () => {
    await count(platform, school, [1, 2, 3]);
    const sut = engineWith();
    await sut.catchUp(school);
    await sut.catchUp(school);
    expect(await totals(platform, school)).toEqual(['tally a 6', 'turns a 3']);
    expect(await sut.position(school)).toBe(3);
  });

  it('leaves the same rows in batches of two as in one', async () => {
    await count(platform, school, [1, 2, 3, 4, 5]);
    await engineWith({ batch: 2 }).catchUp(school);
    expect((await replay()).differences).toEqual([]);
    expect(await totals(platform, school)).toEqual(['tally a 15', 'turns a 5']);
  });

  it('of many new tenants is taken together, and what is beyond a batch follows', async () => {
    const schools = await Promise.all([platform.school(), platform.school(), platform.school()]);
    const [one, two] = schools;
    await count(platform, one, [1, 2, 3]);
    await count(platform, two, [9]);
    const sut = engineWith({ batch: 2 });
    const tenants = (await platform.store.tenants()).filter(({ tenantId }) => schools.includes(tenantId));
    expect(await sut.catchUpAll(tenants)).toBe(2);
    expect(await totals(platform, one)).toEqual(['tally a 6', 'turns a 3']);
    expect(await totals(platform, two)).toEqual(['tally a 9', 'turns a 1']);
    expect(await sut.catchUpAll(tenants)).toBe(0);
  });
});

describe('events that were delivered', () => {
  const unread = (): Promise<never> => Promise.reject(new Error('The log was read.'));

  it('are projected without reading them in the log', async () => {
    await count(platform, school, [1, 2, 3]);
    const sut = engineWith({ readEvents: unread });
    const [first, ...others] = await wireEvents(platform, school);
    expect(await sut.take(school, [first as WireEvent])).toBe('taken');
    expect(await sut.take(school, others)).toBe('taken');
    expect(await sut.take(school, others)).toBe('taken');
    expect(await totals(platform, school)).toEqual(['tally a 6', 'turns a 3']);
    expect((await replay()).differences).toEqual([]);
  });

  it('are joined to what a checkpoint has seen, hole and overlap alike', async () => {
    await count(platform, school, [1, 2, 3, 4, 5, 6]);
    const events = await wireEvents(platform, school);
    const read: [number, number][] = [];
    const sut = engineWith({
      readEvents: (tenantId, after, limit) => {
        read.push([after, limit]);
        return platform.store.readTenant(tenantId, after, limit);
      },
    });
    await sut.take(school, events.slice(0, 3));
    expect(await sut.take(school, events.slice(1, 4))).toBe('taken');
    expect(read).toEqual([]);
    expect(await sut.take(school, events.slice(5))).toBe('taken');
    expect(read).toEqual([[4, 1]]);
    expect(await totals(platform, school)).toEqual(['tally a 21', 'turns a 6']);
  });

  it('are left where the hole before them is long: somebody else reads the log', async () => {
    await count(platform, school, [1, 2, 3, 4]);
    const sut = engineWith({ batch: 2 });
    expect(await sut.take(school, (await wireEvents(platform, school)).slice(3))).toBe('behind');
    expect(await totals(platform, school)).toEqual([]);
  });

  it('are left to a process that holds the checkpoints, and it says so', async () => {
    await count(platform, school, [1, 2]);
    const events = await wireEvents(platform, school);
    const sut = engineWith({ readEvents: unread });
    await sut.take(school, events.slice(0, 1));
    await inTenants(project, [school], async (client) => {
      await client.query('SELECT FROM read.checkpoint WHERE tenant_id = $1 FOR UPDATE', [school]);
      expect(await sut.take(school, events.slice(1))).toBe('held');
    });
    expect(await sut.take(school, events.slice(1))).toBe('taken');
    expect(await totals(platform, school)).toEqual(['tally a 3', 'turns a 2']);
  });
});

describe('an event that a projection cannot take', () => {
  beforeEach(async () => {
    await count(platform, school, [1, 13, 2]);
    poison.on = true;
  });

  it('parks that projection of that tenant, and says so', async () => {
    const sut = engineWith({ batch: 1 });
    await sut.catchUp(school);
    expect(await sut.parked(school)).toEqual(['tally']);
    expect(parkings).toEqual([`tally of ${school}: Thirteen is more than this can bear.`]);
  });

  it('hurts neither the neighbour on the same log nor another tenant', async () => {
    const other = await platform.school();
    await count(platform, other, [4]);
    const sut = engineWith({ batch: 1 });
    await sut.catchUp(school);
    await sut.catchUp(other);
    expect(await totals(platform, school)).toEqual(['tally a 1', 'turns a 3']);
    expect(await totals(platform, other)).toEqual(['tally a 4', 'turns a 1']);
  });

  it('leaves nothing of its own batch, and holds the position where it stands', async () => {
    const sut = engineWith();
    await sut.catchUp(school);
    expect(await totals(platform, school)).toEqual(['turns a 3']);
    expect(await sut.position(school)).toBe(0);
  });

  it('parks it at once, though it is the first batch that this tenant ever had', async () => {
    const sut = engineWith();
    await sut.catchUp(school);
    expect(await sut.parked(school)).toEqual(['tally']);
    expect(parkings).toHaveLength(1);
  });

  it('is not tried again by itself; the cell goes on where it stands once it is unparked', async () => {
    const sut = engineWith({ batch: 1 });
    await sut.catchUp(school);
    poison.on = false;
    await count(platform, school, [5], { from: 3 });
    await sut.catchUp(school);
    expect(await totals(platform, school)).toEqual(['tally a 1', 'turns a 4']);
    await sut.unpark(school);
    expect(await sut.parked(school)).toEqual([]);
    expect(await totals(platform, school)).toEqual(['tally a 21', 'turns a 4']);
    expect((await replay()).differences).toEqual([]);
  });
});

describe('a batch with a hole', () => {
  it('is refused: nothing of it is written, and no position passes the hole', async () => {
    await count(platform, school, [1, 2, 3]);
    const holed = engineWith({
      readEvents: async (tenantId, after, limit) =>
        (await platform.store.readTenant(tenantId, after, limit)).filter(({ metadata }) => metadata.position !== 2),
    });
    await holed.catchUp(school);
    expect(await totals(platform, school)).toEqual([]);
    expect(await holed.position(school)).toBe(0);
    expect(parkings).toEqual(projections.map(({ name }) => `${name} of ${school}: Position 2 is missing.`));
  });

  it('heals when the log is read whole again', async () => {
    await count(platform, school, [1, 2, 3]);
    await engineWith({
      readEvents: async (t, after) => (await platform.store.readTenant(t, after, 9)).slice(1),
    }).catchUp(school);
    await engineWith().unpark(school);
    expect(await totals(platform, school)).toEqual(['tally a 6', 'turns a 3']);
  });
});

describe('two engines at once', () => {
  it('project every event once', async () => {
    await count(
      platform,
      school,
      Array.from({ length: 40 }, () => 1),
    );
    const [one, two] = [engineWith({ batch: 3 }), engineWith({ batch: 4 })];
    await Promise.all([one.catchUp(school), two.catchUp(school), one.catchUp(school), two.catchUp(school)]);
    await one.catchUp(school);
    expect(await totals(platform, school)).toEqual(['tally a 40', 'turns a 40']);
    expect((await replay()).differences).toEqual([]);
    expect(parkings).toEqual([]);
  });
});

describe('a rebuild', () => {
  it('leaves what the live tables had, and takes the place of what was changed by hand', async () => {
    await count(platform, school, [1, 2, 3]);
    const sut = engineWith();
    await sut.catchUp(school);
    const live = await replay();
    await tamper('UPDATE read.tally_v1 SET total = 999');
    expect(await sut.rebuild(school)).toBe(3);
    expect(await replay()).toEqual(live);
    expect(live.differences).toEqual([]);
  });

  it('takes up what was parked', async () => {
    await count(platform, school, [13]);
    poison.on = true;
    const sut = engineWith();
    await sut.catchUp(school);
    poison.on = false;
    await sut.rebuild(school);
    expect(await sut.parked(school)).toEqual([]);
    expect(await totals(platform, school)).toEqual(['tally a 13', 'turns a 1']);
  });
});

describe('a replay', () => {
  beforeEach(async () => {
    await count(platform, school, [1, 2]);
    await count(platform, school, [7], { counter: 'b' });
    await engineWith().catchUp(school);
  });

  it('counts events and rows, present and past, and finds nothing in a sound table', async () => {
    expect(await replay()).toMatchObject({ tenantId: school, events: 3, rows: 6, differences: [] });
  });

  it('names table and key of a row that was changed by hand', async () => {
    await tamper("UPDATE read.tally_v1 SET total = 8 WHERE counter = 'b'");
    expect((await replay()).differences).toMatchObject([{ table: 'read.tally_v1', key: 'counter=b from position 3' }]);
  });

  it('finds a change to the past, a row that is missing and one that nobody wrote', async () => {
    await tamper("UPDATE read.tally_v1 SET total = 8 WHERE counter = 'a' AND to_position = 2");
    await tamper("DELETE FROM read.turns_v1 WHERE counter = 'b'");
    await tamper(
      `INSERT INTO read.turns_v1 (tenant_id, counter, turns, from_position, from_at) VALUES ('${school}', 'c', 1, 9, now())`,
    );
    const { differences } = await replay();
    expect(differences.map(({ key, found, expected }) => [key, found !== null, expected !== null])).toEqual([
      ['counter=a from position 1', true, true],
      ['counter=b from position 3', false, true],
      ['counter=c from position 9', true, false],
    ]);
  });

  it('compares with the log as far as the tables have come, and not beyond', async () => {
    await count(platform, school, [100], { from: 2 });
    expect((await replay()).differences).toEqual([]);
  });
});
