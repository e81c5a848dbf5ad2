import pg from 'pg';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { FloorLog } from './append-floor.js';
import { conflictLoad, raceLoad, writerLoad } from './append-load.js';
import type { AppendSide, Load } from './append-load.js';
import { inTurns, lineOf, type BenchLine } from './bench-line.js';
import { raceFaults } from './race-faults.js';

export interface AppendBenchOptions {
  /** Of a migrated database made for the bench and dropped after it: what is appended stays. */
  readonly urls: { readonly owner: string; readonly append: string; readonly project: string };
  readonly only?: readonly string[];
  /** At least 9. */
  readonly rounds?: number;
  /** How long each side runs in each round. */
  readonly milliseconds?: number;
}

interface Figure {
  readonly unit: string;
  readonly load: () => Load;
  readonly stranger?: boolean;
}

const FIGURES = {
  append_1x1: { unit: 'events/s', load: () => writerLoad(1, 1) },
  append_1x16: { unit: 'events/s', load: () => writerLoad(16, 1) },
  append_10x16: { unit: 'events/s', load: () => writerLoad(16, 10) },
  append_100x16: { unit: 'events/s', load: () => writerLoad(16, 100) },
  /** Sixteen writers on one stream and version, again and again: one is stored, fifteen are told. */
  conflict: { unit: 'answers/s', load: () => raceLoad(16) },
  /** Stale appends that the store refuses at home, beside the same insert failing on the unique key. */
  conflict_known: { unit: 'answers/s', load: () => conflictLoad(16) },
  /** The same by a store that has not seen the streams and must ask. */
  conflict_asked: { unit: 'answers/s', load: () => conflictLoad(16), stranger: true },
} as const;

/** As many as the store's append pool has; the floor gets the same. */
export const POOL_SIZE = 6;

const measure = async (load: Load, side: AppendSide, milliseconds: number): Promise<number> => {
  const start = performance.now();
  const done = await load.run(side, start + milliseconds);
  return (done * 1000) / (performance.now() - start);
};

interface Sides {
  readonly store: PostgresEventStore;
  /** A second store that knows nothing of what the first one stored. */
  readonly stranger: PostgresEventStore;
  readonly floor: FloorLog;
}

const compare = async (
  name: keyof typeof FIGURES,
  sides: Sides,
  rounds: number,
  milliseconds: number,
): Promise<BenchLine> => {
  const { unit, load, stranger = false }: Figure = FIGURES[name];
  const store = stranger ? sides.stranger : sides.store;
  const [ours, theirs] = [load(), load()];
  await ours.prepare(sides.store, [sides.store]);
  await theirs.prepare({ createTenant: async () => undefined }, [sides.floor]);
  await measure(ours, store, milliseconds / 2);
  await measure(theirs, sides.floor, milliseconds / 2);
  const measured = await inTurns(
    rounds,
    () => measure(ours, store, milliseconds),
    () => measure(theirs, sides.floor, milliseconds),
  );
  return lineOf(name, unit, measured);
};

/** The shipped store, called as handlers call it, beside one plain prepared INSERT ... SELECT unnest per append. */
export const benchAppend = async (options: AppendBenchOptions): Promise<BenchLine[]> => {
  const { urls, only, rounds = 9, milliseconds = 400 } = options;
  const names = Object.keys(FIGURES).filter((name) => only?.includes(name) ?? true) as (keyof typeof FIGURES)[];
  const owner = new pg.Pool({ connectionString: urls.owner, max: POOL_SIZE });
  const open = () => new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project });
  const [store, stranger] = [open(), open()];
  try {
    const floor = await FloorLog.create(owner);
    const lines: BenchLine[] = [];
    for (const name of names) {
      const line = await compare(name, { store, stranger, floor }, Math.max(9, rounds), milliseconds);
      lines.push(name === 'conflict' ? { ...line, wrong: await raceFaults([store, stranger]) } : line);
    }
    return lines;
  } finally {
    await store.close();
    await stranger.close();
    await owner.end();
  }
};
