import { describe, expect, it } from '@jest/globals';
import { Latest } from './latest.js';
import { Watcher } from './watcher.js';

const [a, b] = ['tenant a', 'tenant b'];

describe('a watcher', () => {
  const reached = new Map([
    [a, 5],
    [b, 9],
  ]);
  const sut = (from: [string, number][] = [], visible = [a, b]): Watcher =>
    new Watcher(new Map(from), () => visible, reached);

  it('is told first of all records, and then of none until one moves', () => {
    const watcher = sut([[b, 7]]);
    expect(watcher.compose()).toEqual([
      { tenant: a, position: 5, events: 0 },
      { tenant: b, position: 9, events: 2 },
    ]);
    expect(watcher.compose()).toBeNull();
  });

  it('is told an empty list first when there is nothing to see', () => {
    expect(sut([], []).compose()).toEqual([]);
  });

  it('counts from where it began, and not below nothing', () => {
    const watcher = sut([[a, 99]], [a]);
    expect(watcher.compose()).toEqual([{ tenant: a, position: 5, events: 0 }]);
  });

  it('is told nothing of a record that it may not see any more', () => {
    const visible = [a, b];
    const moving = new Map(reached);
    const watcher = new Watcher(new Map(), () => visible, moving);
    watcher.compose();
    visible.pop();
    moving.set(b, 12).set(a, 6);
    expect(watcher.compose()).toEqual([{ tenant: a, position: 6, events: 1 }]);
    visible.push(b);
    expect(watcher.compose()).toEqual([{ tenant: b, position: 12, events: 3 }]);
  });
});

describe('a reader who is slow', () => {
  it('gets the newest state, once, and no queue', async () => {
    let state = 0;
    let told = 0;
    let ended = 0;
    const sut = new Latest(
      () => (state > told ? (told = state) : null),
      () => (ended += 1),
    );
    const first = sut.next();
    for (state = 1; state < 500; state += 1) sut.offer();
    expect(await first).toEqual({ done: false, value: 1 });
    expect(await sut.next()).toEqual({ done: false, value: 500 });
    const waiting = sut.next();
    await sut.return();
    await sut.return();
    expect([await waiting, await sut.next()]).toEqual([
      { done: true, value: undefined },
      { done: true, value: undefined },
    ]);
    expect(ended).toBe(1);
  });
});
