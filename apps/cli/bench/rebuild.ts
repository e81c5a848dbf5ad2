import type { Uuid } from '#platform/kernel/event.js';
import { openPool } from '#platform/postgres/open-pool.js';
import type { ReadEvents } from '#platform/projection/read-events.js';
import { Rebuild } from '#platform/projection/rebuild.js';
import { Replay } from '#platform/projection/replay.js';
import type { AnyProjection } from '#platform/projection/row-fold.js';
import { seedSandbox } from '../sandbox/seed-sandbox.js';
import { projections } from '../../composition/features.js';
import { openInstallation } from '../../composition/installation.js';
import type { Settings } from '../../composition/settings.js';
import { inTurns, lineOf, type BenchLine } from './bench-line.js';
import { rebuildFloor } from './rebuild-floor.js';
import { rebuildOneFloor } from './rebuild-one-floor.js';

const ROUNDS = 9;

const perSecond = async (work: () => Promise<number>): Promise<number> => {
  const began = performance.now();
  const events = await work();
  return (events * 1000) / (performance.now() - began);
};

export const REBUILD_FIGURES = ['rebuild_one', 'rebuild_all'] as const;
/** The read model with the most rows. */
const ONE = 'reading';

/**
 * `rebuild_all`: every read model of the sandbox anew; `rebuild_one`: one of them. Each beside its floor, in interleaved
 * rounds; `wrong` counts rows that are not what a replay beside them says.
 */
export const benchRebuild = async (settings: Settings, names: readonly string[]): Promise<BenchLine[]> => {
  await seedSandbox(settings, () => undefined);
  const installation = await openInstallation(settings, { onError: () => undefined });
  const pool = openPool(installation.database.urls.project, 3);
  try {
    const all = await installation.store.tenants();
    const tenants = all.map(({ tenantId }) => tenantId);
    const { adminUrl, urls } = installation.database;
    const { store, engine } = installation;
    const readEvents = (...asked: Parameters<typeof store.readTenant>) => store.readTenant(...asked);
    const one = projections.find(({ name }) => name === ONE) as AnyProjection;
    const tenantByTenant = installation.database.kind === 'citus';
    const anew = new Rebuild({ pool, projections: [one], readEvents, tenantByTenant });
    const sides = {
      rebuild_one: { ours: () => anew.all(all), floor: () => rebuildOneFloor(adminUrl, tenants, one) },
      rebuild_all: { ours: () => engine.rebuildAll(all), floor: () => rebuildFloor(adminUrl, tenants) },
    };
    const lines: BenchLine[] = [];
    for (const name of REBUILD_FIGURES.filter((wanted) => names.includes(wanted))) {
      const { ours, floor } = sides[name];
      await ours();
      await floor();
      const both = [() => perSecond(ours), () => perSecond(floor)] as const;
      const line = lineOf(name, 'events/s', await inTurns(ROUNDS, ...both));
      lines.push({ ...line, wrong: { rows: await differences(urls.project, readEvents, tenants) } });
    }
    return lines;
  } finally {
    await pool.end();
    await installation.close();
  }
};

const differences = async (projectUrl: string, readEvents: ReadEvents, tenants: readonly Uuid[]): Promise<number> => {
  const replay = new Replay(projectUrl, projections, readEvents);
  try {
    let rows = 0;
    for (const tenantId of tenants) rows += (await replay.tenant(tenantId)).differences.length;
    return rows;
  } finally {
    await replay.close();
  }
};
