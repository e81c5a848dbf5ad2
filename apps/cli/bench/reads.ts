import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { prepareDatabase } from '#platform/postgres/prepare-database.js';
import { roleSecret } from '#platform/postgres/role-secret.js';
import { eachEvent } from '#platform/projection/read-events.js';
import type { Settings } from '../../composition/settings.js';
import { request } from './append-load.js';
import { inTurns, lineOf, type BenchLine } from './bench-line.js';
import { replayFaults } from './replay-faults.js';

export const READ_FIGURES = ['read_stream', 'read_all'] as const;

const ROUNDS = 15;
const MILLISECONDS = 400;
/** Events of the one stream that is read whole, and of the log that is. */
const STREAM = 1_000;
const LOG = 20_000;
const STREAMS = LOG / STREAM;

/** As a store that does nothing else would read: every column of an event, a page of a thousand at a time. */
const RAW = `SELECT position, version, recorded_at::text, occurred_at::text, event_id, correlation_id, causation_id, schema_version,
    stream_id, type, actor_id, body::text FROM store.event WHERE tenant_id = $1`;
const RAW_STREAM = {
  name: 'bench_stream',
  text: `${RAW} AND stream_id = $2 AND version > $3 ORDER BY version LIMIT 1000`,
};
const RAW_LOG = { name: 'bench_log', text: `${RAW} AND position > $2 ORDER BY position LIMIT 1000` };

interface RawRow {
  readonly position: string;
  body: string | object;
}

/** `pg` makes the rows, `JSON.parse` the bodies, and nothing else is done. Owner, no row-level security. */
const rawPage = async (
  owner: pg.Pool,
  query: { readonly name: string; readonly text: string },
  values: unknown[],
): Promise<{ readonly count: number; readonly last: string }> => {
  const { rows } = await owner.query<RawRow>({ ...query, values });
  for (const row of rows) row.body = JSON.parse(row.body as string) as object;
  return { count: rows.length, last: rows.at(-1)?.position ?? '0' };
};

const rawLog = async (owner: pg.Pool, tenantId: Uuid): Promise<number> => {
  let [events, after] = [0, '0'];
  while (events < LOG) {
    const { count, last } = await rawPage(owner, RAW_LOG, [tenantId, after]);
    events += count;
    after = last;
  }
  return events;
};

/** Events a second while `read` is repeated for a while. */
const rate = async (read: () => Promise<number>): Promise<number> => {
  const began = performance.now();
  let events = 0;
  do events += await read();
  while (performance.now() - began < MILLISECONDS);
  return (events * 1000) / (performance.now() - began);
};

const fill = async (store: PostgresEventStore): Promise<Uuid> => {
  const tenantId = randomUUID();
  await store.createTenant(tenantId, 'school');
  for (let n = 0; n < STREAMS; n += 1) await store.append(request(tenantId, `stream-${n}`, 0, STREAM));
  return tenantId;
};

/** `read_stream`: one stream of a thousand events; `read_all`: a log of twenty thousand, beside a raw keyset read. */
export const benchReads = async (settings: Settings, names: readonly string[]): Promise<BenchLine[]> => {
  const secret = await roleSecret(settings.dataDir, settings.roleSecret);
  const urls = await prepareDatabase(settings.databaseUrl ?? '', { roleSecret: secret });
  const owner = new pg.Pool({ connectionString: settings.databaseUrl, max: 1 });
  const store = new PostgresEventStore({ appendUrl: urls.append, readUrl: urls.project });
  try {
    const tenantId = await fill(store);
    await owner.query('VACUUM ANALYZE store.event');
    const readEvents = (...asked: Parameters<typeof store.readTenant>) => store.readTenant(...asked);
    const sides = {
      read_stream: {
        ours: async () => (await store.readStream(tenantId, 'stream-7')).length,
        floor: async () => (await rawPage(owner, RAW_STREAM, [tenantId, 'stream-7', 0])).count,
      },
      read_all: {
        ours: () => eachEvent(readEvents, tenantId, () => undefined, { upTo: LOG }),
        floor: () => rawLog(owner, tenantId),
      },
    };
    const lines: BenchLine[] = [];
    for (const name of READ_FIGURES.filter((one) => names.includes(one))) {
      const { ours, floor } = sides[name];
      const both = [() => rate(ours), () => rate(floor)] as const;
      await both[0]();
      await both[1]();
      const line = lineOf(name, 'events/s', await inTurns(ROUNDS, ...both));
      lines.push(name === 'read_all' ? { ...line, wrong: await replayFaults(store) } : line);
    }
    return lines;
  } finally {
    await Promise.all([store.close(), owner.end()]);
  }
};
