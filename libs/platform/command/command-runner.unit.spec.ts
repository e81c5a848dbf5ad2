import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Role } from '#platform/auth/actor.js';
import { InMemoryEventStore } from '#platform/event-store/in-memory-event-store.js';
import type { AppendOutcome, AppendRequest, StoredEvent } from '#platform/event-store/event-store.js';
import type { Decider } from '#platform/kernel/decider.js';
import { defineEvent, type DomainEvent, type EventOf, type Uuid } from '#platform/kernel/event.js';
import { accept, refuse } from '#platform/kernel/result.js';
import { CommandRunner, type CommandOutcome, type CommandSpec } from './command-runner.js';
import type { RequestContext } from './request-context.js';
import type { Unit } from './unit.js';

const Paid = defineEvent('Paid', 1)<{ readonly amount: number }>();

/** An account that takes what is paid in, and nothing below one. */
const account: Decider<number, { readonly amount: number }, EventOf<typeof Paid>> = {
  initialState: 0,
  evolve: (balance, { body }) => balance + body.amount,
  decide: ({ amount }) =>
    amount < 1
      ? refuse('TEST.TOO_LITTLE', { en: 'Pay at least 1.', cy: 'Talwch o leiaf 1.' }, ['amount'])
      : accept([Paid({ amount })]),
};

class Store extends InMemoryEventStore {
  /** Done before the next append, once: what somebody else manages in between. */
  meanwhile: (() => Promise<unknown>)[] = [];
  appends = 0;

  override async append(request: AppendRequest): Promise<AppendOutcome> {
    this.appends += 1;
    await this.meanwhile.shift()?.();
    return super.append(request);
  }
}

const school = randomUUID();
const elsewhere = randomUUID();
const stream = 'account-1';
let store: Store;
let sut: CommandRunner;
let woken: string[];

beforeEach(async () => {
  store = new Store();
  woken = [];
  await store.createTenant(school, 'school');
  await store.createTenant(elsewhere, 'school');
  sut = new CommandRunner({
    store,
    sealer: { seal: (_, events) => Promise.resolve(events as unknown as readonly DomainEvent[]) },
    reach: { reaches: ({ actor }, tenantId) => Promise.resolve(actor.tenantId === tenantId) },
    hashKey: new Uint8Array(32),
    onAppended: (tenantId, position) => woken.push(`${tenantId === school ? 'school' : tenantId}:${String(position)}`),
  });
});

const credentialId = 'key-1';
const as = (role: Role = 'CLERK', tenantId: Uuid = school, credential = credentialId): RequestContext => ({
  actor: { actorId: randomUUID(), credentialId: credential, tenantId, tenantKind: 'school', role, personId: null },
  correlationId: randomUUID(),
  now: '2026-11-21T09:14:00.000Z',
});
const spec = (changes: Partial<CommandSpec> = {}): CommandSpec => ({
  name: 'Pay',
  tenantId: school,
  roles: ['CLERK'],
  input: { amount: 5 },
  ...changes,
});
const pay =
  (amount: number) =>
  async (unit: Unit): ReturnType<Parameters<CommandRunner['run']>[2]> =>
    unit.decide(account, await unit.load(account, stream), { amount });
const run = (changes: Partial<CommandSpec> = {}, context = as(), amount = 5): Promise<CommandOutcome> =>
  sut.run(context, spec({ input: { amount }, ...changes }), pay(amount));
const stored = (): Promise<readonly StoredEvent[]> => store.readTenant(school, 0, 100);
const codeOf = (outcome: CommandOutcome): string => (outcome.done ? 'done' : outcome.refusal.code);

describe('a command that is accepted', () => {
  it('is stored under its actor, and answers the position that it reached', async () => {
    const context = as();
    const outcome = await run({}, context);
    expect(outcome).toMatchObject({ done: true, tenantId: school, position: 1, replayed: false });
    expect((await stored())[0]).toMatchObject({
      type: 'Paid',
      body: { amount: 5 },
      metadata: { actorId: context.actor.actorId, correlationId: context.correlationId, causationId: null },
    });
  });

  it('wakes the projections of its tenant', async () => {
    await run();
    expect(woken).toEqual(['school:1']);
  });

  it('that changes nothing answers the head as it stands, and stores nothing', async () => {
    await run();
    const outcome = await sut.run(as(), spec(), () => Promise.resolve(accept(null)));
    expect(outcome).toMatchObject({ done: true, position: 1 });
    expect(await stored()).toHaveLength(1);
  });
});

describe('a command that the domain refuses', () => {
  it('answers the refusal with its field, and stores nothing', async () => {
    const outcome = await run({}, as(), 0);
    expect(outcome).toMatchObject({ done: false, refusal: { code: 'TEST.TOO_LITTLE', path: ['amount'] } });
    expect(await stored()).toEqual([]);
    expect(woken).toEqual([]);
  });
});

describe('who may', () => {
  it('is told by the role; another is refused with those that may, and nothing is stored', async () => {
    const outcome = await run({ roles: ['CLERK', 'HEADTEACHER'] }, as('STAFF'));
    expect(outcome).toMatchObject({ refusal: { code: 'ACCESS.ROLE' } });
    expect(JSON.stringify(outcome)).toContain('CLERK, HEADTEACHER');
    expect(await stored()).toEqual([]);
  });

  it('a tenant out of reach reads as absent, whatever the role', async () => {
    for (const role of ['CLERK', 'STAFF'] as const)
      expect(codeOf(await run({}, as(role, elsewhere)))).toBe('ACCESS.NOT_FOUND');
    expect(await stored()).toEqual([]);
  });

  it('an id that is none reads as absent too, before anything is asked', async () => {
    expect(codeOf(await run({ tenantId: 'not an id' }))).toBe('ACCESS.NOT_FOUND');
    expect(codeOf(await run({ subject: "'; DROP TABLE" }))).toBe('ACCESS.NOT_FOUND');
    expect(store.appends).toBe(0);
  });
});

describe('a command with an idempotency key', () => {
  const idempotencyKey = 'once';

  it('is answered the second time as the first, from what is stored', async () => {
    const first = await run({ idempotencyKey });
    await run();
    const second = await run({ idempotencyKey });
    expect(second).toEqual({ ...first, replayed: true });
    expect(await stored()).toHaveLength(2);
  });

  it('is not decided again: a repeat is answered even if it would be refused now', async () => {
    await run({ idempotencyKey });
    let decided = 0;
    const again = await sut.run(as(), spec({ idempotencyKey }), () => {
      decided += 1;
      return Promise.resolve(refuse('TEST.NO', { en: 'No.', cy: 'Na.' }));
    });
    expect(again).toMatchObject({ done: true, replayed: true });
    expect(decided).toBe(0);
  });

  it('is refused for another request under the same key, and nothing is stored', async () => {
    await run({ idempotencyKey });
    const other = await run({ idempotencyKey }, as(), 6);
    expect(other).toMatchObject({
      done: false,
      refusal: { code: 'COMMAND.IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] },
    });
    expect(codeOf(await run({ idempotencyKey, name: 'Repay' }))).toBe('COMMAND.IDEMPOTENCY_KEY_REUSED');
    expect(await stored()).toHaveLength(1);
  });

  it('is a key of its credential: another credential’s is another command', async () => {
    await run({ idempotencyKey });
    expect(await run({ idempotencyKey }, as('CLERK', school, 'key-2'))).toMatchObject({ done: true, position: 2 });
  });

  it('makes the same new id each time, and without a key another one', async () => {
    const ids = [await run({ idempotencyKey }), await run({ idempotencyKey }), await run(), await run()].map(
      (outcome) => outcome.done && outcome.id,
    );
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
  });

  it('is replayed when its own first run lands in between', async () => {
    store.meanwhile = [() => run({ idempotencyKey })];
    expect(await run({ idempotencyKey })).toMatchObject({ done: true, position: 1, replayed: true });
    expect(await stored()).toHaveLength(1);
  });

  it('is replayed when its own first run lands while it decides, though what it sees then would refuse it', async () => {
    const once = async (unit: Unit): ReturnType<Parameters<CommandRunner['run']>[2]> => {
      await run({ idempotencyKey });
      const { state } = await unit.load(account, stream);
      return state > 0 ? refuse('TEST.PAID', { en: 'It is paid already.', cy: 'Talwyd eisoes.' }) : accept(null);
    };
    const outcome = await sut.run(as(), spec({ idempotencyKey }), once);
    expect(outcome).toMatchObject({ done: true, position: 1, replayed: true });
    expect(await stored()).toHaveLength(1);
  });
});

describe('a stream that somebody else changes at the same moment', () => {
  const somebodyElse = (): Promise<CommandOutcome> => run({}, as('CLERK', school, 'key-2'), 7);

  it('is loaded and decided on again', async () => {
    store.meanwhile = [somebodyElse];
    expect(await run()).toMatchObject({ done: true, position: 2 });
    expect((await stored()).map(({ body }) => body['amount'])).toEqual([7, 5]);
  });

  it('five times in a row ends in a refusal, and nothing of the command is stored', async () => {
    // Each of the others' appends takes the next entry of the list too, which must do nothing.
    const nothing = (): Promise<void> => Promise.resolve();
    store.meanwhile = Array.from({ length: 5 }, () => [somebodyElse, nothing]).flat();
    expect(codeOf(await run())).toBe('COMMAND.CONFLICT');
    expect((await stored()).map(({ body }) => body['amount'])).toEqual([7, 7, 7, 7, 7]);
  });
});

describe('a decision that rests on a second stream', () => {
  const guarded = async (unit: Unit): ReturnType<typeof unit.load> => unit.load(account, stream);
  const payElsewhere = (): Promise<CommandOutcome> =>
    sut.run(as(), spec(), async (unit) => {
      const other = await guarded(unit);
      unit.guard(other.streamId, other.version);
      return unit.decide(account, await unit.load(account, 'account-2'), { amount: 1 + Number(other.state) });
    });

  it('is made again when that one moved meanwhile', async () => {
    store.meanwhile = [() => run()];
    expect(await payElsewhere()).toMatchObject({ done: true, position: 2 });
    expect((await stored()).map(({ body }) => body['amount'])).toEqual([5, 6]);
  });

  it('is made again when it was refused for one stream before and one after somebody else’s command', async () => {
    const both = (unit: Unit): ReturnType<Parameters<CommandRunner['run']>[2]> =>
      unit.load(account, stream).then(async (one) => {
        const other = await unit.load(account, 'account-2');
        const paid = unit.decide(account, one, { amount: 1 });
        return paid.ok ? unit.decide(account, other, { amount: 1 }) : paid;
      });
    let meanwhile = true;
    const outcome = await sut.run(as(), spec(), async (unit) => {
      const one = await unit.load(account, stream);
      if (meanwhile) await sut.run(as('CLERK', school, 'key-2'), spec(), both);
      meanwhile = false;
      const other = await unit.load(account, 'account-2');
      return one.state === other.state
        ? refuse('TEST.EVEN', { en: 'Both are even.', cy: 'Mae’r ddau’n eilrif.' })
        : refuse('TEST.TORN', { en: 'They never were.', cy: 'Ni fuont erioed.' });
    });
    expect(codeOf(outcome)).toBe('TEST.EVEN');
    expect(await stored()).toHaveLength(2);
  });

  it('leaves no event on the stream that it only guards', async () => {
    await payElsewhere();
    expect((await stored()).map(({ metadata }) => metadata.streamId)).toEqual(['account-2']);
  });
});
