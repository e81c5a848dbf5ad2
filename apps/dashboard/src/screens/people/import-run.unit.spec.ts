import { describe, expect, it } from '@jest/globals';
import { nothingStored, runImport } from './import-run.js';
import type { Stored } from './import-run.js';

const parts = [1, 2, 3].map((n) => ({ csv: `part ${n}`, rows: [n * 2, n * 2 + 1] }));
const account = { registered: 2, changed: 0, posts: 1, unchanged: 0 };

const run = async (more: Partial<Parameters<typeof runImport>[0]> = {}) => {
  const sent: number[] = [];
  const told: Stored[] = [];
  const end = await runImport({
    ...{ parts, from: nothingStored, isStopped: () => false, onStored: (stored) => told.push(stored) },
    send: (_, index) => {
      sent.push(index);
      return Promise.resolve(account);
    },
    ...more,
  });
  return { end, sent, told };
};

describe('an import in parts', () => {
  it('stores each part once and tells how far it is', async () => {
    const { end, sent, told } = await run();
    expect(end).toEqual({
      kind: 'done',
      stored: { parts: 3, rows: 6, registered: 6, changed: 0, posts: 3, unchanged: 0 },
    });
    expect(sent).toEqual([0, 1, 2]);
    expect(told.map(({ parts: count }) => count)).toEqual([1, 2, 3]);
  });

  it('that is stopped says exactly what is stored, the part under way included', async () => {
    let stopped = false;
    const { end, sent } = await run({
      isStopped: () => stopped,
      onStored: () => {
        stopped = true;
      },
    });
    expect(end).toMatchObject({ kind: 'stopped', stored: { parts: 1, rows: 2, registered: 2 } });
    expect(sent).toEqual([0]);
  });

  it('goes on after what is stored', async () => {
    const { sent, end } = await run({ from: { ...nothingStored, parts: 2, rows: 4, registered: 4 } });
    expect(sent).toEqual([2]);
    expect(end.stored).toMatchObject({ parts: 3, rows: 6, registered: 6 });
  });

  it('breaks off at a part that fails, with what was stored before it', async () => {
    const error = new Error('lost');
    const send = (_: unknown, index: number) => (index === 1 ? Promise.reject(error) : Promise.resolve(account));
    const { end } = await run({ send });
    expect(end).toMatchObject({ kind: 'broken', error, stored: { parts: 1 } });
  });
});
