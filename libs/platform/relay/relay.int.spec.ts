import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PostgresEventStore } from '#platform/event-store/postgres-event-store.js';
import { decodeEvent } from '#platform/messaging/kafka/wire.js';
import { testDatabase, type TestDatabase } from '#platform/testing/test-database.js';
import { PublishError } from './publisher.js';
import { append, isGapless, PublisherInMemory, tenantIn, upTo } from './relay.fixtures.js';
import { RelayStore } from './relay-store.js';
import { Relay, type RelayOptions, type RelayStatus } from './relay.js';

let db: TestDatabase;
let store: PostgresEventStore;
let owner: pg.Client;
let bus: PublisherInMemory;
let faults: unknown[];
const relays: Relay[] = [];

const aRelay = (over: Partial<RelayOptions> = {}): Relay => {
  const relay = new Relay({
    store: new RelayStore(db.urls.relay),
    publisher: bus,
    onError: (error) => faults.push(error),
    ...{ sweepMs: 10, idleSweepMs: 10, leaseMs: 4_000, renewMs: 200 },
    ...over,
  });
  relays.push(relay);
  relay.start();
  return relay;
};

/** Waits for what must come; the test's own deadline ends it. */
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
};
const carried = (relay: Relay): Promise<void> =>
  until(() => {
    const { state, backlog, lanes } = relay.status();
    return state === 'ok' && lanes.length > 0 && backlog === 0;
  });
const stop = async (relay: Relay): Promise<void> => {
  relays.splice(relays.indexOf(relay), 1);
  await relay.stop();
};
const everything = (relay: Relay, published: number): Promise<void> =>
  until(() => relay.status().published >= published && relay.status().backlog === 0);

beforeAll(async () => {
  db = await testDatabase('relay');
  store = new PostgresEventStore({ appendUrl: db.urls.append, readUrl: db.urls.project });
  owner = new pg.Client(db.adminUrl);
  await owner.connect();
});
beforeEach(() => {
  bus = new PublisherInMemory();
  faults = [];
});
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop();
});
afterAll(async () => {
  await store.close();
  await owner.end();
  await db.drop();
});

describe('a relay', () => {
  it('publishes every event of every tenant once, those of a tenant in their order, as they are stored', async () => {
    const tenants = [1, 7, 700, 1_300].map((count) => ({ tenantId: tenantIn(), count }));
    for (const { tenantId, count } of tenants) await append(store, tenantId, count);
    const relay = aRelay();
    await everything(relay, 2_008);
    for (const { tenantId, count } of tenants) expect(bus.positions(tenantId)).toEqual(upTo(count));
    const events = bus.messages.map((message) => decodeEvent(message));
    expect(events.every(({ ok }) => ok)).toBe(true);
    const [, , { tenantId }] = tenants as [unknown, unknown, { tenantId: string }];
    const mine = events.flatMap((each) =>
      each.ok && each.event.event.metadata.tenantId === tenantId ? each.event : [],
    );
    expect(mine.map(({ event }) => event)).toEqual(await store.readTenant(tenantId, 0, 1_000));
    expect(mine.slice(1).map(({ previousLeaf }) => previousLeaf)).toEqual(mine.slice(0, -1).map(({ leaf }) => leaf));
    expect(mine[0]).toMatchObject({ previousLeaf: '0'.repeat(64), logEpoch: await store.logEpoch() });
    expect(faults).toEqual([]);
  });

  it('publishes what is appended while it runs, and nothing again after a stop', async () => {
    const tenantId = tenantIn();
    const first = aRelay();
    for (let n = 0; n < 20; n += 1) {
      await append(store, tenantId, 3);
      first.wake();
    }
    await until(() => bus.positions(tenantId).length === 60);
    await stop(first);
    await append(store, tenantId, 1);
    await carried(aRelay());
    await until(() => bus.positions(tenantId).length === 61);
    expect(bus.positions(tenantId)).toEqual(upTo(61));
  });

  it('lets a neighbour through before a long backlog is done', async () => {
    const [long, short] = [tenantIn(), tenantIn()];
    await append(store, long, 9_000);
    await append(store, short, 1);
    const relay = aRelay();
    await everything(relay, 9_001);
    const at = bus.messages.findIndex(({ key }) => key === short);
    expect(at).toBeLessThan(1_000);
    expect(bus.positions(long)).toEqual(upTo(9_000));
  });
});

describe('a relay that was stopped between publishing and its cursor', () => {
  it('publishes the same again in the same order, and nothing is missing', async () => {
    const tenantId = tenantIn();
    await append(store, tenantId, 1_200);
    // Brokers that have everything and whose answer is lost: for the relay it is as if it had died there.
    bus.after = () => Promise.reject(new PublishError('RELAY.UNREACHABLE', 'lost answer'));
    const dying = aRelay();
    await until(() => faults.length >= 2);
    await stop(dying);
    bus.after = () => Promise.resolve();
    await carried(aRelay());
    const positions = bus.positions(tenantId);
    expect(positions.length).toBeGreaterThan(1_200);
    expect(isGapless(positions)).toBe(true);
    expect([...new Set(positions)]).toEqual(upTo(1_200));
    expect(positions.slice(-1_200)).toEqual(upTo(1_200));
  });
});

describe('brokers that take nothing for a while', () => {
  it('are told of, waited for, and given everything in order afterwards', async () => {
    const tenantId = tenantIn();
    bus.before = () => Promise.reject(new PublishError('RELAY.TOPIC_MISSING', 'make it by kafka setup'));
    const relay = aRelay();
    await append(store, tenantId, 30);
    await until(() => relay.status().state === 'away');
    expect(relay.status()).toMatchObject({
      fault: { code: 'RELAY.TOPIC_MISSING', message: 'make it by kafka setup' },
      backlog: 30,
    } satisfies Partial<RelayStatus>);
    bus.before = () => Promise.resolve();
    await carried(relay);
    expect(relay.status()).toMatchObject({ state: 'ok', fault: null, lagMs: 0 });
    expect(bus.positions(tenantId)).toEqual(upTo(30));
  });

  it('hold up one tenant alone when they find its message too large', async () => {
    const [large, ...others] = [tenantIn(), tenantIn(), tenantIn()];
    bus.before = (messages) =>
      messages.some(({ key }) => key === large)
        ? Promise.reject(new PublishError('RELAY.TOO_LARGE', 'compare max.message.bytes'))
        : Promise.resolve();
    for (const tenantId of [large, ...others]) await append(store, tenantId, 5);
    const relay = aRelay();
    await until(() => others.every((tenantId) => bus.positions(tenantId).length === 5));
    await append(store, others[0], 5);
    await until(() => bus.positions(others[0]).length === 10);
    expect(bus.positions(large)).toEqual([]);
    await until(() => relay.status().backlog === 5);
    expect(faults).toContainEqual(expect.objectContaining({ code: 'RELAY.TOO_LARGE' }));
  });
});

describe('two relays', () => {
  it('share the lanes, and the one that is left has them all', async () => {
    const [one, two] = [aRelay(), aRelay()];
    await until(() => one.status().lanes.length === 8 && two.status().lanes.length === 8);
    expect([...one.status().lanes, ...two.status().lanes].sort((a, b) => a - b)).toEqual(upTo(16).map((n) => n - 1));
    await stop(one);
    await until(() => two.status().lanes.length === 16);
  });

  it('do no harm while both believe that a lane is theirs: repeats, but no hole and no lost event', async () => {
    const tenants = upTo(6).map(() => tenantIn());
    const all = {
      lease: () => Promise.resolve(upTo(16).map((n) => ({ lane: n - 1, epoch: 1 }))),
      leave: async () => {},
    };
    const believing = (): RelayStore => Object.assign(new RelayStore(db.urls.relay), all);
    const [one, two] = [aRelay({ store: believing() }), aRelay({ store: believing() })];
    for (let n = 0; n < 15; n += 1) await Promise.all(tenants.map((tenantId) => append(store, tenantId, 20)));
    await until(() => one.status().backlog === 0 && tenants.every((tenantId) => bus.positions(tenantId).length >= 300));
    await Promise.all([stop(one), stop(two)]);
    await carried(aRelay());
    for (const tenantId of tenants) {
      expect([...new Set(bus.positions(tenantId))].sort((a, b) => a - b)).toEqual(upTo(300));
      expect(isGapless(bus.positions(tenantId))).toBe(true);
    }
    expect(faults).toEqual([]);
  });

  it('of which one was replaced: its cursor moves no more once the new owner’s has', async () => {
    const tenantId = tenantIn();
    await append(store, tenantId, 10);
    const old = new RelayStore(db.urls.relay);
    const logEpoch = await store.logEpoch();
    await old.open([tenantId], logEpoch);
    const from = { position: 0, leaf: '0'.repeat(64), logEpoch };
    const to = (position: number) => ({ position, leaf: 'a'.repeat(64), logEpoch });
    expect(await old.move([{ tenantId, from, to: to(4), laneEpoch: 8 }])).toBe(1);
    expect(await old.move([{ tenantId, from: to(4), to: to(9), laneEpoch: 7 }])).toBe(0);
    expect(await old.move([{ tenantId, from, to: to(9), laneEpoch: 9 }])).toBe(0);
    expect(await old.move([{ tenantId, from: to(4), to: to(9), laneEpoch: 9 }])).toBe(1);
    await old.close();
  });
});

describe('a log that was restored', () => {
  it('is published again from the beginning where its tail was lost, and goes on elsewhere', async () => {
    const [kept, lost] = [tenantIn(), tenantIn()];
    await append(store, kept, 5);
    await append(store, lost, 5);
    const before = aRelay();
    await until(() => bus.positions(kept).length === 5 && bus.positions(lost).length === 5);
    await carried(before);
    await stop(before);
    // What a standby that lost the tail looks like: other events at the same positions, under another epoch.
    await owner.query('ALTER TABLE store.event DISABLE TRIGGER only_grows');
    await owner.query('DELETE FROM store.event WHERE tenant_id = $1 AND position > 3', [lost]);
    await owner.query('ALTER TABLE store.event ENABLE TRIGGER only_grows');
    await owner.query('UPDATE store.tenant_log SET head = 3 WHERE tenant_id = $1', [lost]);
    await owner.query('UPDATE store.log_epoch SET epoch = $1', [randomUUID()]);
    await append(store, kept, 1);
    const after = aRelay();
    await append(store, lost, 4);
    await until(() => bus.positions(lost).length === 12 && bus.positions(kept).length === 6);
    await carried(after);
    expect(bus.positions(kept)).toEqual(upTo(6));
    expect(bus.positions(lost)).toEqual([...upTo(5), ...upTo(7)]);
    expect(after.status().rewound).toBe(1);
    const last = decodeEvent(bus.messages.at(-1) ?? { key: null, value: null });
    expect(last.ok && last.event.logEpoch).toBe(await store.logEpoch());
  });
});

describe('the role of a relay', () => {
  it('reads the tenants it names, keeps its own tables, and may do nothing else', async () => {
    const [mine, theirs] = [tenantIn(), tenantIn()];
    await append(store, mine, 2);
    await append(store, theirs, 2);
    const client = new pg.Client(db.urls.relay);
    await client.connect();
    const answer = (statement: string): Promise<number | string> =>
      client.query(statement).then(
        ({ rowCount }) => rowCount ?? 0,
        (error: unknown) => String((error as pg.DatabaseError).code),
      );
    expect(await answer('SELECT FROM store.event')).toBe(0);
    await client.query('BEGIN');
    await client.query(`SET LOCAL app.tenants = '${mine}'`);
    expect(await answer('SELECT FROM store.event')).toBe(2);
    expect(await answer(`SELECT FROM store.event WHERE tenant_id = '${theirs}'`)).toBe(0);
    await client.query('COMMIT');
    for (const statement of [
      'SELECT FROM store.tenant_log',
      'SELECT * FROM store.heads()',
      'DELETE FROM store.event',
      'SELECT FROM platform.credential',
      'SELECT FROM platform.subject_key',
      'SELECT FROM read.checkpoint',
      'DELETE FROM platform.relay_cursor',
      'INSERT INTO platform.relay_lane (lane) VALUES (1)',
    ]) {
      expect([statement, await answer(statement)]).toEqual([statement, '42501']);
    }
    await client.end();
  });
});
