import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';
import { openPool } from '#platform/postgres/open-pool.js';
import { testPlatform, type TestPlatform } from '#platform/testing/test-tenant.js';
import { count, Counted, tally, turns } from '#platform/testing/counters.js';
import { ReactionEngine, type ReactionEngineOptions } from './reaction-engine.js';
import type { Reaction } from './reaction.js';
import { tenantsBehind } from './tenants-behind.js';

let platform: TestPlatform;
let school: Uuid;
let done: string[];
const failures: string[] = [];
const engines: ReactionEngine[] = [];

/** A reaction that notes what it did; `before` may throw, or take its time. */
const noting = (name: string, before: (by: number) => void | Promise<void> = () => undefined): Reaction => ({
  name,
  handles: ['Counted'],
  react: async ({ body }: StoredEvent) => {
    const by = Number(body['by']);
    await before(by);
    done.push(`${name} ${String(by)}`);
  },
});

const engineWith = (...reactions: readonly Reaction[]): ReactionEngine => engineOf({ reactions });
const engineOf = (options: Pick<ReactionEngineOptions, 'reactions' | 'projected'>): ReactionEngine => {
  const engine = new ReactionEngine({
    projectUrl: platform.urls.project,
    ...options,
    readEvents: (tenantId, after, limit) => platform.store.readTenant(tenantId, after, limit),
    batch: 2,
    onFailed: (reaction, tenantId, error) =>
      failures.push(`${reaction} of ${tenantId}: ${error instanceof Error ? error.message : ''}`),
  });
  engines.push(engine);
  return engine;
};

/** Ends every other connection of the projecting role, those that are lent out as well. */
const cutConnections = async (): Promise<void> => {
  const pool = openPool(platform.urls.project, 1);
  await pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await pool.end();
};

beforeAll(async () => {
  platform = await testPlatform({ name: 'reaction_engine', events: [Counted], projections: [tally, turns] });
});
beforeEach(async () => {
  done = [];
  school = await platform.school();
});
afterEach(async () => {
  failures.length = 0;
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});
afterAll(() => platform.drop());

describe('a reaction', () => {
  it('is told each event that it handles, in order, and none of them again', async () => {
    await count(platform, school, [1, 2, 3]);
    const sut = engineWith(noting('mail'), { ...noting('deaf'), handles: ['SomethingElse'] });
    expect(await sut.catchUp(school)).toBe(true);
    expect(await sut.catchUp(school)).toBe(true);
    expect(done).toEqual(['mail 1', 'mail 2', 'mail 3']);
  });

  it('does not run ahead of the read models in which it looks things up', async () => {
    await count(platform, school, [1, 2, 3]);
    let projected = 1;
    const sut = engineOf({ reactions: [noting('mail')], projected: () => Promise.resolve(projected) });
    expect(await sut.catchUp(school)).toBe(true);
    expect(done).toEqual(['mail 1']);
    projected = 3;
    await sut.catchUp(school);
    expect(done).toEqual(['mail 1', 'mail 2', 'mail 3']);
  });

  it('goes on where another process left off', async () => {
    await count(platform, school, [1]);
    await engineWith(noting('mail')).catchUp(school);
    await count(platform, school, [2], { from: 1 });
    await engineWith(noting('mail')).catchUp(school);
    expect(done).toEqual(['mail 1', 'mail 2']);
  });

  it('that is new begins with the first event, whatever the others have seen', async () => {
    await count(platform, school, [1, 2]);
    await engineWith(noting('mail')).catchUp(school);
    await engineWith(noting('mail'), noting('later')).catchUp(school);
    expect(done).toEqual(['mail 1', 'mail 2', 'later 1', 'later 2']);
  });
});

describe('a reaction that fails', () => {
  const failingAt = (number: number): { reaction: Reaction; mend: () => void } => {
    let broken = true;
    return {
      reaction: noting('mail', (by) => {
        if (broken && by === number) throw new Error('The server is away.');
      }),
      mend: () => {
        broken = false;
      },
    };
  };

  it('is said to have, and is told the same event again: nothing is passed over', async () => {
    await count(platform, school, [1, 2, 3]);
    const { reaction, mend } = failingAt(2);
    const sut = engineWith(reaction);
    expect(await sut.catchUp(school)).toBe(false);
    expect(failures).toEqual([`mail of ${school}: The server is away.`]);
    expect(done).toEqual(['mail 1']);
    mend();
    expect(await sut.catchUp(school)).toBe(true);
    expect(done).toEqual(['mail 1', 'mail 2', 'mail 3']);
  });

  it('holds up neither the others of its tenant nor another tenant', async () => {
    const other = await platform.school();
    await count(platform, school, [1]);
    await count(platform, other, [9]);
    const sut = engineWith(failingAt(1).reaction, noting('other'));
    await sut.catchUp(school);
    await sut.catchUp(other);
    expect(done).toEqual(['other 1', 'mail 9', 'other 9']);
  });
});

describe('a process that is cut off before it has noted how far it came', () => {
  it('leaves the event to be told again: at least once, and what is done must bear it', async () => {
    await count(platform, school, [1]);
    const mail = noting('mail');
    const react: Reaction['react'] = async (event) => {
      await mail.react(event);
      await cutConnections();
    };
    await expect(engineWith({ ...mail, react }).catchUp(school)).rejects.toThrow();
    await engineWith(mail).catchUp(school);
    expect(done).toEqual(['mail 1', 'mail 1']);
  });
});

describe('history that needs no reaction', () => {
  it('is skipped up to a position, and what follows is told', async () => {
    await count(platform, school, [1, 2]);
    const sut = engineWith(noting('mail'), noting('other'));
    await sut.skipTo(school, 2);
    await count(platform, school, [3], { from: 2 });
    await sut.catchUp(school);
    expect(done).toEqual(['mail 3', 'other 3']);
  });

  it('never sends a reaction back', async () => {
    await count(platform, school, [1, 2]);
    const sut = engineWith(noting('mail'));
    await sut.catchUp(school);
    await sut.skipTo(school, 1);
    await sut.catchUp(school);
    expect(done).toEqual(['mail 1', 'mail 2']);
  });
});

describe('two processes at once', () => {
  it('tell no event twice', async () => {
    await count(platform, school, [1, 2, 3, 4, 5]);
    const slowly = (): Reaction => noting('mail', () => new Promise((resolve) => setTimeout(resolve, 5)));
    const [one, two] = [engineWith(slowly()), engineWith(slowly())];
    await Promise.all([one.catchUp(school), two.catchUp(school), two.catchUp(school)]);
    await one.catchUp(school);
    expect(done).toEqual(['mail 1', 'mail 2', 'mail 3', 'mail 4', 'mail 5']);
  });
});

describe('what is behind', () => {
  it('is the tenants that something may still be due for', async () => {
    const quiet = await platform.school();
    const pool = openPool(platform.urls.project, 1);
    await count(platform, school, [1]);
    const sut = engineWith(noting('mail'), noting('other'));
    const mine = async (): Promise<readonly Uuid[]> =>
      (
        await tenantsBehind(
          pool,
          sut.cells,
          (await platform.store.tenants()).filter(({ tenantId }) => [school, quiet].includes(tenantId)),
        )
      ).map(({ tenantId }) => tenantId);
    expect(await mine()).toEqual([school]);
    await sut.catchUp(school);
    expect(await mine()).toEqual([]);
    await pool.end();
  });
});
