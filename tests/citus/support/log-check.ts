import { expect } from '@jest/globals';
import type pg from 'pg';
import { instantOf, leafHash } from '#platform/event-store/event-hash.js';
import type { Told } from './writers.js';

interface Row {
  readonly tenant_id: string;
  readonly position: string;
  readonly stream_id: string;
  readonly version: string;
  readonly recorded_us: string;
  readonly command_id: string | null;
  readonly command_count: number | null;
  readonly content_hash: Buffer;
  readonly leaf_hash: Buffer;
}

const LOG = `SELECT tenant_id, position, stream_id, version, (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded_us,
  command_id, command_count, content_hash, leaf_hash FROM store.event WHERE tenant_id = ANY ($1) ORDER BY tenant_id, position`;

/**
 * Nothing lost, nothing twice, order kept: positions and versions are dense, time never runs back, each event has the
 * leaf of its place, what was answered is stored as it was answered, and nothing else is but what is not known. Without
 * `told` nobody wrote down what was answered.
 */
export const expectSoundLog = async (
  admin: pg.Client,
  tenants: readonly string[],
  told: readonly Told[] | null,
): Promise<number> => {
  const { rows } = await admin.query<Row>(LOG, [tenants]);
  for (const tenantId of tenants) {
    const log = rows.filter((row) => row.tenant_id === tenantId);
    expect(log.map(({ position }) => Number(position))).toEqual(log.map((_, n) => n + 1));
    const heads = await admin.query<{ head: string }>('SELECT head FROM store.tenant_log WHERE tenant_id = $1', [
      tenantId,
    ]);
    expect(Number(heads.rows[0]?.head)).toBe(log.length);
    expectOrder(log);
  }
  if (told !== null) expectAnswers(rows, told);
  return rows.length;
};

const expectAnswers = (rows: readonly Row[], told: readonly Told[]): void => {
  const stored = new Map(rows.flatMap((row) => (row.command_id === null ? [] : [[row.command_id, row] as const])));
  expect(stored.size).toBe(rows.filter(({ command_id: id }) => id !== null).length);
  for (const { commandId, ...answer } of told.filter(({ status }) => status === 'ok' || status === 'replayed')) {
    const row = stored.get(commandId);
    expect({
      status: answer.status,
      tenantId: row?.tenant_id,
      firstPosition: Number(row?.position),
      count: row?.command_count,
      recordedAt: instantOf(Number(row?.recorded_us)),
    }).toEqual(answer);
  }
  const not = new Set(['conflict', 'failed']);
  const known = new Set(told.filter(({ status }) => !not.has(status)).map(({ commandId }) => commandId));
  expect([...stored.keys()].filter((id) => !known.has(id))).toEqual([]);
  expect(rows.length).toBe([...stored.values()].reduce((sum, row) => sum + (row.command_count ?? 0), 0));
};

const expectOrder = (log: readonly Row[]): void => {
  const versions = new Map<string, number>();
  let last = 0;
  for (const row of log) {
    expect(Number(row.version)).toBe((versions.get(row.stream_id) ?? 0) + 1);
    versions.set(row.stream_id, Number(row.version));
    expect(Number(row.recorded_us)).toBeGreaterThanOrEqual(last);
    last = Number(row.recorded_us);
    const place = { tenantId: row.tenant_id, position: Number(row.position), version: Number(row.version) };
    const leaf = leafHash({ ...place, recordedAt: instantOf(last) }, row.content_hash);
    expect(row.leaf_hash.equals(leaf)).toBe(true);
  }
};
