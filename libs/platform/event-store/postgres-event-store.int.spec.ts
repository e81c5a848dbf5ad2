import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testDatabase } from '#platform/testing/test-database.js';
import type { TestDatabase } from '#platform/testing/test-database.js';
import { leafHash, contentHash } from './event-hash.js';
import { eventStoreContract } from './event-store.contract.js';
import { aCommand, anEvent, onStream } from './event-store.fixtures.js';
import { PostgresEventStore } from './postgres-event-store.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase('event_store');
});
afterAll(() => db.drop());

const openStore = (): PostgresEventStore =>
  new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });

describe('the event store in PostgreSQL', () => {
  eventStoreContract(async () => {
    const store = openStore();
    return { store, close: () => store.close() };
  });
});

describe('two stores over one log', () => {
  let here: PostgresEventStore;
  let there: PostgresEventStore;
  const tenantId = randomUUID();
  beforeAll(async () => {
    [here, there] = [openStore(), openStore()];
    await here.createTenant(tenantId, 'school');
  });
  afterAll(() => Promise.all([here.close(), there.close()]));

  it('answer a repeat that the other stored', async () => {
    const command = aCommand(tenantId, [onStream('a', 0, 2)]);
    const first = await here.append(command);
    expect(await there.append(command)).toEqual({ ...first, status: 'replayed' });
  });

  it('ask the database again after a refusal at home, under the same command id', async () => {
    await there.readStream(tenantId, 'a');
    const command = aCommand(tenantId, [onStream('a', 0, 2)]);
    await here.append({ ...command, streams: [onStream('b', 0)] });
    expect(await there.append(command)).toEqual({ status: 'conflict' });
    expect(await there.append(command)).toMatchObject({ status: 'replayed', firstPosition: 3 });
  });

  it('leave no hole in the log where one of them was refused', async () => {
    await here.append(aCommand(tenantId, [onStream('contested', 0)]));
    const before = await here.head(tenantId);
    expect(await there.append(aCommand(tenantId, [onStream('contested', 0)]))).toEqual({ status: 'conflict' });
    expect(await here.head(tenantId)).toBe(before);
    const next = await there.append(aCommand(tenantId, [onStream('contested', 1)]));
    expect(next).toMatchObject({ status: 'ok', firstPosition: before + 1 });
  });
});

describe('a stored event', () => {
  it('carries the content hash and the leaf that its row gives again', async () => {
    const store = openStore();
    const tenantId = randomUUID();
    await store.createTenant(tenantId, 'school');
    const body = { z: 1, a: 'Ysgol y Dderwen: "€"', list: [0.1, -0, 1e21] };
    await store.append(
      aCommand(tenantId, [onStream('a', 0, 2), { streamId: 'b', expectedVersion: 0, events: [anEvent({ body })] }]),
    );
    const alone = { streamId: 'c', expectedVersion: 0, events: [anEvent({ body })] };
    await store.append(aCommand(tenantId, [alone]));
    const events = await store.readTenant(tenantId, 0, 10);
    const admin = new pg.Client(db.adminUrl);
    await admin.connect();
    const { rows } = await admin.query<{ body: string; content_hash: Buffer; leaf_hash: Buffer }>(
      'SELECT body::text, content_hash, leaf_hash FROM store.event WHERE tenant_id = $1 ORDER BY position',
      [tenantId],
    );
    await admin.end();
    expect(rows[3]?.body).toBe(rows[2]?.body);
    expect(rows[2]?.body).toBe('{"a":"Ysgol y Dderwen: \\"€\\"","list":[0.1,0,1e+21],"z":1}');
    events.forEach(({ type, schemaVersion, metadata }, i) => {
      const row = rows[i];
      const content = contentHash({ ...metadata, type, schemaVersion, bodyText: row?.body ?? '' });
      expect(row?.content_hash.equals(content)).toBe(true);
      expect(row?.leaf_hash.equals(leafHash(metadata, content))).toBe(true);
    });
    expect(events).toHaveLength(4);
    await store.close();
  });
});

describe('the seed', () => {
  it('brings its own clock, and time still never runs back within a tenant', async () => {
    const times = ['2025-05-01T10:00:00Z', '2025-04-01T10:00:00Z', '2025-06-01T10:00:00.25Z'];
    const store = new PostgresEventStore({
      appendUrl: db.urls.seed,
      readUrl: db.urls.project,
      clock: () => times.shift() ?? '',
    });
    const tenantId = randomUUID();
    await store.createTenant(tenantId, 'school');
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((stream) => store.append(aCommand(tenantId, [onStream(stream, 0)]))),
    );
    expect(outcomes.map((outcome) => ('recordedAt' in outcome ? outcome.recordedAt : outcome.status))).toEqual([
      '2025-05-01T10:00:00.000000Z',
      '2025-05-01T10:00:00.000000Z',
      '2025-06-01T10:00:00.250000Z',
    ]);
    await store.close();
  });

  it('may not use the way that keeps the database’s clock, nor the product the seed’s', async () => {
    const seedOnly = new PostgresEventStore({
      appendUrl: db.urls.append,
      readUrl: db.urls.project,
      clock: () => '2025-05-01T10:00:00Z',
    });
    const tenantId = randomUUID();
    await seedOnly.createTenant(tenantId, 'school');
    await expect(seedOnly.append(aCommand(tenantId, [onStream('a', 0)]))).rejects.toMatchObject({
      code: 'STORE.UNAVAILABLE',
    });
    expect(await seedOnly.head(tenantId)).toBe(0);
    await seedOnly.close();
  });
});

describe('a large append', () => {
  it('goes alone and whole', async () => {
    const store = openStore();
    const tenantId = randomUUID();
    await store.createTenant(tenantId, 'school');
    const [large, small] = await Promise.all([
      store.append(aCommand(tenantId, [onStream('large', 0, 2_000)])),
      store.append(aCommand(tenantId, [onStream('small', 0)])),
    ]);
    expect(large).toMatchObject({ status: 'ok', count: 2_000 });
    expect(small).toMatchObject({ status: 'ok', count: 1 });
    expect(await store.head(tenantId)).toBe(2_001);
    await store.close();
  });
});

describe('a database that is away', () => {
  it('is told apart from an outcome that nobody knows', async () => {
    const away = 'postgres://trustlog_append@127.0.0.1:1/none';
    const store = new PostgresEventStore({ appendUrl: away, readUrl: away });
    const tenantId = randomUUID();
    await expect(store.append(aCommand(tenantId, [onStream('a', 0)]))).rejects.toMatchObject({
      code: 'STORE.UNAVAILABLE',
    });
    await expect(store.head(tenantId)).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
    await expect(store.createTenant(tenantId, 'school')).rejects.toMatchObject({ code: 'STORE.UNAVAILABLE' });
    await store.close();
  });
});
