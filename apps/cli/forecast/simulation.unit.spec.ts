import { describe, expect, it } from '@jest/globals';
import type { Fault, Plant, Scenario } from './model.js';
import { simulate } from './simulation.js';

const plant: Plant = {
  partitions: 12,
  workers: 3,
  databaseProcessors: 2,
  batch: 500,
  batchOverhead: 2,
  sweep: 0.05,
};

const scenario = (change: Partial<Scenario> = {}, of: Partial<Plant> = {}): Scenario => ({
  plant: { ...plant, ...of },
  costs: { relay: { program: 0.05, database: 0.01 }, project: { program: 0.5, database: 0.5 } },
  rate: 500,
  seconds: 120,
  fault: null,
  seed: 'seven',
  ...change,
});

const faults: Fault[] = [
  { kind: 'worker', at: 30, seconds: 30 },
  { kind: 'broker', at: 30, seconds: 60 },
  { kind: 'database', at: 30, seconds: 20 },
];

describe('a forecast', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(simulate(scenario())).toEqual(simulate(scenario()));
    expect(simulate(scenario({ seed: 'eight' })).arrived).not.toBe(simulate(scenario()).arrived);
  });

  it('brings about as many events as were expected', () => {
    const { arrived } = simulate(scenario({ seconds: 400 }));
    // Four standard deviations of a Poisson count.
    expect(Math.abs(arrived - 200_000)).toBeLessThan(4 * Math.sqrt(200_000));
  });

  it.each([null, ...faults])('loses nothing and shows nothing twice: %j', (fault) => {
    const { arrived, shown } = simulate(scenario({ fault }));
    expect(shown).toBe(arrived);
  });

  it('uses the processors as arithmetic says', () => {
    const { busy } = simulate(scenario({ rate: 1_000, seconds: 200 }, { batchOverhead: 0 }));
    // 1,000 events/s at 0.5 ms on three workers; and at 0.5 and 0.01 ms on two processors.
    expect(busy.workers).toBeCloseTo((1_000 * 0.0005) / 3, 2);
    expect(busy.database).toBeCloseTo((1_000 * 0.00051) / 2, 2);
  });

  it('waits in one queue as Pollaczek and Khinchine say', () => {
    // One partition, one worker, events one by one and nothing but the database's processor: M/D/1.
    const [service, load] = [0.01, 0.5];
    const { lag } = simulate({
      ...scenario({ rate: load / service, seconds: 400 }),
      plant: { partitions: 1, workers: 1, databaseProcessors: 1, batch: 1, batchOverhead: 0, sweep: 0.001 },
      costs: { relay: { program: 0, database: 0 }, project: { program: 0, database: service * 1000 } },
    });
    expect(lag.mean / (service + (load * service) / (2 * (1 - load)))).toBeCloseTo(1, 1);
  });

  it('has caught up when what gathered has been worked off by what is left of the capacity', () => {
    const down: Fault = { kind: 'database', at: 60, seconds: 60 };
    const costs = { relay: { program: 0, database: 0 }, project: { program: 0.1, database: 1 } };
    const { recovery, mostBehind } = simulate(
      scenario(
        { rate: 1_200, seconds: 300, fault: down, costs },
        { databaseProcessors: 2, batchOverhead: 0, batch: 100 },
      ),
    );
    expect(mostBehind / (1_200 * 60)).toBeCloseTo(1, 1);
    // 2,000 events/s can be done and 1,200 keep coming: 72,000 take 90 s.
    expect((recovery ?? 0) / 90).toBeCloseTo(1, 1);
  });

  it('shares out what a dead worker had, and not before its group has noticed', () => {
    const fault: Fault = { kind: 'worker', at: 30, seconds: 30 };
    const { lag } = simulate(scenario({ fault }));
    expect(lag.most).toBeGreaterThan(29);
    expect(lag.p50).toBeLessThan(1);
  });
});
