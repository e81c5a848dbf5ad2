import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { append } from '#platform/relay/relay.fixtures.js';
import { Keyring } from '#platform/sealing/keyring.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { parseCheckpoint } from '../core/checkpoint.js';
import { rootOf, verifyConsistency, verifyInclusion } from '../core/merkle.js';
import { parseNote, parseVerifierKey, signersOf } from '../core/note.js';
import { verifyEd25519 } from '../ed25519.js';
import { LogKeys } from '../log-keys.js';
import { Sealer } from '../sealer.js';
import { sha256 } from '../sha256.js';
import { SignedHeads } from '../signed-heads.js';
import { AnchorQueue } from './anchor-queue.js';
import { dayLeaf, PlatformLog, textLeafHash } from './platform-log.js';

const MONDAY = '2026-11-16';
const TUESDAY = '2026-11-17';
const WEDNESDAY = '2026-11-18';

let db: TestDatabase;
let store: PostgresEventStore;
let owner: pg.Client;
let folder: string;
let keys: LogKeys;
let sealer: Sealer;
let sut: PlatformLog;
let schools: Uuid[];

const sealed = async (tenantId: Uuid): Promise<void> => {
  await append(store, tenantId, 2);
  await sealer.seal(tenantId);
};
const rootNow = (note: string | null | undefined): Uint8Array => parseCheckpoint(parseNote(note ?? '').text).root;

beforeAll(async () => {
  db = await testDatabase('platform_log');
  store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
  owner = new pg.Client(db.adminUrl);
  await owner.connect();
});
beforeEach(async () => {
  await owner.query('TRUNCATE platform.anchor, platform.log_day_leaf, platform.log_day, platform.log_checkpoint');
  folder = await mkdtemp(join(tmpdir(), 'trustlog-days-'));
  await Keyring.open({ dataDir: folder });
  keys = await LogKeys.open({ dataDir: folder, name: 'records.example.org/log' });
  const heads = await SignedHeads.open(folder);
  sealer = new Sealer({ sealUrl: db.urls.seal, keys, heads });
  sut = new PlatformLog({ sealUrl: db.urls.seal, keys, heads });
  schools = [randomUUID(), randomUUID(), randomUUID()].sort();
  for (const school of schools) await sealed(school);
});
afterEach(async () => {
  await Promise.all([sealer.close(), sut.close()]);
  await rm(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await store.close();
  await owner.end();
  await db.drop();
});

describe('A day that is closed', () => {
  it('holds what every tenant had signed, and its head is signed by the log', async () => {
    const day = await sut.closeDay(MONDAY);
    expect(day).toMatchObject({ day: MONDAY, position: 0, leaves: 3 });
    const note = parseNote(day?.note ?? '');
    const key = parseVerifierKey(sha256, keys.verifierKey);
    expect(await signersOf(note, [key], verifyEd25519)).toEqual([key]);
    expect(parseCheckpoint(note.text)).toMatchObject({ origin: 'records.example.org/log', size: 1 });
  });

  it('proves each of them: from its checkpoint to the day, from the day to the signed head', async () => {
    const day = await sut.closeDay(MONDAY);
    for (const school of schools) {
      const proof = await sut.proofOf(school);
      if (!proof || !day) throw new Error('There is no proof.');
      const inDay = { index: proof.index, size: proof.leaves, path: proof.path, root: proof.root };
      expect(verifyInclusion(sha256, { ...inDay, leafHash: textLeafHash(proof.checkpoint) })).toBe(true);
      const inLog = { index: proof.position, size: 1, path: proof.dayPath, root: rootNow(day.note) };
      expect(verifyInclusion(sha256, { ...inLog, leafHash: textLeafHash(dayLeaf(proof)) })).toBe(true);
      expect(proof.checkpoint).toContain(school);
    }
  });

  it('is closed once, however often it is asked for', async () => {
    const first = await sut.closeDay(MONDAY);
    await sealed(schools[0] ?? '');
    expect(await sut.closeDay(MONDAY)).toEqual(first);
    expect(await sut.days(10)).toEqual([first]);
  });

  it('leaves to the next what was signed since, and the log only grows', async () => {
    const monday = await sut.closeDay(MONDAY);
    await sealed(schools[1] ?? '');
    const tuesday = await sut.closeDay(TUESDAY);
    expect(tuesday).toMatchObject({ position: 1, leaves: 1 });
    const path = await sut.consistency(1, 2);
    const proof = { from: 1, to: 2, fromRoot: rootNow(monday?.note), toRoot: rootNow(tuesday?.note), path: [...path] };
    expect(verifyConsistency(sha256, proof)).toBe(true);
    expect((await sut.proofOf(schools[0] ?? ''))?.day).toBe(MONDAY);
    expect((await sut.proofOf(schools[1] ?? ''))?.day).toBe(TUESDAY);
  });

  it('is none where nothing is new', async () => {
    await sut.closeDay(MONDAY);
    expect(await sut.closeDay(TUESDAY)).toBeNull();
    await sealed(schools[2] ?? '');
    expect(await sut.closeDay(WEDNESDAY)).toMatchObject({ position: 1 });
  });

  it('is not put before one that is closed', async () => {
    await sut.closeDay(TUESDAY);
    await sealed(schools[2] ?? '');
    await expect(sut.closeDay(MONDAY)).rejects.toMatchObject({ code: 'PROOF.OUT_OF_RANGE' });
  });

  it('goes on where a process was cut off before it signed', async () => {
    const signed = await sut.closeDay(MONDAY);
    await owner.query('UPDATE platform.log_day SET note = NULL, signed_at = NULL');
    expect(await sut.closeDay(MONDAY)).toEqual(signed);
  });

  it('is not signed after the log was changed behind it', async () => {
    await sut.closeDay(MONDAY);
    await owner.query('UPDATE platform.log_day SET leaf_hash = $1', [Buffer.from(rootOf(sha256, []))]);
    await sealed(schools[1] ?? '');
    await expect(sut.closeDay(TUESDAY)).rejects.toMatchObject({ code: 'PROOF.FORK' });
  });

  it('proves nothing to a tenant that has no part in it', async () => {
    await sut.closeDay(MONDAY);
    expect(await sut.proofOf(randomUUID())).toBeNull();
  });
});

describe('A day that nobody can be shown', () => {
  const nobody = { url: 'http://127.0.0.1:9', trusted: [] };
  const failures: string[] = [];
  let queue: AnchorQueue;

  beforeEach(() => {
    failures.length = 0;
    queue = new AnchorQueue({ sealUrl: db.urls.seal, log: sut, timeStamp: nobody, witness: null });
  });
  afterEach(() => queue.close());
  const show = (): Promise<number> => queue.showDue(({ kind, by }, { code }) => failures.push(`${kind} ${by} ${code}`));
  const today = new Date().toISOString().slice(0, 10);

  it('waits, says why, and is not tried again at once', async () => {
    await sut.closeDay(today);
    expect(await show()).toBe(0);
    expect(await show()).toBe(0);
    expect(failures).toEqual(['time-stamp 127.0.0.1:9 ANCHOR.UNREACHABLE']);
    expect(await queue.list(5)).toMatchObject([
      { day: today, kind: 'time-stamp', attempts: 1, evidence: null, error: expect.stringContaining('did not answer') },
    ]);
  });

  it('is tried again when its time has come', async () => {
    await sut.closeDay(today);
    await show();
    await owner.query('UPDATE platform.anchor SET next_at = now()');
    await show();
    expect(await queue.list(5)).toMatchObject([{ attempts: 2 }]);
  });

  it('is not even a line where nobody is configured', async () => {
    await sut.closeDay(today);
    const none = new AnchorQueue({ sealUrl: db.urls.seal, log: sut, timeStamp: null, witness: null });
    expect(await none.showDue(() => undefined)).toBe(0);
    expect(await none.list(5)).toEqual([]);
    await none.close();
  });
});
