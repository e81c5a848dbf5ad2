import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { contentHash, instantOf, leafHash } from '#platform/event-store/event-hash.js';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { openPool, type Pool } from '#platform/postgres/open-pool.js';
import { append } from '#platform/relay/relay.fixtures.js';
import { Keyring } from '#platform/sealing/keyring.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { LogKeys } from '../../log-keys.js';
import { ProofError } from '../../proof.errors.js';
import { Sealer } from '../../sealer.js';
import { SignedHeads } from '../../signed-heads.js';
import { checkPack, type PackReport } from '../check/check-pack.js';
import { PackFile } from '../check/pack-file.js';
import { packOf, planOf } from '../pack.fixtures.js';
import { diceOf, type Dice } from '../tampering.fixtures.js';
import { asking, streaming } from './read-transaction.js';
import { eventTexts } from './record-reader.js';
import { sealedRecord } from './sealed-record.js';

/** `TAMPERINGS=5000` looks longer; a seed tells a failure again. */
const COUNT = Math.min(Number(process.env.TAMPERINGS ?? 40), 5_000);
const SEED = Number(process.env.TAMPERING_SEED ?? 20261121);
const SIZE = 100;
const SEALED_EVERY = 20;

let db: TestDatabase;
let store: PostgresEventStore;
let owner: pg.Client;
let pool: Pool;
let folder: string;
let keys: LogKeys;
let sealer: Sealer;
const tenantId = randomUUID();
const otherId = randomUUID();

/** What an owner can do who turns the triggers off. */
const behindTheTriggers = async (...statements: readonly (readonly [string, readonly unknown[]])[]): Promise<void> => {
  await owner.query('BEGIN');
  await owner.query("SET LOCAL session_replication_role = 'replica'");
  for (const [sql, values] of statements) await owner.query(sql, [...values]);
  await owner.query('COMMIT');
};

const undo = (): Promise<void> =>
  behindTheTriggers(
    ['DELETE FROM store.event WHERE tenant_id = $1', [tenantId]],
    ['INSERT INTO store.event SELECT * FROM kept_event', []],
    ['UPDATE store.tenant_log SET head = $2 WHERE tenant_id = $1', [tenantId, SIZE]],
  );

type Packed = PackReport & { readonly broken: number | null; readonly fault: string | null };

/** Packs the log as it stands and checks the pack; `broken` is the first event that the export found changed. */
const packed = async (): Promise<Packed> => {
  const fault = await sealer.seal(tenantId).then(
    () => null,
    (error: unknown) => (error instanceof ProofError ? error.code : 'other'),
  );
  const sql = 'SELECT max(position)::int AS last FROM store.event WHERE tenant_id = $1';
  const last = (await owner.query<{ last: number }>(sql, [tenantId])).rows[0]?.last ?? 0;
  const span = { tenantId, first: 1, last };
  const signer = { name: keys.name, sign: (text: string) => keys.sign(text) };
  const sealed = await asking(pool, tenantId, (client) =>
    sealedRecord(client, { tenantId, first: 1, last, to: null, signer }),
  );
  let broken: number | null = null;
  const plan = planOf({ ...signer, verifierKey: keys.verifierKey }, [
    {
      record: {
        ...{ tenantId, kind: 'school', name: { en: 'Hill School', cy: null }, first: 1, last, size: sealed.size },
        ...{ checkpoints: [...sealed.checkpoints.keys()], withheld: 0 },
      },
      checkpoints: sealed.checkpoints,
      events: async function* () {
        for await (const batch of streaming(pool, tenantId, (client) => eventTexts(client, span, () => false))) {
          broken ??= batch.find(({ intact }) => !intact)?.position ?? null;
          yield batch;
        }
      },
      leaves: () => Promise.resolve(sealed.leaves),
      rows: async function* () {
        yield [];
      },
      files: () => Promise.resolve([]),
    },
  ]);
  const { file } = await packOf(plan);
  return { ...(await checkPack(() => PackFile.of(file))), broken, fault };
};

/** Columns, and something else that each could hold. */
const OTHER: Readonly<Record<string, string>> = {
  body: `replace(body::text, '{"', '{"x":1,"')::json`,
  type: `type || 'x'`,
  actor_id: `actor_id || 'x'`,
  stream_id: `stream_id || 'x'`,
  event_id: 'gen_random_uuid()',
  correlation_id: 'gen_random_uuid()',
  causation_id: 'gen_random_uuid()',
  schema_version: 'schema_version + 1',
  version: 'version + 1000',
  occurred_at: `occurred_at - interval '1 microsecond'`,
  recorded_at: `recorded_at - interval '1 microsecond'`,
  leaf_hash: `sha256(leaf_hash)`,
  content_hash: `sha256(content_hash)`,
};

/** An event changed together with its hashes, as by somebody who knows how they are made. */
const coherent = async (position: number): Promise<void> => {
  type Row = {
    actor_id: string;
    stream_id: string;
    event_id: Uuid;
    type: string;
    schema_version: number;
    body: string;
  } & {
    causation_id: Uuid | null;
    correlation_id: Uuid;
    occurred: string;
    recorded: string;
    version: string;
  };
  const { rows } = await owner.query<Row>(
    `SELECT *, body::text AS body, (extract(epoch FROM occurred_at) * 1000000)::bigint AS occurred,
       (extract(epoch FROM recorded_at) * 1000000)::bigint AS recorded
     FROM store.event WHERE tenant_id = $1 AND position = $2`,
    [tenantId, position],
  );
  const row = rows[0] as Row;
  const content = contentHash({
    ...{ tenantId, streamId: row.stream_id, eventId: row.event_id, type: row.type, schemaVersion: row.schema_version },
    ...{
      actorId: 'somebody else',
      causationId: row.causation_id,
      correlationId: row.correlation_id,
      bodyText: row.body,
    },
    occurredAt: instantOf(Number(row.occurred)),
  });
  const place = { tenantId, position, recordedAt: instantOf(Number(row.recorded)), version: Number(row.version) };
  await behindTheTriggers([
    `UPDATE store.event SET actor_id = 'somebody else', content_hash = $3, leaf_hash = $4 WHERE tenant_id = $1 AND position = $2`,
    [tenantId, position, content, leafHash(place, content)],
  ]);
};

/** Each answers where it was at work, and whether the very event can be named or only between which checkpoints it stands. */
type Way = (dice: Dice) => Promise<{ readonly position: number; readonly exact: boolean }>;
const anyOf = (dice: Dice): number => 1 + dice(SIZE);
const AT = 'WHERE tenant_id = $1 AND position = $2';

const WAYS: Readonly<Record<string, Way>> = {
  'change a column': async (dice) => {
    const [column = '', value = ''] = Object.entries(OTHER)[dice(Object.keys(OTHER).length)] ?? [];
    const position = anyOf(dice);
    await behindTheTriggers([`UPDATE store.event SET ${column} = ${value} ${AT}`, [tenantId, position]]);
    return { position, exact: true };
  },
  'change an event with its hashes': async (dice) => {
    const position = anyOf(dice);
    await coherent(position);
    return { position, exact: false };
  },
  'delete an event': async (dice) => {
    const position = anyOf(dice);
    await behindTheTriggers([`DELETE FROM store.event ${AT}`, [tenantId, position]]);
    return { position, exact: true };
  },
  'let two events change places': async (dice) => {
    const position = 1 + dice(SIZE - 1);
    const later = position + 1 + dice(SIZE - position);
    const move = (from: number, to: number): [string, unknown[]] => [
      `UPDATE store.event SET position = $3 ${AT}`,
      [tenantId, from, to],
    ];
    await behindTheTriggers(move(position, 9_999), move(later, position), move(9_999, later));
    return { position, exact: true };
  },
  'push an event in': async (dice) => {
    const position = anyOf(dice);
    const shift = (by: string): [string, unknown[]] => [
      `UPDATE store.event SET position = ${by} WHERE tenant_id = $1 AND position >= $2`,
      [tenantId, position],
    ];
    await behindTheTriggers(shift('position + 10001'), shift('position - 10000'), [
      `INSERT INTO store.event SELECT (jsonb_populate_record(e, jsonb_build_object('tenant_id', $1::uuid, 'position', $2::bigint,
         'stream_id', gen_random_uuid()::text, 'command_id', null))).* FROM store.event e WHERE e.tenant_id = $3 AND e.position = 1`,
      [tenantId, position, otherId],
    ]);
    return { position, exact: true };
  },
  'take the end away': async (dice) => {
    const position = 2 + dice(SIZE - 1);
    await behindTheTriggers(
      ['DELETE FROM store.event WHERE tenant_id = $1 AND position >= $2', [tenantId, position]],
      ['UPDATE store.tenant_log SET head = $2 - 1 WHERE tenant_id = $1', [tenantId, position]],
    );
    return { position, exact: true };
  },
  'put another record in its place': async (dice) => {
    const position = 1 + dice(30);
    await behindTheTriggers(
      [`DELETE FROM store.event ${AT}`, [tenantId, position]],
      [
        `INSERT INTO store.event SELECT (jsonb_populate_record(e, jsonb_build_object('tenant_id', $1::uuid,
           'stream_id', gen_random_uuid()::text, 'command_id', null))).* FROM store.event e WHERE e.tenant_id = $3 AND e.position = $2`,
        [tenantId, position, otherId],
      ],
    );
    return { position, exact: true };
  },
};

beforeAll(async () => {
  db = await testDatabase('tampered-log');
  store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
  owner = new pg.Client(db.adminUrl);
  await owner.connect();
  pool = openPool(db.urls.read, 2);
  folder = await mkdtemp(join(tmpdir(), 'trustlog-tampered-'));
  await Keyring.open({ dataDir: folder });
  keys = await LogKeys.open({ dataDir: folder, name: 'records.example.org/log' });
  let day = 0;
  // Sealed on days before today, so that a pack has the checkpoints of all of them.
  const clock = (): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString();
  sealer = new Sealer({ sealUrl: db.urls.seal, keys, heads: await SignedHeads.open(folder), clock });
  await append(store, otherId, 30);
  for (let size = 0; size < SIZE; size += SEALED_EVERY) {
    await append(store, tenantId, SEALED_EVERY / 2);
    await append(store, tenantId, SEALED_EVERY / 2);
    await sealer.seal(tenantId);
    day += 1;
  }
  await owner.query('CREATE TEMPORARY TABLE kept_event AS SELECT * FROM store.event WHERE tenant_id = $1', [tenantId]);
});

afterAll(async () => {
  await sealer.close();
  await pool.end();
  await store.close();
  await owner.end();
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('a log that nobody was at', () => {
  it('gives a pack that is good, with the checkpoints of the days before', async () => {
    expect(await packed()).toMatchObject({ ok: true, events: SIZE, trustworthyUpTo: SIZE, broken: null, fault: null });
  });

  it('gives the same pack again after it has grown, for the same time', async () => {
    const signer = { name: keys.name, sign: (text: string) => keys.sign(text) };
    const half = { tenantId, first: 1, last: SIZE / 2, to: null, signer };
    const before = await asking(pool, tenantId, (client) => sealedRecord(client, half));
    const again = await asking(pool, tenantId, (client) => sealedRecord(client, half));
    expect(before.size).toBe(SIZE / 2);
    expect([...again.checkpoints]).toEqual([...before.checkpoints]);
    expect(before.proofs.map(({ name }) => name)).toEqual([
      'proofs/consistency-20-50.json',
      'proofs/consistency-40-50.json',
    ]);
  });
});

/** Whether a report names the very event, or the checkpoints between which it stands, and calls nothing good from there on. */
const isPlaced = (report: Packed, position: number, exact: boolean): boolean => {
  const { ok, firstBad, trustworthyUpTo, broken } = report;
  const named = firstBad?.position ?? broken ?? Infinity;
  const between = named <= position && position - named < SEALED_EVERY;
  return (exact ? named === position : between) && (ok || trustworthyUpTo < position);
};

describe('a log that its owner was at, with the triggers turned off', () => {
  it(`is found out, ${COUNT} of ${COUNT}, with the place`, async () => {
    const dice = diceOf(SEED);
    const names = Object.keys(WAYS);
    const missed: string[] = [];
    for (let n = 0; n < COUNT; n += 1) {
      const how = names[n % names.length] ?? '';
      const { position, exact } = await (WAYS[how] as Way)(dice);
      const report = await packed();
      await undo();
      const { ok, firstBad, broken } = report;
      const found = !ok || broken !== null;
      if (!found || !isPlaced(report, position, exact))
        missed.push(`${n}: ${how} at ${position}: ${JSON.stringify(firstBad)}`);
    }
    expect(missed).toEqual([]);
    expect(await packed()).toMatchObject({ ok: true });
  }, 3_600_000);
});
