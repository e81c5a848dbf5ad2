import { seedSandbox } from '../sandbox/seed-sandbox.js';
import { openInstallation } from '../../composition/installation.js';
import type { Settings } from '../../composition/settings.js';
import { inTurns, lineOf, type BenchLine } from './bench-line.js';
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
    const all = await installation.store.tenants();
    const tenants = all.map(({ tenantId }) => tenantId);
    const rebuild = (): Promise<number> => installation.engine.rebuildAll(all);
    const floor = (): Promise<number> => rebuildFloor(installation.database.adminUrl, tenants);
    await rebuild();
    await floor();
    const rounds = await inTurns(
      ROUNDS,
      () => perSecond(rebuild),
      () => perSecond(floor),
    );
    return [lineOf('rebuild_all', 'events/s', rounds)];
  } finally {
    await installation.close();
  }
};
