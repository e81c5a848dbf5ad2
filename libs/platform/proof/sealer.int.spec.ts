import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { inTenants } from '#platform/postgres/in-tenants.js';
import { openPool } from '#platform/postgres/open-pool.js';
import type { Pool, PoolClient } from '#platform/postgres/open-pool.js';
import { append } from '#platform/relay/relay.fixtures.js';
import { Keyring } from '#platform/sealing/keyring.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { toHex } from './core/base64.js';
import { parseCheckpoint } from './core/checkpoint.js';
import { TreeHead, verifyConsistency, verifyInclusion } from './core/merkle.js';
import { parseNote, parseVerifierKey, signersOf, verifierKey } from './core/note.js';
import { checkReceipt } from './core/receipt.js';
import type { ReceiptFile } from './core/receipt.js';
import { newPair, verifyEd25519 } from './ed25519.js';
import { LogKeys } from './log-keys.js';
import { consistencyOf, historyStatements, inclusionOf, latestCheckpoint } from './proofs.js';
import { Receipts } from './receipts.js';
import { SealingRounds } from './sealing-rounds.js';
import { Sealer } from './sealer.js';
import type { SealerOptions, SealStep } from './sealer.js';
import { sha256 } from './sha256.js';
import { SignedHeads } from './signed-heads.js';

let db: TestDatabase;
let store: PostgresEventStore;
let owner: pg.Client;
let pool: Pool;
let folder: string;
let keys: LogKeys;
let heads: SignedHeads;
let tenantId: Uuid;
const sealers: Sealer[] = [];

const aSealer = (over: Partial<SealerOptions> = {}): Sealer => {
  const sealer = new Sealer({ sealUrl: db.urls.seal, keys, heads, ...over });
  sealers.push(sealer);
  return sealer;
};
/** Stops at a step, as a killed process does. */
const crashingAt = (step: SealStep): Sealer =>
  aSealer({
    onStep: (at) => (at === step ? Promise.reject(new Error(`killed when ${step}`)) : Promise.resolve()),
  });
const asReader = <Answer>(work: (client: PoolClient) => Promise<Answer>): Promise<Answer> =>
  inTenants(pool, [tenantId], work);
const latest = () => asReader((client) => latestCheckpoint(client, tenantId));
const leaves = async (): Promise<Buffer[]> => {
  const sql = 'SELECT leaf_hash FROM store.event WHERE tenant_id = $1 ORDER BY position';
  return (await owner.query<{ leaf_hash: Buffer }>(sql, [tenantId])).rows.map((row) => row.leaf_hash);
};
const rootOfLog = async (size?: number): Promise<string> => {
  const head = new TreeHead(sha256);
  for (const leaf of (await leaves()).slice(0, size)) head.add(leaf);
  return toHex(head.root());
};
/** What an owner can do who turns the triggers off. */
const behindTheTriggers = async (sql: string, values: readonly unknown[]): Promise<void> => {
  await owner.query('BEGIN');
  await owner.query("SET LOCAL session_replication_role = 'replica'");
  await owner.query(sql, [...values]);
  await owner.query('COMMIT');
};
const faultOf = async (): Promise<{ fault: string | null; fault_position: string | null }> => {
  const sql = 'SELECT fault, fault_position FROM platform.log_tree WHERE tenant_id = $1';
  return (await owner.query<{ fault: string | null; fault_position: string | null }>(sql, [tenantId])).rows[0] as never;
};

beforeAll(async () => {
  db = await testDatabase('sealer');
  store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
  owner = new pg.Client(db.adminUrl);
  await owner.connect();
  pool = openPool(db.urls.seal, 2);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trustlog-sealer-'));
  await Keyring.open({ dataDir: folder });
  keys = await LogKeys.open({ dataDir: folder, name: 'records.example.org/log' });
  heads = await SignedHeads.open(folder);
  tenantId = randomUUID();
  await store.createTenant(tenantId, 'school');
});
afterEach(async () => {
  await Promise.all(sealers.splice(0).map((sealer) => sealer.close()));
  await rm(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await pool.end();
  await store.close();
  await owner.end();
  await db.drop();
});

describe('A log with events that are not signed', () => {
  it('is signed up to its head, by the key that is given to others', async () => {
    await append(store, tenantId, 5);
    const sealed = await aSealer().seal(tenantId);
    expect(sealed).toMatchObject({ size: 5, history: 1, origin: `records.example.org/log/${tenantId}` });
    expect(toHex(sealed.root)).toBe(await rootOfLog());
    const note = parseNote(sealed.note);
    expect(parseCheckpoint(note.text)).toMatchObject({ origin: sealed.origin, size: 5, extensions: [] });
    const key = parseVerifierKey(sha256, keys.verifierKey);
    expect(await signersOf(note, [key], verifyEd25519)).toEqual([key]);
    expect(await latest()).toMatchObject({ size: 5, note: sealed.note, signedAt: sealed.signedAt });
  });

  it('is signed again as it was when nothing has come', async () => {
    await append(store, tenantId, 3);
    const sealer = aSealer();
    const [first, second] = [await sealer.seal(tenantId), await sealer.seal(tenantId)];
    expect(second).toEqual(first);
  });

  it('is signed empty, before its first event', async () => {
    const sealed = await aSealer().seal(tenantId);
    expect(sealed.size).toBe(0);
    expect(toHex(sealed.root)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('is no log at all for a tenant that nobody made', async () => {
    await expect(aSealer().seal(randomUUID())).rejects.toMatchObject({ code: 'PROOF.UNKNOWN_TENANT' });
  });
});

describe('A log of 700 events, sealed in steps', () => {
  it('proves each event, each beginning, and nothing that is not sealed', async () => {
    const sealer = aSealer();
    for (const count of [1, 254, 1, 1, 255, 188]) {
      await append(store, tenantId, count);
      expect(toHex((await sealer.seal(tenantId)).root)).toBe(await rootOfLog());
    }
    const { size, root } = (await latest()) as { size: number; root: Uint8Array };
    expect(size).toBe(700);
    for (const position of [1, 2, 255, 256, 257, 300, 512, 513, 640, 699, 700]) {
      const proof = await asReader((client) => inclusionOf(client, { tenantId, position }));
      const { index, path, leaf } = proof;
      const leafHash = sha256(new Uint8Array([0, ...leaf]));
      expect(verifyInclusion(sha256, { leafHash, index, size: proof.size, path, root })).toBe(true);
      expect(leafHash).toEqual((await leaves())[index]);
    }
    for (const [from, to] of [
      [1, 700],
      [255, 256],
      [256, 700],
      [300, 513],
      [512, 700],
      [700, 700],
    ] as const) {
      const proof = await asReader((client) => consistencyOf(client, { tenantId, from, to }));
      expect(verifyConsistency(sha256, proof)).toBe(true);
      expect([toHex(proof.fromRoot), toHex(proof.toRoot)]).toEqual([await rootOfLog(from), await rootOfLog(to)]);
    }
    await append(store, tenantId, 1);
    const ask = (position: number) => asReader((client) => inclusionOf(client, { tenantId, position }));
    await expect(ask(701)).rejects.toMatchObject({ code: 'PROOF.NOT_SEALED_YET' });
    await expect(ask(0)).rejects.toMatchObject({ code: 'PROOF.OUT_OF_RANGE' });
    const between = (from: number, to: number) => asReader((client) => consistencyOf(client, { tenantId, from, to }));
    await expect(between(5, 4)).rejects.toMatchObject({ code: 'PROOF.OUT_OF_RANGE' });
    await expect(between(0, 4)).rejects.toMatchObject({ code: 'PROOF.OUT_OF_RANGE' });
    await expect(between(4, 701)).rejects.toMatchObject({ code: 'PROOF.NOT_SEALED_YET' });
  });

  it('keeps the latest checkpoint of a day and of each day before', async () => {
    const days = [
      '2026-11-19T10:00:00.000Z',
      '2026-11-19T11:00:00.000Z',
      '2026-11-20T09:00:00.000Z',
      '2026-11-20T09:01:00.000Z',
    ];
    const sealer = aSealer({ clock: () => days.shift() as string });
    for (let day = 0; day < 4; day++) {
      await append(store, tenantId, 1);
      await sealer.seal(tenantId);
    }
    const sql = 'SELECT size::int FROM platform.log_checkpoint WHERE tenant_id = $1 ORDER BY size';
    const { rows } = await owner.query<{ size: number }>(sql, [tenantId]);
    expect(rows.map(({ size }) => size)).toEqual([2, 4]);
  });
});

describe('Two sealers at once', () => {
  it('sign one history, whoever is first', async () => {
    const other = aSealer({ heads: await SignedHeads.open(folder) });
    const sealer = aSealer();
    for (let round = 0; round < 5; round++) {
      const [first, second] = await Promise.all([
        sealer.seal(tenantId),
        other.seal(tenantId),
        append(store, tenantId, 3),
        sealer.seal(tenantId),
      ]);
      for (const { size, root } of [first, second]) expect(toHex(root)).toBe(await rootOfLog(size));
    }
    expect((await sealer.seal(tenantId)).size).toBe(15);
    expect((await faultOf()).fault).toBeNull();
  });
});

describe('A sealer that was killed', () => {
  it.each(['prepared', 'kept', 'published'] as const)('when %s leaves what the next one goes on with', async (step) => {
    await append(store, tenantId, 3);
    await aSealer().seal(tenantId);
    await append(store, tenantId, 300);
    await expect(crashingAt(step).seal(tenantId)).rejects.toThrow(`killed when ${step}`);
    expect(await latest()).toMatchObject({ size: step === 'published' ? 303 : 3 });
    await append(store, tenantId, 2);
    heads = await SignedHeads.open(folder);
    const sealed = await aSealer().seal(tenantId);
    expect(sealed).toMatchObject({ size: 305, history: 1 });
    expect(toHex(sealed.root)).toBe(await rootOfLog());
  });
});

describe('A log that was changed behind the application', () => {
  it('is not signed any further when an event was changed that is not signed yet', async () => {
    await append(store, tenantId, 3);
    const before = await aSealer().seal(tenantId);
    await append(store, tenantId, 3);
    await behindTheTriggers(`UPDATE store.event SET body = '{"n":666}' WHERE tenant_id = $1 AND position = 5`, [
      tenantId,
    ]);
    await expect(aSealer().seal(tenantId)).rejects.toMatchObject({
      code: 'PROOF.EVENT_CHANGED',
      about: { position: 5 },
    });
    expect(await faultOf()).toEqual({ fault: 'PROOF.EVENT_CHANGED', fault_position: '5' });
    expect(await latest()).toMatchObject({ size: 3, note: before.note });
  });

  it.each(['actor_id', 'occurred_at', 'recorded_at', 'version', 'leaf_hash'])('nor when its %s was', async (column) => {
    await append(store, tenantId, 2);
    const other = { actor_id: "'x'", occurred_at: "'2020-01-01'", recorded_at: "'2020-01-01'", version: '99' };
    const value = column in other ? other[column as keyof typeof other] : "'\\x00'";
    await behindTheTriggers(`UPDATE store.event SET ${column} = ${value} WHERE tenant_id = $1 AND position = 2`, [
      tenantId,
    ]);
    await expect(aSealer().seal(tenantId)).rejects.toMatchObject({ code: 'PROOF.EVENT_CHANGED' });
  });

  it('nor when an event was taken out', async () => {
    await append(store, tenantId, 4);
    await behindTheTriggers('DELETE FROM store.event WHERE tenant_id = $1 AND position = 2', [tenantId]);
    await expect(aSealer().seal(tenantId)).rejects.toMatchObject({
      code: 'PROOF.EVENT_MISSING',
      about: { position: 2 },
    });
  });

  it('nor when the tree was made to fit: what is kept outside the database does not', async () => {
    await append(store, tenantId, 3);
    await aSealer().seal(tenantId);
    const peaks = Buffer.concat([Buffer.alloc(32, 1), Buffer.alloc(32, 2)]);
    await behindTheTriggers('UPDATE platform.log_tree SET peaks = $2 WHERE tenant_id = $1', [tenantId, peaks]);
    await append(store, tenantId, 1);
    await expect(aSealer().seal(tenantId)).rejects.toMatchObject({ code: 'PROOF.FORK' });
    expect((await faultOf()).fault).toBe('PROOF.FORK');
  });

  it('nor when it was put back to an earlier state and went on from there', async () => {
    await append(store, tenantId, 6);
    await aSealer().seal(tenantId);
    await behindTheTriggers('DELETE FROM store.event WHERE tenant_id = $1 AND position > 4', [tenantId]);
    await behindTheTriggers('UPDATE store.tenant_log SET head = 4 WHERE tenant_id = $1', [tenantId]);
    await behindTheTriggers('DELETE FROM platform.log_tree WHERE tenant_id = $1', [tenantId]);
    await expect(aSealer().seal(tenantId)).rejects.toMatchObject({ code: 'PROOF.LOG_WENT_BACK' });
    const later = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
    await append(later, tenantId, 5);
    await later.close();
    await expect(aSealer().seal(tenantId)).rejects.toMatchObject({ code: 'PROOF.FORK' });
  });

  it('is signed again under a new history that an operator has stated, and its old proofs stay what they were', async () => {
    await append(store, tenantId, 3);
    const before = await aSealer().seal(tenantId);
    await behindTheTriggers('UPDATE platform.log_tree SET peaks = $2 WHERE tenant_id = $1', [
      tenantId,
      Buffer.alloc(64),
    ]);
    await append(store, tenantId, 2);
    const sealer = aSealer();
    await expect(sealer.seal(tenantId)).rejects.toMatchObject({ code: 'PROOF.FORK' });
    const sealed = await sealer.newHistory(tenantId, 'damaged');
    expect(sealed).toMatchObject({ size: 5, history: 2, origin: `records.example.org/log/${tenantId}/2` });
    expect(toHex(sealed.root)).toBe(await rootOfLog());
    expect((await faultOf()).fault).toBeNull();
    const [statement = ''] = await asReader((client) => historyStatements(client, tenantId));
    const note = parseNote(statement);
    expect(note.text.split('\n').slice(0, 6)).toEqual([
      'trustlog new history',
      before.origin,
      '3',
      Buffer.from(before.root).toString('base64'),
      sealed.origin,
      'damaged',
    ]);
    expect(await signersOf(note, [parseVerifierKey(sha256, keys.verifierKey)], verifyEd25519)).toHaveLength(1);
  });
});

describe('The file outside the database', () => {
  it('stops the tenant when it is gone, until an operator begins a new history', async () => {
    await append(store, tenantId, 3);
    await aSealer().seal(tenantId);
    await rm(join(folder, 'proof', 'signed-heads.jsonl'));
    heads = await SignedHeads.open(folder);
    await append(store, tenantId, 1);
    const sealer = aSealer();
    await expect(sealer.seal(tenantId)).rejects.toMatchObject({ code: 'PROOF.SIGNED_HEADS_MISSING' });
    expect(await sealer.newHistory(tenantId, 'heads-lost')).toMatchObject({ size: 4, history: 2 });
    const [statement] = await asReader((client) => historyStatements(client, tenantId));
    expect(statement).toContain('\n3\n');
  });

  it('that came out of a backup begins a new history by itself', async () => {
    await append(store, tenantId, 3);
    await aSealer().seal(tenantId);
    await heads.markRestored('2026-11-21T10:00:00.000Z');
    await append(store, tenantId, 1);
    heads = await SignedHeads.open(folder);
    expect(await aSealer().seal(tenantId)).toMatchObject({ size: 4, history: 2 });
    expect(await aSealer().seal(tenantId)).toMatchObject({ size: 4, history: 2 });
  });

  it('goes on with the same history under another epoch of the log, as long as nothing signed is lost', async () => {
    await append(store, tenantId, 3);
    await aSealer().seal(tenantId);
    await owner.query('UPDATE store.log_epoch SET epoch = gen_random_uuid()');
    await append(store, tenantId, 1);
    expect(await aSealer().seal(tenantId)).toMatchObject({ size: 4, history: 1 });
    expect(await heads.last(tenantId)).toMatchObject({ logEpoch: await store.logEpoch() });
  });
});

describe('A receipt', () => {
  const tools = { sha256, verify: verifyEd25519 };
  const aReceipt = async (): Promise<string> => {
    await append(store, tenantId, 40);
    return (await new Receipts(aSealer(), keys).of(tenantId, 7)).content;
  };

  it('is made of an event that is not sealed yet, and holds without the database', async () => {
    const text = await aReceipt();
    expect(await checkReceipt(tools, text, keys.verifierKey)).toMatchObject({
      ...{ ok: true, position: 7, origin: `records.example.org/log/${tenantId}` },
      content: expect.stringContaining(`"tenantId":"${tenantId}"`),
    });
    expect(await checkReceipt(tools, text)).toMatchObject({ ok: true });
  });

  it('does not hold when any of its parts is another', async () => {
    const text = await aReceipt();
    const file = JSON.parse(text) as ReceiptFile;
    const other = Buffer.alloc(72).toString('base64');
    const wrong: [Partial<ReceiptFile>, string][] = [
      [{ content: file.content.replace('"body"', '"bodY"') }, 'content'],
      [{ leaf: other }, 'content'],
      [{ leafHash: Buffer.alloc(32).toString('base64') }, 'leaf'],
      [{ index: 7 }, 'place'],
      [{ size: 41 }, 'checkpoint'],
      [{ path: file.path.slice(1) }, 'inclusion'],
      [{ path: [...file.path].reverse() }, 'inclusion'],
      [{ checkpoint: file.checkpoint.replace(/^records/, 'recordz') }, 'signature'],
      [{ checkpoint: '' }, 'not a receipt'],
      [{ format: 'other' as never }, 'not a receipt'],
    ];
    for (const [change, reason] of wrong) {
      expect(await checkReceipt(tools, JSON.stringify({ ...file, ...change }))).toEqual({ ok: false, reason });
    }
    const strange = verifierKey(sha256, keys.name, newPair().publicKey);
    expect(await checkReceipt(tools, text, strange)).toEqual({ ok: false, reason: 'another key' });
  });
});

describe('The rounds of a worker', () => {
  it('sign who has events that wait, leave alone who was signed just now, and go on past one that is stopped', async () => {
    const [quiet, busy, broken] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [quiet, busy, broken]) await append(store, id, 2);
    await behindTheTriggers(`UPDATE store.event SET actor_id = 'x' WHERE tenant_id = $1`, [broken]);
    const faults: unknown[] = [];
    const sealer = aSealer();
    const rounds = new SealingRounds({ sealer, onError: (error) => faults.push(error) });
    while ((await rounds.round()) > 0) await Promise.resolve();
    const signed = async (id: Uuid): Promise<number> =>
      (await sealer.asking(id, (client) => latestCheckpoint(client, id)))?.size ?? -1;
    expect([await signed(quiet), await signed(busy), await signed(broken)]).toEqual([2, 2, -1]);
    expect(faults).toContainEqual(expect.objectContaining({ about: { tenantId: broken, position: 1 } }));
    expect((await sealer.faults(1_000)).map((stopped) => stopped.tenantId)).toContain(broken);
    await append(store, busy, 1_000);
    await append(store, quiet, 999);
    await rounds.round();
    expect([await signed(quiet), await signed(busy)]).toEqual([2, 1_002]);
  });
});

describe('Keys that change', () => {
  it('sign together until the older one is ended; both verify, and the list names their days', async () => {
    await append(store, tenantId, 2);
    const [old, sealer] = [keys.verifierKey, aSealer()];
    const first = await sealer.seal(tenantId);
    await (await LogKeys.open({ dataDir: folder })).rotate('2026-11-21T12:00:00.000Z');
    const both = await sealer.seal(tenantId);
    expect(parseNote(both.note).signatures).toHaveLength(2);
    expect(parseNote(both.note).text).toBe(parseNote(first.note).text);
    const given = [old, keys.verifierKey].map((text) => parseVerifierKey(sha256, text));
    expect(await signersOf(parseNote(both.note), given, verifyEd25519)).toHaveLength(2);
    for (const key of given) expect(await signersOf(parseNote(both.note), [key], verifyEd25519)).toEqual([key]);
    const introduction = keys.list()[1]?.introduction ?? '';
    expect(await signersOf(parseNote(introduction), given, verifyEd25519)).toHaveLength(2);
    expect(introduction).toContain(keys.verifierKey);

    await keys.endRotation('2026-11-22T12:00:00.000Z');
    await append(store, tenantId, 1);
    const last = await sealer.seal(tenantId);
    expect(parseNote(last.note).signatures).toHaveLength(1);
    expect(await signersOf(parseNote(last.note), given, verifyEd25519)).toEqual([given[1]]);
    expect(keys.list().map(({ verifierKey, until }) => [verifierKey, until])).toEqual([
      [old, '2026-11-22T12:00:00.000Z'],
      [keys.verifierKey, null],
    ]);
  });
});
