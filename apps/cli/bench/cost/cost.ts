import pg from 'pg';
import { roleSecret } from '#platform/postgres/role-secret.js';
import { prepareDatabase } from '#platform/postgres/prepare-database.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { openInstallation } from '../../../composition/installation.js';
import type { Settings } from '../../../composition/settings.js';
import { seedSandbox } from '../../sandbox/seed-sandbox.js';
import { FloorLog } from '../append-floor.js';
import { writerLoad } from '../append-load.js';
import { costLineOf, inTurns, type BenchLine, type BenchRound } from '../bench-line.js';
import { rebuildFloor } from '../rebuild-floor.js';
import { processorClock, type ProcessorTime } from './processor-time.js';

/** The figures of an append's cost; see docs/scaling.md. */
export const APPEND_COSTS = ['cost_append_program', 'cost_append_database'] as const;
/** The figures of a read model's cost. */
export const PROJECT_COSTS = [
  'cost_project_program',
  'cost_project_database',
  'bytes_log',
  'bytes_read_models',
] as const;

const ROUNDS = 9;
const MILLISECONDS = 1_000;
const WRITERS = 16;
const POOL = 6;

export type Clock = () => Promise<ProcessorTime>;

/** Processor time of each thousand events that `work` says it did. */
export const costOf = async (clock: Clock, work: () => Promise<number>): Promise<ProcessorTime> => {
  const before = await clock();
  const events = await work();
  const after = await clock();
  const each = (part: keyof ProcessorTime): number => ((after[part] - before[part]) / events) * 1000;
  return { program: each('program'), database: each('database') };
};

/** Costs of both sides by rounds in turns, after one of each that is not counted. */
const costsInTurns = async (
  clock: Clock,
  ours: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<readonly BenchRound<ProcessorTime>[]> => {
  await ours();
  await floor();
  return inTurns(
    ROUNDS,
    () => costOf(clock, ours),
    () => costOf(clock, floor),
  );
};

/** The two figures `cost_<what>_program` and `cost_<what>_database`. */
export const linesOf = (what: string, rounds: readonly BenchRound<ProcessorTime>[]): BenchLine[] =>
  (['program', 'database'] as const).map((part) =>
    costLineOf(
      `cost_${what}_${part}`,
      'ms of CPU/1,000 events',
      rounds.map(({ value, floor }) => ({ value: value[part], floor: floor[part] })),
    ),
  );

/** What an event costs to append: sixteen writers, one event an append. */
export const benchAppendCost = async (settings: Settings): Promise<BenchLine[]> => {
  const { databaseUrl, dataDir, roleSecret: given } = settings;
  const urls = await prepareDatabase(databaseUrl ?? '', { roleSecret: await roleSecret(dataDir, given) });
  const owner = new pg.Pool({ connectionString: urls.owner, max: POOL });
  const store = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project });
  try {
    const floor = await FloorLog.create(owner);
    const [ours, theirs] = [writerLoad(WRITERS, 1), writerLoad(WRITERS, 1)];
    await ours.prepare(store, [store]);
    await theirs.prepare({ createTenant: async () => undefined }, [floor]);
    const pairs = await costsInTurns(
      await processorClock(owner),
      () => ours.run(store, performance.now() + MILLISECONDS),
      () => theirs.run(floor, performance.now() + MILLISECONDS),
    );
    return linesOf('append', pairs);
  } finally {
    await store.close();
    await owner.end();
  }
};

/** All tables of a schema with their keys. */
const sizeOf = (schema: 'store' | 'read'): string =>
  `(SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c
      WHERE c.relnamespace = '${schema}'::regnamespace AND c.relkind = 'r')`;

/** Bytes on disk an event, tables with their keys; the floor is the text of the bodies alone. */
const bytes = async (pool: pg.Pool): Promise<BenchLine[]> => {
  const { rows } = await pool.query<Record<'events' | 'bodies' | 'log' | 'read_models', string>>(
    `SELECT count(*) AS events, sum(octet_length(body::text)) AS bodies,
       ${sizeOf('store')} AS log, ${sizeOf('read')} AS read_models
     FROM store.event`,
  );
  const row = rows[0];
  if (!row) return [];
  const each = (part: 'bodies' | 'log' | 'read_models'): number => Math.round(Number(row[part]) / Number(row.events));
  return [
    costLineOf('bytes_log', 'bytes/event', [{ value: each('log'), floor: each('bodies') }]),
    costLineOf('bytes_read_models', 'bytes/event', [{ value: each('read_models'), floor: each('bodies') }]),
  ];
};

/** What an event of the sandbox costs in read models made from it, and on disk. */
export const benchProjectCost = async (settings: Settings): Promise<BenchLine[]> => {
  await seedSandbox(settings, () => undefined);
  const installation = await openInstallation(settings, { onError: () => undefined });
  const admin = new pg.Pool({ connectionString: installation.database.adminUrl, max: 1 });
  try {
    const all = await installation.store.tenants();
    const tenants = all.map(({ tenantId }) => tenantId);
    const rebuild = (): Promise<number> => installation.engine.rebuildAll(all);
    const { adminUrl } = installation.database;
    const sizes = await bytes(admin);
    const pairs = await costsInTurns(await processorClock(admin), rebuild, () => rebuildFloor(adminUrl, tenants));
    return [...linesOf('project', pairs), ...sizes];
  } finally {
    await admin.end();
    await installation.close();
  }
};
