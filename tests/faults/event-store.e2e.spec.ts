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
const LOCK_MS = 1_500;

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

const startWriter = (orders: WriterOrders): { seen: Seen[]; ended: Promise<void> } => {
  const args = ['--no-warnings', '--conditions=source', '--import', './tests/faults/typescript-loader.mjs'];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [...args, 'tests/faults/event-store.writer.ts', JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  const seen: Seen[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => seen.push(JSON.parse(line) as Seen));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`A writer ended with ${code}.`))));
  });
  return { seen, ended };
};

describe(`two processes that write into one log while its connections are killed (seed ${SEED})`, () => {
  const tenants = Array.from({ length: 6 }, () => randomUUID());
  const [locked = ''] = tenants;
  let db: TestDatabase;
  let admin: pg.Client;
  let seen: Seen[] = [];
  let rows: Row[] = [];
  let killed = 0;
  let lockedFrom = 0;

  const killOne = async (): Promise<void> => {
    const { rowCount } = await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = $1 AND application_name = 'trustlog-append' AND state = 'active' ORDER BY random() LIMIT 1`,
      [db.name],
    );
    killed += rowCount ?? 0;
  };

  const holdLock = async (): Promise<void> => {
    const holder = new pg.Client(db.adminUrl);
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM store.tenant_log WHERE tenant_id = $1 FOR UPDATE', [locked]);
    lockedFrom = Date.now();
    await sleep(LOCK_MS);
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
        milliseconds: SECONDS * 1000,
      };
      const processes = ['one', 'two'].map((name, i) => startWriter({ ...common, name, seed: SEED + i }));
      const ended = Promise.all(processes.map((process) => process.ended));
      const state = { over: false };
      const watch = ended.finally(() => {
        state.over = true;
      });
      while (!state.over && processes.some((process) => process.seen.length < 20)) await sleep(50);
      await holdLock();
      while (!state.over) {
        await killOne();
        await sleep(40);
      }
      await watch;
      seen = processes.flatMap((process) => process.seen);
      const result = await admin.query<Row>(
        `SELECT tenant_id, position, stream_id, version, (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_us,
       command_id, command_count, content_hash, leaf_hash FROM store.event ORDER BY tenant_id, position`,
      );
      rows = result.rows;
    },
    SECONDS * 1000 + 60_000,
  );

  afterAll(async () => {
    await admin.end();
    await db.drop();
  });

  const logOf = (tenantId: string): Row[] => rows.filter((row) => row.tenant_id === tenantId);
  const of = (...kinds: Seen['kind'][]): Seen[] => seen.filter((line) => kinds.includes(line.kind));

  it('was put to the test', () => {
    expect(killed).toBeGreaterThan(5);
    for (const kind of ['ok', 'conflict', 'bad', 'repeat'] as const) expect(of(kind).length).toBeGreaterThan(10);
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
    const during = seen.filter((line) => line.at >= lockedFrom && line.at < lockedFrom + LOCK_MS);
    const neighbours = during.filter((line) => line.kind === 'ok' && line.tenantId !== locked);
    expect(neighbours.length).toBeGreaterThan(10);
    expect(neighbours.filter((line) => line.took > LOCK_MS / 2)).toEqual([]);
  });
});
