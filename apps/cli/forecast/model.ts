/** What one event costs on its way, in milliseconds of a processor. Measured: see `measured.ts`. */
export interface Costs {
  /** In a process of ours: command, relay, projection together for `append`; for `project` in the worker. */
  readonly append: StageCost;
  readonly relay: StageCost;
  readonly project: StageCost;
  /** On disk, with all keys. */
  readonly bytesPerEvent: { readonly log: number; readonly readModels: number };
}

/** Milliseconds of a processor an event: in our process, and in PostgreSQL. */
export interface StageCost {
  readonly program: number;
  readonly database: number;
}

/** What stops, and for how long; in seconds from the beginning. */
export interface Fault {
  readonly kind: 'worker' | 'broker' | 'database';
  readonly at: number;
  /** Of a worker: until its group notices and shares its partitions out; it stays away. */
  readonly seconds: number;
}

export interface Plant {
  readonly partitions: number;
  /** Each works with one processor. */
  readonly workers: number;
  /** Processors of PostgreSQL; of several nodes, all together. */
  readonly databaseProcessors: number;
  /** Events that a worker takes at once. */
  readonly batch: number;
  /** Milliseconds that each batch costs in PostgreSQL whatever is in it. */
  readonly batchOverhead: number;
  /** Seconds between two looks of the relay for what is new. */
  readonly sweep: number;
}

export interface Scenario {
  readonly plant: Plant;
  readonly costs: Pick<Costs, 'relay' | 'project'>;
  /** Events a second over all tenants. */
  readonly rate: number;
  /** Seconds during which events come. */
  readonly seconds: number;
  readonly fault: Fault | null;
  readonly seed: string;
}

/** What came of it. Lag is the time from an event's append until its read models show it, in seconds. */
export interface Outcome {
  readonly arrived: number;
  readonly shown: number;
  readonly lag: { readonly mean: number; readonly p50: number; readonly p95: number; readonly most: number };
  readonly mostBehind: number;
  /** Seconds from the end of the fault until no more was behind than before it; null without a fault, or never. */
  readonly recovery: number | null;
  /** Part of the time that they worked, 0 to 1. */
  readonly busy: { readonly workers: number; readonly database: number };
}
