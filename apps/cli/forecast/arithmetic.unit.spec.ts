import { describe, expect, it } from '@jest/globals';
import { needsOf } from './arithmetic.js';
import type { Costs } from './model.js';

const costs: Costs = {
  append: { program: 0.5, database: 0.5 },
  relay: { program: 0.1, database: 0.1 },
  project: { program: 0.9, database: 0.4 },
  bytesPerEvent: { log: 1_024, readModels: 1_024 },
};

const country = { name: 'Somewhere', tenants: 10, staff: 100, events: 1_048_576, busiest: 1_000 };

describe('what a country needs', () => {
  it('is the cost of an event times its events', () => {
    expect(needsOf(country, costs)).toEqual({
      processors: { programs: 1.5, database: 1 },
      // One processor of work for relay and read models, half busy.
      workers: 2,
      partitions: 12,
      databaseNodes: 1,
      gibibytesAYear: 2,
    });
  });

  it('grows with it, and nothing is planned to be more than half busy', () => {
    const { workers, partitions, databaseNodes } = needsOf({ ...country, busiest: 16_000 }, costs);
    expect({ workers, partitions, databaseNodes }).toEqual({ workers: 32, partitions: 128, databaseNodes: 4 });
  });
});
