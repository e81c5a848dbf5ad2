import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TenantRow } from '#platform/event-store/event-store.js';
import { Sweep } from './sweep.js';

/** Heads of logs, and how far their read models are, by tenant. */
let heads: Record<string, number>;
let reached: Record<string, number>;
let asked: string[][];
let now: number;
let sut: Sweep;

beforeEach(() => {
  heads = { a: 3, b: 5 };
  reached = { a: 3, b: 5 };
  asked = [];
  now = 0;
  const rows = (): TenantRow[] => Object.entries(heads).map(([tenantId, head]) => ({ tenantId, kind: 'school', head }));
  sut = new Sweep({
    tenants: () => Promise.resolve(rows()),
    behind: (tenants) => {
      asked.push(tenants.map(({ tenantId }) => tenantId));
      const at = (tenantId: string): number => reached[tenantId] ?? 0;
      return Promise.resolve(
        tenants
          .filter(({ tenantId, head }) => at(tenantId) < head)
          .map((tenant) => ({ ...tenant, reached: at(tenant.tenantId) })),
      );
    },
    clock: () => now,
  });
});

const due = async (patience?: number): Promise<string[]> => (await sut.due(patience)).map(({ tenantId }) => tenantId);

describe('a sweep', () => {
  it('asks once for who is up to date, and again when a head has moved', async () => {
    expect(await due()).toEqual([]);
    expect(await due()).toEqual([]);
    expect(asked).toEqual([['a', 'b']]);
    heads['b'] = 6;
    expect(await due()).toEqual(['b']);
    expect(asked.at(-1)).toEqual(['b']);
  });

  it('goes on asking for who is behind until they are not, whoever was told of it meanwhile', async () => {
    reached['a'] = 1;
    expect(await due()).toEqual(['a']);
    expect(await due()).toEqual(['a']);
    expect(sut.behind).toBe(1);
    reached['a'] = 3;
    expect(await due()).toEqual([]);
    expect(sut.behind).toBe(0);
  });

  it('knows the tenants that it has seen, and no other', async () => {
    expect(sut.knows('a')).toBe(false);
    reached['b'] = 0;
    await due();
    expect([sut.knows('a'), sut.knows('b'), sut.knows('stranger')]).toEqual([true, true, false]);
  });
});

describe('a sweep with patience', () => {
  it('leaves who is behind to others for a while', async () => {
    reached['a'] = 1;
    expect(await due(100)).toEqual([]);
    now = 99;
    expect(await due(100)).toEqual([]);
    now = 100;
    expect(await due(100)).toEqual(['a']);
  });

  it('begins anew when the event was reached that was waited for, though others have come', async () => {
    reached['a'] = 1;
    await due(100);
    now = 60;
    heads['a'] = 9;
    reached['a'] = 3;
    expect(await due(100)).toEqual([]);
    now = 120;
    expect(await due(100)).toEqual([]);
    now = 160;
    expect(await due(100)).toEqual(['a']);
  });

  it('does not begin anew because more has come', async () => {
    reached['a'] = 1;
    await due(100);
    now = 60;
    heads['a'] = 9;
    reached['a'] = 2;
    await due(100);
    now = 100;
    expect(await due(100)).toEqual(['a']);
  });
});
