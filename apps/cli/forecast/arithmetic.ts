import type { Country } from './country.js';
import type { Costs } from './model.js';

/** What a country needs in its busiest hour, and in storage. */
export interface Needs {
  /** Processors at work, not counting what stands by. */
  readonly processors: { readonly programs: number; readonly database: number };
  readonly workers: number;
  readonly partitions: number;
  readonly databaseNodes: number;
  readonly gibibytesAYear: number;
}

/** Nothing is planned to be busier than this. */
const MOST_BUSY = 0.5;
export const PROCESSORS_OF_A_NODE = 8;
/** So that a worker can leave and its partitions be shared out evenly. */
const PARTITIONS_OF_A_WORKER = 4;
const LEAST_PARTITIONS = 12;
export const LEAST_WORKERS = 2;
const GIBIBYTE = 1024 ** 3;

/** How many partitions so many workers share. */
export const partitionsOf = (workers: number): number => Math.max(LEAST_PARTITIONS, workers * PARTITIONS_OF_A_WORKER);

/** Plain multiplication: costs of an event, times events. */
export const needsOf = ({ busiest, events }: Country, costs: Costs): Needs => {
  const stages = [costs.append, costs.relay, costs.project];
  const busy = (part: 'program' | 'database'): number =>
    (busiest * stages.reduce((sum, stage) => sum + stage[part], 0)) / 1000;
  const workersBusy = (busiest * (costs.relay.program + costs.project.program)) / 1000;
  const workers = Math.max(LEAST_WORKERS, Math.ceil(workersBusy / MOST_BUSY));
  const { log, readModels } = costs.bytesPerEvent;
  return {
    processors: { programs: busy('program'), database: busy('database') },
    workers,
    partitions: partitionsOf(workers),
    databaseNodes: Math.max(1, Math.ceil(busy('database') / MOST_BUSY / PROCESSORS_OF_A_NODE)),
    gibibytesAYear: (events * (log + readModels)) / GIBIBYTE,
  };
};
