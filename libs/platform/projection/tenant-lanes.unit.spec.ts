import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TenantLanes } from './tenant-lanes.js';

/** What is worked on, each entry with the means to let it end. */
interface Work {
  readonly tenantId: string;
  readonly fromLog: boolean;
  readonly end: (done?: boolean) => void;
  readonly fail: (error: Error) => void;
}

let begun: Work[];
let errors: unknown[];
let sut: TenantLanes;

beforeEach(() => {
  begun = [];
  errors = [];
  sut = new TenantLanes({
    work: (tenantId, fromLog) =>
      new Promise((resolve, reject) => {
        begun.push({ tenantId, fromLog, end: (done = true) => resolve(done), fail: reject });
      }),
    onError: (error) => errors.push(error),
    lanes: 2,
    againAfter: 20,
  });
});
afterEach(async () => {
  const stopped = sut.stop();
  for (const { end } of begun) end();
  await stopped;
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const names = (): string[] => begun.map(({ tenantId }) => tenantId);

describe('lanes', () => {
  it('take as many tenants at once as there are lanes, and the next when one is done', async () => {
    for (const tenantId of ['a', 'b', 'c']) sut.wake(tenantId);
    await turn();
    expect(names()).toEqual(['a', 'b']);
    begun[0]?.end();
    await turn();
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('never have a tenant twice: what is asked meanwhile is done once more afterwards', async () => {
    sut.wake('a');
    await turn();
    for (let n = 0; n < 5; n += 1) sut.wake('a');
    await turn();
    expect(names()).toEqual(['a']);
    begun[0]?.end();
    await turn();
    expect(names()).toEqual(['a', 'a']);
  });

  it('read the log where anybody asked for that', async () => {
    for (const tenantId of ['x', 'y']) sut.wake(tenantId);
    await turn();
    for (const fromLog of [false, true, false]) sut.wake('a', fromLog);
    sut.wake('b', false);
    for (const { end } of begun) end();
    await turn();
    expect(begun.slice(2).map(({ tenantId, fromLog }) => [tenantId, fromLog])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  it('go on when one fails, and say so', async () => {
    sut.wake('a');
    await turn();
    begun[0]?.fail(new Error('The database is away.'));
    sut.wake('b');
    await turn();
    expect(names()).toEqual(['a', 'b']);
    expect(errors).toHaveLength(1);
  });
});

describe('a tenant whose work is to be tried again', () => {
  it('rests; a sweep leaves it alone, an append does not', async () => {
    sut.wake('a');
    await turn();
    begun[0]?.end(false);
    await turn();
    sut.nudge('a');
    await turn();
    expect(names()).toEqual(['a']);
    sut.wake('a');
    await turn();
    expect(names()).toEqual(['a', 'a']);
  });

  it('is taken again by itself', async () => {
    sut.wake('a');
    await turn();
    begun[0]?.end(false);
    for (let n = 0; n < 1_000 && names().length < 2; n += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(names()).toEqual(['a', 'a']);
  });
});

describe('lanes that are stopped', () => {
  it('finish what is under way and begin nothing more', async () => {
    for (const tenantId of ['a', 'b', 'c']) sut.wake(tenantId);
    await turn();
    let isStopped = false;
    const stopped = sut.stop().then(() => (isStopped = true));
    await turn();
    expect(isStopped).toBe(false);
    for (const { end } of begun) end();
    await stopped;
    sut.wake('d');
    await turn();
    expect(names()).toEqual(['a', 'b']);
  });
});
