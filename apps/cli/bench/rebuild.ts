import { seedSandbox } from '../sandbox/seed-sandbox.js';
import { openInstallation } from '../../composition/installation.js';
import type { Settings } from '../../composition/settings.js';
import { lineOf, type BenchLine, type BenchRound } from './bench-line.js';
import { rebuildFloor } from './rebuild-floor.js';

const ROUNDS = 9;

const perSecond = async (work: () => Promise<number>): Promise<number> => {
  const began = performance.now();
  const events = await work();
  return (events * 1000) / (performance.now() - began);
};

/** `rebuild_all`: every read model of the sandbox anew, beside the floor, in interleaved rounds. */
export const benchRebuild = async (settings: Settings): Promise<BenchLine[]> => {
  await seedSandbox(settings, () => undefined);
  const installation = await openInstallation(settings, { onError: () => undefined });
  try {
    const tenants = (await installation.store.tenants()).map(({ tenantId }) => tenantId);
    const rebuild = async (): Promise<number> => {
      let events = 0;
      for (const tenant of tenants) events += await installation.engine.rebuild(tenant);
      return events;
    };
    const floor = (): Promise<number> => rebuildFloor(installation.database.adminUrl, tenants);
    const rounds: BenchRound[] = [];
    await rebuild();
    await floor();
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = round % 2 === 0;
      const early = first ? await perSecond(rebuild) : await perSecond(floor);
      const late = first ? await perSecond(floor) : await perSecond(rebuild);
      rounds.push(first ? { value: early, floor: late } : { value: late, floor: early });
    }
    return [lineOf('rebuild_all', 'events/s', rounds)];
  } finally {
    await installation.close();
  }
};
