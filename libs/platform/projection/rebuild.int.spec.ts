import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { count, Counted, poison, tally, totals, turns } from '#platform/testing/counters.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { ProjectionEngine } from './projection-engine.js';
import { Rebuild } from './rebuild.js';
import { Replay } from './replay.js';

const projections = [tally, turns];
let platform: TestPlatform;
let pool: Pool;
let engine: ProjectionEngine;
let school: Uuid;

const readEvents = (...asked: Parameters<TestPlatform['store']['readTenant']>) => platform.store.readTenant(...asked);
const rebuildOf = (options: { tenantByTenant?: boolean; read?: typeof readEvents } = {}): Rebuild =>
  new Rebuild({
    ...{ pool, projections, readEvents: options.read ?? readEvents },
    tenantByTenant: options.tenantByTenant ?? false,
  });
const ask = (sql: string, tenants = [school]) => inTenants(pool, tenants, async (client) => client.query<object>(sql));
/** Rows with where they lie in the table: a row that is written again lies elsewhere. */
const places = async () =>
  (await ask(`SELECT ctid::text, * FROM read.tally_v1 WHERE tenant_id = '${school}' ORDER BY from_position`)).rows;
const differences = async (tenantId = school) => {
  const replay = new Replay(platform.urls.project, projections, readEvents);
  return (await replay.tenant(tenantId).finally(() => replay.close())).differences;
};
const tenants = async () => (await platform.store.tenants()).filter(({ head }) => head > 0);

beforeAll(async () => {
  platform = await testPlatform({ name: 'rebuild', events: [Counted], projections });
  pool = openPool(platform.urls.project, 4);
  engine = new ProjectionEngine({ projectUrl: platform.urls.project, projections, readEvents });
});
beforeEach(async () => {
  school = await platform.school();
  await count(platform, school, [1, 2, 3]);
  await engine.catchUp(school);
});
afterEach(() => {
  poison.on = false;
});
afterAll(async () => {
  await Promise.all([pool.end(), engine.close()]);
  await platform.drop();
});

describe.each([
  ['many tenants at once', false],
  ['one tenant after the other', true],
])('read models made anew, %s', (_, tenantByTenant) => {
  it('hold what the log says, whatever was done to them', async () => {
    await ask(`UPDATE read.tally_v1 SET total = 99 WHERE tenant_id = '${school}' AND to_at = 'infinity'`);
    await ask(`DELETE FROM read.turns_v1 WHERE tenant_id = '${school}' AND from_position = 1`);
    await ask(`INSERT INTO read.turns_v1 (tenant_id, counter, turns, from_position, from_at)
      VALUES ('${school}', 'nobody', 7, 2, now())`);
    expect(await differences()).toHaveLength(3);
    expect(await rebuildOf({ tenantByTenant }).together([{ tenantId: school, head: 3 }])).toEqual([3]);
    expect(await differences()).toEqual([]);
    expect(await engine.position(school)).toBe(3);
  });

  it('go on with what was projected while their log was read', async () => {
    let isFirst = true;
    const read = async (...asked: Parameters<typeof readEvents>) => {
      const events = await readEvents(...asked);
      if (isFirst) {
        isFirst = false;
        await count(platform, school, [4, 5], { from: 3 });
        await engine.catchUp(school);
      }
      return events;
    };
    expect(await rebuildOf({ tenantByTenant, read }).together([{ tenantId: school, head: 3 }])).toEqual([5]);
    expect(await totals(platform, school)).toEqual(['tally a 15', 'turns a 5']);
    expect(await differences()).toEqual([]);
  });

  it('stay as they were when an event cannot be folded', async () => {
    await count(platform, school, [13], { from: 3 });
    poison.on = true;
    const before = await places();
    await expect(rebuildOf({ tenantByTenant }).together([{ tenantId: school, head: 4 }])).rejects.toThrow('Thirteen');
    expect(await places()).toEqual(before);
    expect(await engine.position(school)).toBe(3);
  });
});

describe('read models made anew that were right', () => {
  it('are not written again, and are a generation further', async () => {
    const before = await places();
    await rebuildOf().together([{ tenantId: school, head: 3 }]);
    expect(await places()).toEqual(before);
    const { rows } = await ask(`SELECT generation::int FROM read.checkpoint WHERE tenant_id = '${school}'`);
    expect(rows).toEqual([{ generation: 1 }, { generation: 1 }]);
  });
});

describe('many tenants', () => {
  it('are made anew some together, each its own rows', async () => {
    const sister = await platform.school();
    await count(platform, sister, [10, 20]);
    const told: Uuid[] = [];
    const all = await tenants();
    const events = await rebuildOf().all(all, (ids) => told.push(...ids));
    expect(events).toBe(all.reduce((sum, { head }) => sum + head, 0));
    expect(told.sort()).toEqual(all.map(({ tenantId }) => tenantId).sort());
    expect(await totals(platform, sister)).toEqual(['tally a 30', 'turns a 2']);
    expect(await differences(sister)).toEqual([]);
    expect(await differences()).toEqual([]);
  });

  it('are not kept from theirs by rows of others', async () => {
    const sister = await platform.school();
    await count(platform, sister, [10]);
    await engine.catchUp(sister);
    await ask(`UPDATE read.tally_v1 SET total = 99 WHERE tenant_id = '${sister}'`, [sister]);
    await rebuildOf().together([{ tenantId: school, head: 3 }]);
    expect(await totals(platform, sister)).toEqual(['tally a 99', 'turns a 1']);
  });
});
