import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { aCommand, anEvent } from '#platform/event-store/event-store.fixtures.js';
import type { NewEvent } from '#platform/event-store/event-store.js';
import { columnsOf, tableName } from '#platform/projection/read-table.sql.js';
import { Replay, type ReplayDifference } from '#platform/projection/replay.js';
import type { AnyProjection } from '#platform/projection/row-fold.js';
import { describeWhere } from '#platform/testing/not-run.js';
import { projections } from '../../apps/composition/features.js';
import { startTrustlog, type TrustlogServer } from '../support/trustlog-server.js';
import { mutationText, type Json } from './support/caller.js';
import { isBuilt, ServerProcess, trustlog } from './support/server-process.js';

describe('the read models of the sandbox', () => {
  let sut: TrustlogServer;
  let admin: pg.Client;
  let replay: Replay;
  let tenants: readonly string[];

  const differences = async (): Promise<ReplayDifference[]> => {
    const found: ReplayDifference[] = [];
    for (const tenantId of tenants) found.push(...(await replay.tenant(tenantId)).differences);
    return found;
  };

  beforeAll(async () => {
    sut = await startTrustlog({ seed: true });
    const { store, database } = sut.installation;
    replay = new Replay(database.urls.project, projections, (tenantId, after, limit) =>
      store.readTenant(tenantId, after, limit),
    );
    tenants = (await store.tenants()).map(({ tenantId }) => tenantId);
    // Nothing is held back or to be erased in the sandbox.
    const [tenantId = ''] = tenants;
    const events = await Promise.all([example('HoldPlaced'), example('ErasureProposed')]);
    await store.append(aCommand(tenantId, [{ streamId: `retention-${tenantId}`, expectedVersion: 0, events }]));
    admin = new pg.Client({ connectionString: sut.adminUrl });
    await admin.connect();
    await sut.settled();
  }, 240_000);
  afterAll(async () => {
    await admin.end();
    await replay.close();
    await sut.stop();
  });

  it('are what the log says, every row, present and past', async () => {
    let events = 0;
    let rows = 0;
    for (const tenantId of tenants) {
      const found = await replay.tenant(tenantId);
      expect(found.differences).toEqual([]);
      events += found.events;
      rows += found.rows;
    }
    const stored = (await sut.installation.store.tenants()).reduce((sum, { head }) => sum + head, 0);
    expect(events).toBe(stored);
    expect(rows).toBeGreaterThan(events / 4);
  });

  it('are found out wherever a row was changed by hand: table and key', async () => {
    const changed: string[] = [];
    for (const projection of projections) changed.push(await changeOne(admin, projection));
    const found = await differences();
    expect(found.map(placeOf).sort()).toEqual(changed.sort());
    if (!isBuilt) return;
    // The command says the same, by its exit code too.
    const { dataDir, databaseUrl, roleSecret } = sut.installation.settings;
    const environment = { DATABASE_URL: databaseUrl, TRUSTLOG_ROLE_SECRET: roleSecret };
    const { code, json } = await trustlog(dataDir, ['replay'], environment);
    expect(code).toBe(4);
    expect((json as { differences: ReplayDifference[] }).differences.map(placeOf).sort()).toEqual(changed);
  });
});

/** An event of this type as it is stored. */
const example = async (type: string): Promise<NewEvent> => {
  const file = path.resolve(import.meta.dirname, '../evolution/fixtures', `${type}.v1.json`);
  return anEvent({ type, body: JSON.parse(await readFile(file, 'utf8')) as NewEvent['body'] });
};

const placeOf = ({ table, tenantId, key }: ReplayDifference): string =>
  `${table} ${tenantId} ${key.replace(/ from position \d+$/, '')}`;

/** Changes a column of one row, and says which row. */
const changeOne = async (admin: pg.Client, projection: AnyProjection): Promise<string> => {
  const table = tableName(projection);
  const keys = Object.keys(projection.table.key);
  const [column = '', type = ''] = columnsOf(projection).find(([name]) => !keys.includes(name)) ?? [];
  const { rows } = await admin.query(
    `UPDATE ${table} SET ${column} = ${OTHER[type]!.replaceAll('?', column)}
     WHERE ctid = (SELECT ctid FROM ${table} ORDER BY tenant_id, from_position LIMIT 1)
     RETURNING tenant_id, ${keys.join(', ')}`,
  );
  if (rows.length === 0) throw new Error(`The sandbox has no row in ${table}.`);
  return `${table} ${rows[0].tenant_id} ${keys.map((key) => `${key}=${rows[0][key]}`).join(', ')}`;
};

/** Another value than the one that stands there, whatever it is. */
const OTHER: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: "coalesce(?, '') || 'x'",
  integer: 'coalesce(?, 0) + 1',
  bigint: 'coalesce(?, 0) + 1',
  boolean: 'NOT coalesce(?, false)',
  date: "coalesce(?, '2020-01-01') + 1",
  timestamptz: "coalesce(?, '2020-01-01') + interval '1 hour'",
  jsonb: `jsonb_build_array(?, 'x')`,
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const WRITERS = 6;
const SECONDS = 3;

/** One request of the load, and what the server said before it was gone; null: it said nothing. */
interface Sent {
  readonly input: Json;
  readonly answer: Json;
}

describeWhere(isBuilt, 'a server that is killed while people write', 'needs `npm run build`', () => {
  let dataDir: string;
  let server: ServerProcess;
  let keys: Readonly<Record<string, string>>;
  let schoolId: string;
  const sent: Sent[] = [];

  const ask = async (query: string, variables: object = {}): Promise<Json> => {
    const answer = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${keys['headteacher']!}` },
      body: JSON.stringify({ query, variables }),
    });
    return ((await answer.json()) as Json).data;
  };
  const report = async (input: Json): Promise<Json> =>
    (await ask(mutationText('reportBreach'), { input }))?.reportBreach ?? null;
  /** Reports until the server is gone; each report under a key of its own. */
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; ; n += 1) {
      const about = { schoolId, category: 'HACKED_ACCOUNT', idempotencyKey: `load-${writer}-${n}` };
      const input = { ...about, summary: `Report ${n} of writer ${writer}.` };
      const answer = await report(input).catch(() => null);
      sent.push({ input, answer });
      if (answer === null) return;
    }
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'trustlog-killed-'));
    server = await ServerProcess.start(dataDir, await freePort());
    keys = (await trustlog(dataDir, ['demo', 'keys'])).json as Record<string, string>;
    schoolId = (await ask('{ viewer { tenantId } }')).viewer.tenantId;
  }, 240_000);
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('has all that it acknowledged when it is started again, once', async () => {
    const writers = Array.from({ length: WRITERS }, (_, n) => write(n));
    await sleep(SECONDS * 1_000);
    await server.kill();
    await Promise.all(writers);
    const acknowledged = sent.filter(({ answer }) => answer?.__typename === 'Done');
    expect(acknowledged.length).toBeGreaterThan(WRITERS);
    server = await ServerProcess.start(dataDir, await freePort());
    for (const { input, answer } of acknowledged) {
      expect(await report(input)).toEqual({ ...answer, replayed: true });
    }
    // What was under way is there or not, and sent again it is there once.
    const unanswered = sent.filter(({ answer }) => answer === null);
    expect(unanswered).toHaveLength(WRITERS);
    const again = await Promise.all(unanswered.map(({ input }) => report(input)));
    expect(again.map(({ __typename }) => __typename)).toEqual(unanswered.map(() => 'Done'));
    const positions = [...acknowledged.map(({ answer }) => answer), ...again].map(({ position }) => position.position);
    expect(new Set(positions).size).toBe(positions.length);
  }, 120_000);

  it('has read models that are what the log says', async () => {
    const { code, json } = await trustlog(dataDir, ['replay']);
    expect({ code, json }).toMatchObject({ code: 0, json: { equal: true, differences: [], tenants: 18 } });
  }, 60_000);
});
