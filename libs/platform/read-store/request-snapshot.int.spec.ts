import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { onOneServer } from '#platform/testing/not-run.js';
import { randomUUID } from 'node:crypto';
import type { Actor } from '#platform/auth/actor.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import { inTenants, setTenants } from '#platform/postgres/in-tenants.js';
import { openPool } from '#platform/postgres/open-pool.js';
import { count, Counted, tally, turns } from '#platform/testing/counters.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { PostgresReadStore, type PostgresReadStoreOptions } from './postgres-read-store.js';
import type { ReadScope } from './read-store.js';

const projections = [tally, turns];
let platform: TestPlatform;
let school: Uuid;
let other: Uuid;
let group: Uuid;
let now: Instant;
let membersAt: (at: Instant) => readonly Uuid[];
const stores: PostgresReadStore[] = [];

const storeWith = (options: Partial<PostgresReadStoreOptions> = {}): PostgresReadStore => {
  const store = new PostgresReadStore({
    readUrl: platform.urls.read,
    projections,
    clock: () => now,
    membersOf: ({ at }) => Promise.resolve(membersAt(at)),
    ...options,
  });
  stores.push(store);
  return store;
};
const total = async ({ sql, held }: ReadScope): Promise<number | null> =>
  (await sql<{ total: number }>(`SELECT sum(total)::int AS total FROM read.tally_v1 t WHERE ${held('t')}`))[0]?.total ??
  null;
/** The same in a statement with a parameter, which travels another way. */
const totalOf = async ({ sql, held }: ReadScope): Promise<number | null> =>
  (
    await sql<{ total: number }>(
      `SELECT sum(total)::int AS total FROM read.tally_v1 t WHERE ${held('t')} AND counter = $1`,
      ['a'],
    )
  )[0]?.total ?? null;
const add = async (tenantId: Uuid, by: number, from = 0): Promise<void> => {
  await count(platform, tenantId, [by], { from });
  await platform.engine.catchUp(tenantId);
};

let clerk: Actor;
let lead: Actor;

beforeAll(async () => {
  platform = await testPlatform({ name: 'request_snapshot', events: [Counted], projections });
});
beforeEach(async () => {
  group = randomUUID();
  await platform.store.createTenant(group, 'group');
  [school, other] = [await platform.school(), await platform.school()];
  membersAt = () => [school, other];
  clerk = platform.as('CLERK', school).actor;
  lead = { ...platform.as('TRUST_LEAD', group).actor, tenantKind: 'group' };
  await add(school, 1);
  await add(other, 10);
  await new Promise((resolve) => setTimeout(resolve, 5));
  now = new Date().toISOString();
});
afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
afterAll(() => platform.drop());

describe('the questions of one request', () => {
  it('see one state, whatever is written while they are asked', async () => {
    const sut = storeWith();
    const snapshot = sut.snapshot(clerk);
    const question = { actor: clerk, snapshot };
    expect(await sut.ask(question, total)).toBe(1);
    await add(school, 5, 1);
    expect(await sut.ask(question, total)).toBe(1);
    expect(await sut.ask(question, totalOf)).toBe(1);
    await snapshot.end();
    expect(await sut.ask({ actor: clerk }, total)).toBe(6);
  });

  it('never run under what another one of them may see, however they are mixed', async () => {
    const early = '2026-01-01T00:00:00.000Z';
    const middle = '2026-02-01T00:00:00.000Z';
    membersAt = (at) => (at === early ? [school] : at === middle ? [other] : [school, other]);
    const sut = storeWith({ poolSize: 1 });
    const snapshot = sut.snapshot(lead);
    const seen = (scope: ReadScope): Promise<unknown> => {
      const values = scope.tenants.length % 2 ? [] : [0];
      return scope
        .sql<{ id: Uuid }>(
          `SELECT tenant_id AS id FROM read.tally_v1 WHERE total > ${values.length ? '$1' : '0'}`,
          values,
        )
        .then((rows) => rows.map(({ id }) => id).sort());
    };
    const asked = Array.from({ length: 60 }, (_, n) => [early, middle, null][n % 3] ?? null);
    const answers = await Promise.all(
      asked.map((asOf, n) =>
        sut.ask({ actor: lead, asOf, snapshot }, async (scope) => {
          for (let k = 0; k < n % 5; k += 1) await new Promise((resolve) => setImmediate(resolve));
          return [await seen(scope), await seen(scope)];
        }),
      ),
    );
    asked.forEach((asOf, n) => {
      const expected = (asOf === early ? [school] : asOf === middle ? [other] : [school, other]).sort();
      expect(answers[n]).toEqual([expected, expected]);
    });
    await snapshot.end();
  });

  it('take one connection: ten requests get along with a single one', async () => {
    const sut = storeWith({ poolSize: 1 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const snapshot = sut.snapshot(lead);
        const question = { actor: lead, snapshot };
        const first = await sut.ask(question, total);
        // As a command does that runs within: it asks for the members and must not wait for who waits for it.
        await sut.membersNow(group);
        const nested = await sut.ask({ actor: lead }, total);
        const both = await Promise.all([sut.ask(question, total), sut.ask({ ...question, asOf: now }, totalOf)]);
        await snapshot.end();
        return [first, nested, ...both];
      }),
    );
    for (const answer of answers) expect(answer).toEqual([11, 11, 11, 11]);
  });

  it('are all refused once one of their statements has failed, and the connection is whole afterwards', async () => {
    const sut = storeWith({ poolSize: 1 });
    const snapshot = sut.snapshot(clerk);
    const question = { actor: clerk, snapshot };
    await expect(sut.ask(question, ({ sql }) => sql('SELECT 1 / 0'))).rejects.toThrow('division by zero');
    await expect(sut.ask(question, total)).rejects.toThrow('aborted');
    await snapshot.end();
    const next = sut.snapshot(clerk);
    expect(await sut.ask({ actor: clerk, snapshot: next }, total)).toBe(1);
    await next.end();
  });

  it('cannot write, nor be asked for somebody else, nor after the end', async () => {
    const sut = storeWith();
    const snapshot = sut.snapshot(clerk);
    await expect(sut.ask({ actor: lead, snapshot }, total)).rejects.toThrow('for whom it was taken');
    await expect(sut.ask({ actor: clerk, snapshot }, ({ sql }) => sql('DELETE FROM read.tally_v1'))).rejects.toThrow();
    await snapshot.end();
    await expect(sut.ask({ actor: clerk, snapshot }, total)).rejects.toThrow('given back');
  });

  it('give the connection back when it is lost under them', async () => {
    const sut = storeWith({ poolSize: 1 });
    const snapshot = sut.snapshot(clerk);
    const lost = sut.ask({ actor: clerk, snapshot }, ({ sql }) => sql('SELECT pg_terminate_backend(pg_backend_pid())'));
    await expect(lost).rejects.toThrow();
    await snapshot.end();
    expect(await sut.ask({ actor: clerk }, total)).toBe(1);
    const next = sut.snapshot(clerk);
    expect(await sut.ask({ actor: clerk, snapshot: next }, total)).toBe(1);
    await next.end();
  });

  /** What is set on a connection, as somebody finds it there. */
  const found = async ({ sql }: ReadScope): Promise<object | undefined> =>
    (await sql(`SELECT current_setting('app.tenants') AS tenants, current_setting('statement_timeout') AS most`))[0];

  it('end with one that takes more than five seconds; who has the connection next sees nothing of it', async () => {
    const sut = storeWith({ poolSize: 1 });
    const snapshot = sut.snapshot(lead);
    const question = { actor: lead, snapshot };
    expect(await sut.ask(question, total)).toBe(11);
    const waiting = sut.snapshot(clerk);
    const next = sut.ask({ actor: clerk, snapshot: waiting }, found);
    await expect(sut.ask(question, ({ sql }) => sql('SELECT pg_sleep(30)'))).rejects.toThrow('statement timeout');
    await expect(sut.ask(question, total)).rejects.toThrow('aborted');
    await snapshot.end();
    expect(await next).toEqual({ tenants: school, most: '5s' });
    expect(await sut.ask({ actor: clerk, snapshot: waiting }, total)).toBe(1);
    await waiting.end();
  });

  it('are ended by who took them while one is under way: it is answered, and the next begins with nothing set', async () => {
    const sut = storeWith({ poolSize: 1 });
    const snapshot = sut.snapshot(lead);
    const question = { actor: lead, snapshot };
    expect(await sut.ask(question, total)).toBe(11);
    let [began, ending] = [(): void => undefined, (): void => undefined];
    const hasBegun = new Promise<void>((resolve) => (began = resolve));
    const isEnding = new Promise<void>((resolve) => (ending = resolve));
    const slow = sut.ask(question, ({ sql }) => sql<{ n: number }>('SELECT 1 AS n FROM pg_sleep(0.2)'));
    const late = sut.ask(question, async (scope) => {
      began();
      await isEnding;
      return total(scope);
    });
    await hasBegun;
    const ended = snapshot.end();
    ending();
    await expect(late).rejects.toThrow('given back');
    expect(await slow).toEqual([{ n: 1 }]);
    await ended;
    const own = sut.snapshot(clerk);
    expect(await sut.ask({ actor: clerk, snapshot: own }, found)).toEqual({ tenants: school, most: '5s' });
    expect(await sut.ask({ actor: clerk, snapshot: own }, total)).toBe(1);
    await own.end();
  });

  it('open nothing when nobody asks', async () => {
    const sut = storeWith({ poolSize: 1 });
    const [idle, busy] = [sut.snapshot(clerk), sut.snapshot(clerk)];
    expect(await sut.ask({ actor: clerk, snapshot: busy }, total)).toBe(1);
    await idle.end();
    await busy.end();
  });
});

describe('a snapshot that must not be older than a position', () => {
  it('is taken after the position was reached, for all of the request', async () => {
    const sut = storeWith();
    await count(platform, school, [4], { from: 1 });
    const snapshot = sut.snapshot(clerk);
    const question = { actor: clerk, snapshot };
    setTimeout(() => void platform.engine.catchUp(school), 60);
    const minPosition = [{ tenant: school, position: 2 }];
    const answers = await Promise.all([sut.ask(question, total), sut.ask({ ...question, minPosition }, total)]);
    expect(answers).toEqual([5, 5]);
    await snapshot.end();
  });

  it('refuses a position that is asked for when it is too late, rather than answer with something older', async () => {
    const sut = storeWith();
    const snapshot = sut.snapshot(clerk);
    const question = { actor: clerk, snapshot };
    expect(await sut.ask(question, total)).toBe(1);
    await add(school, 4, 1);
    const minPosition = [{ tenant: school, position: 2 }];
    await expect(sut.ask({ ...question, minPosition }, total)).rejects.toMatchObject({
      code: 'READ.POSITION_NOT_REACHED',
    });
    expect(await sut.ask({ ...question, minPosition: [{ tenant: school, position: 1 }] }, total)).toBe(1);
    await snapshot.end();
  });
});

describe('the version of a snapshot', () => {
  const versionOf = async (sut: PostgresReadStore, actor: Actor): Promise<object> => {
    const snapshot = sut.snapshot(actor, { versioned: true });
    const version = await snapshot.version('');
    await snapshot.end();
    if (!version) throw new Error('none');
    return version;
  };

  it('stands while nothing is written, and moves with a projection, a rebuild, a key and a member', async () => {
    const sut = storeWith();
    const first = await versionOf(sut, lead);
    expect(await versionOf(sut, lead)).toEqual(first);
    expect(first).toMatchObject({ tenants: [group, school, other], complete: false, keyStands: true });
    await platform.engine.catchUp(group);
    const states = [first];
    const moved = async (): Promise<void> => {
      const next = await versionOf(sut, lead);
      for (const state of states) expect(next).not.toEqual(state);
      states.push(next);
    };
    await add(other, 3, 1);
    await moved();
    await platform.engine.rebuild(school);
    await moved();
    membersAt = () => [school];
    await moved();
    membersAt = () => [school, other];
    await count(platform, school, [1], { from: 1 });
    await moved();
  });

  it('is the same whether it was added up or known from a snapshot that saw the same transactions', async () => {
    const sut = storeWith({ poolSize: 1 });
    const checked = async (): Promise<object> => {
      // A store that has seen nothing yet adds up.
      const [known, fresh] = [await versionOf(sut, lead), await versionOf(storeWith(), lead)];
      expect(known).toEqual(fresh);
      return known;
    };
    const first = await checked();
    const writer = openPool(platform.urls.project, 1);
    const client = await writer.connect();
    await client.query('BEGIN');
    await client.query(setTenants([school]));
    await client.query('UPDATE read.checkpoint SET generation = generation + 1 WHERE tenant_id = $1', [school]);
    expect(await checked()).toEqual(first);
    // Others begin and end meanwhile; what is still under way is seen by nobody.
    await add(other, 3, 1);
    const second = await checked();
    expect(second).not.toEqual(first);
    await client.query('COMMIT');
    client.release();
    await writer.end();
    expect(await checked()).not.toEqual(second);
  });

  onOneServer('is added up once while nothing is written', async () => {
    const pool = openPool(platform.urls.read, 1);
    const ask = (seen: string | null): Promise<{ readonly cells: string | null; readonly seen: string }> =>
      inTenants(
        pool,
        [school],
        async (client) => {
          const { rows } = await client.query<{ cells: string | null; seen: string }>(
            `SELECT cells, seen FROM read.answer_version($1, NULL, '{tally}', '{1}', $2)`,
            [school, seen],
          );
          return rows[0] ?? { cells: null, seen: '' };
        },
        'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
      );
    const { cells, seen } = await ask(null);
    expect(cells).toBe('1');
    expect(await ask(seen)).toEqual({ cells: null, seen });
    await add(school, 1, 1);
    expect(await ask(seen)).toMatchObject({ cells: '1' });
    await pool.end();
  });

  it('is of those who belong to the group now, and so are the answers, whoever did a moment ago', async () => {
    const sut = storeWith({ poolSize: 1 });
    for (const members of [[school, other], [other], [other, school], [], [school]]) {
      membersAt = () => members;
      // Twice: what was seen last is once another list and once the same.
      for (let n = 0; n < 2; n += 1) {
        const snapshot = sut.snapshot(lead, { versioned: true });
        const seen = await sut.ask({ actor: lead, snapshot }, async (scope) => [scope.tenants, await total(scope)]);
        const sum = members.reduce((all, id) => all + (id === school ? 1 : 10), 0);
        expect(seen).toEqual([[group, ...members], members.length > 0 ? sum : null]);
        const own = await snapshot.version('');
        await snapshot.end();
        // A store that has seen nobody yet.
        expect(own).toEqual(await versionOf(storeWith(), lead));
      }
    }
  });

  onOneServer('refuses that a checkpoint goes back or away', async () => {
    for (const url of [platform.urls.project, platform.urls.owner]) {
      const pool = openPool(url, 1);
      const change = (text: string): Promise<unknown> => inTenants(pool, [school], (client) => client.query(text));
      await expect(change('DELETE FROM read.checkpoint')).rejects.toMatchObject({ code: '42501' });
      const back = 'UPDATE read.checkpoint SET position = position - 1';
      await expect(change(back)).rejects.toMatchObject({ code: '42501' });
      await change(`${back}, generation = generation + 1`);
      await change('UPDATE read.checkpoint SET position = position + 1');
      await pool.end();
    }
  });
});
