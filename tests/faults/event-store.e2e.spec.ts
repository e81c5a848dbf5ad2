import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { leafHash, instantOf } from '#platform/event-store/event-hash.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { testDatabase } from '#platform/testing/test-database.js';
import type { TestDatabase } from '#platform/testing/test-database.js';
import type { Seen, WriterOrders } from './event-store.writer.js';

/** `FAULT_SECONDS=600 FAULT_SEED=7` is the long form; any failure is told with its seed. */
const SECONDS = Number(process.env['FAULT_SECONDS'] ?? 6);
const SEED = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 1e6));
const KINDS = ['ok', 'conflict', 'bad', 'repeat'] as const;
/** What has to have happened before it is over, so that a slow machine is put to the same test. */
const LEAST = 20;

interface Row {
  tenant_id: string;
  position: string;
  stream_id: string;
  version: string;
  recorded_us: string;
  command_id: string | null;
  command_count: number | null;
  content_hash: Buffer;
  leaf_hash: Buffer;
}

interface WritingProcess {
  readonly seen: Seen[];
  readonly ended: Promise<void>;
  /** Each of its writers ends with what it is about. */
  readonly stop: () => void;
}

const startWriter = (orders: WriterOrders): WritingProcess => {
  const args = ['--no-warnings', '--conditions=source', '--import', './tests/faults/typescript-loader.mjs'];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [...args, 'tests/faults/event-store.writer.ts', JSON.stringify(orders)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env,
  });
  const seen: Seen[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => seen.push(JSON.parse(line) as Seen));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`A writer ended with ${code}.`))));
  });
  return { seen, ended, stop: () => child.stdin.end() };
};

describe(`two processes that write into one log while its connections are killed (seed ${SEED})`, () => {
  const tenants = Array.from({ length: 6 }, () => randomUUID());
  const [locked = ''] = tenants;
  let db: TestDatabase;
  let admin: pg.Client;
  let processes: readonly WritingProcess[] = [];
  let rows: Row[] = [];
  let killed = 0;
  const of = (...kinds: Seen['kind'][]): Seen[] =>
    processes.flatMap(({ seen }) => seen.filter(({ kind }) => kinds.includes(kind)));
  const wasPutToTheTest = (): boolean => killed > 5 && KINDS.every((kind) => of(kind).length > 10);
  /** From when until when nobody could write into one of the logs. */
  const lock = { from: 0, until: 0 };

  const killOne = async (): Promise<void> => {
    const { rowCount } = await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = $1 AND application_name = 'trustlog-append' AND state = 'active' ORDER BY random() LIMIT 1`,
      [db.name],
    );
    killed += rowCount ?? 0;
  };

  /** Appends to other logs that began and were answered while one was locked. */
  const during = (until = Infinity): Seen[] =>
    of('ok').filter(({ at, took, tenantId }) => tenantId !== locked && at > lock.from && at + took < until);

  const holdLock = async (isOver: () => boolean): Promise<void> => {
    const holder = new pg.Client(db.adminUrl);
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM store.tenant_log WHERE tenant_id = $1 FOR UPDATE', [locked]);
    lock.from = Date.now();
    const patience = lock.from + 60_000;
    while (!isOver() && Date.now() < patience && during().length < LEAST) await sleep(50);
    lock.until = Date.now();
    await holder.query('COMMIT');
    await holder.end();
  };

  beforeAll(
    async () => {
      db = await testDatabase('store_faults');
      admin = new pg.Client(db.adminUrl);
      await admin.connect();
      const store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
      for (const tenantId of tenants) await store.createTenant(tenantId, 'school');
      await store.close();
      const common = {
        appendUrl: db.urls.append,
        readUrl: db.urls.project,
        tenants,
        writers: 8,
      };
      processes = ['one', 'two'].map((name, i) => startWriter({ ...common, name, seed: SEED + i }));
      const ended = Promise.all(processes.map((process) => process.ended));
      const state = { over: false };
      const watch = ended.finally(() => {
        state.over = true;
      });
      const end = Date.now() + SECONDS * 1000;
      while (!state.over && processes.some((process) => process.seen.length < LEAST)) await sleep(50);
      await holdLock(() => state.over);
      while (!state.over && (Date.now() < end || !wasPutToTheTest())) {
        await killOne();
        await sleep(40);
      }
      for (const process of processes) process.stop();
      await watch;
      const result = await admin.query<Row>(
        `SELECT tenant_id, position, stream_id, version, (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_us,
       command_id, command_count, content_hash, leaf_hash FROM store.event ORDER BY tenant_id, position`,
      );
      rows = result.rows;
    },
    SECONDS * 1000 + 240_000,
  );

  afterAll(async () => {
    await admin.end();
    await db.drop();
  });

  const logOf = (tenantId: string): Row[] => rows.filter((row) => row.tenant_id === tenantId);
  it('was put to the test', () => {
    expect(wasPutToTheTest()).toBe(true);
  });

  it('keeps each tenant’s positions dense and its head true', async () => {
    for (const tenantId of tenants) {
      const log = logOf(tenantId);
      expect(log.map((row) => Number(row.position))).toEqual(log.map((_, i) => i + 1));
      const { rows: heads } = await admin.query<{ head: string }>(
        'SELECT head FROM store.tenant_log WHERE tenant_id = $1',
        [tenantId],
      );
      expect(Number(heads[0]?.head)).toBe(log.length);
    }
  });

  it('keeps each stream’s versions dense, in the order of its positions, and time never runs back', () => {
    for (const tenantId of tenants) {
      const versions = new Map<string, number>();
      let last = 0;
      for (const row of logOf(tenantId)) {
        expect(Number(row.version)).toBe((versions.get(row.stream_id) ?? 0) + 1);
        versions.set(row.stream_id, Number(row.version));
        expect(Number(row.recorded_us)).toBeGreaterThanOrEqual(last);
        last = Number(row.recorded_us);
      }
    }
  });

  it('lost nothing that was answered, and stored nothing twice or unasked', () => {
    const stored = new Map(rows.flatMap((row) => (row.command_id === null ? [] : [[row.command_id, row] as const])));
    const answered = of('ok');
    for (const { commandId, tenantId, firstPosition, count, recordedAt } of answered) {
      const row = stored.get(commandId);
      expect({
        tenantId: row?.tenant_id,
        firstPosition: Number(row?.position),
        count: row?.command_count,
        recordedAt: instantOf(Number(row?.recorded_us)),
      }).toEqual({ tenantId, firstPosition, count, recordedAt });
    }
    const known = new Set([...answered, ...of('unknown')].map((line) => line.commandId));
    expect([...stored.keys()].filter((commandId) => !known.has(commandId))).toEqual([]);
    expect(stored.size).toBe(rows.filter((row) => row.command_id !== null).length);
    expect(rows.length).toBe([...stored.values()].reduce((sum, row) => sum + (row.command_count ?? 0), 0));
  });

  it('answers every repeat as the first time and takes nothing bad', () => {
    expect(of('repeat', 'bad').filter((line) => line.same !== true)).toEqual([]);
  });

  it('gives each event the leaf of its place', () => {
    for (const row of rows) {
      const place = { tenantId: row.tenant_id, position: Number(row.position), version: Number(row.version) };
      const leaf = leafHash({ ...place, recordedAt: instantOf(Number(row.recorded_us)) }, row.content_hash);
      expect(row.leaf_hash.equals(leaf)).toBe(true);
    }
  });

  it('does not hurt the neighbours of a locked tenant', () => {
    expect(during(lock.until).length).toBeGreaterThanOrEqual(LEAST);
    const own = of('ok').filter(({ tenantId }) => tenantId === locked);
    expect(own.filter(({ at, took }) => at > lock.from && at + took < lock.until)).toEqual([]);
  });
});
