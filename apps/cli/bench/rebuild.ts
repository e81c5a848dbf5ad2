import { seedSandbox } from '../sandbox/seed-sandbox.js';
import { openInstallation } from '../../composition/installation.js';
import type { Settings } from '../../composition/settings.js';
import type { BenchLine } from './append.js';
import { rebuildFloor } from './rebuild-floor.js';

const ROUNDS = 9;

const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
};

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
    const rounds: { value: number; floor: number }[] = [];
    await rebuild();
    await floor();
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = round % 2 === 0;
      const early = first ? await perSecond(rebuild) : await perSecond(floor);
      const late = first ? await perSecond(floor) : await perSecond(rebuild);
      rounds.push(first ? { value: early, floor: late } : { value: late, floor: early });
    }
    return [lineOf(rounds)];
  } finally {
    await installation.close();
  }
};

const lineOf = (rounds: readonly { value: number; floor: number }[]): BenchLine => {
  const ratios = rounds.map(({ value, floor }) => value / floor);
  const round = (value: number): number => Number(value.toFixed(3));
  return {
    name: 'rebuild_all',
    value: Math.round(
      quantile(
        rounds.map(({ value }) => value),
        0.5,
      ),
    ),
    unit: 'events/s',
    floor: Math.round(
      quantile(
        rounds.map(({ floor }) => floor),
        0.5,
      ),
    ),
    ratio: round(quantile(ratios, 0.5)),
    quartiles: [round(quantile(ratios, 0.25)), round(quantile(ratios, 0.75))],
    rounds: rounds.length,
  };
};
