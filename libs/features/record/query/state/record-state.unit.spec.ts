import { describe, expect, it } from '@jest/globals';
import { recordsSentence, stateOf, type Cell, type Model } from './record-state.js';

const tenantId = '11111111-1111-4111-8111-111111111111';
const models: Model[] = [
  { group: 'policy', name: 'policy', version: 2 },
  { group: 'policy', name: 'policy-text', version: 1 },
  { group: 'breach', name: 'breach', version: 1 },
];
const cell = (projection: string, version: number, position: number, parkedAt: string | null = null): Cell => ({
  ...{ tenantId, projection, version, position, parkedAt },
});
const log = { tenantId, kind: 'school', head: 12 } as const;
const all = [cell('policy', 2, 12), cell('policy-text', 1, 12), cell('breach', 1, 12)];

describe('a record', () => {
  it('is where the least advanced of its read models is', () => {
    const { position, groups } = stateOf(
      log,
      [cell('policy', 2, 12), cell('policy-text', 1, 9), cell('breach', 1, 11)],
      models,
    );
    expect(position).toBe(9);
    expect(groups).toEqual([
      { group: 'policy', models: 2, position: 9, behind: 3, parked: 0, parkedSince: null },
      { group: 'breach', models: 1, position: 11, behind: 1, parked: 0, parkedSince: null },
    ]);
  });

  it('is at its beginning where a read model has no checkpoint, or one of an older version', () => {
    expect(stateOf(log, all.slice(1), models).position).toBe(0);
    expect(stateOf(log, [...all.slice(1), cell('policy', 1, 12)], models).position).toBe(0);
  });

  it('says since when the first of its read models stands still', () => {
    const cells = [
      cell('policy', 2, 5, '2026-11-20T10:00:00Z'),
      cell('policy-text', 1, 4, '2026-11-19T10:00:00Z'),
      all[2] as Cell,
    ];
    expect(stateOf(log, cells, models).groups[0]).toMatchObject({ parked: 2, parkedSince: '2026-11-19T10:00:00Z' });
  });
});

describe('the sentence', () => {
  const sentence = (...cells: Cell[][]) => recordsSentence(cells.map((some) => stateOf(log, some, models)));

  it('says that every screen shows everything, only when that is so', () => {
    expect(sentence(all, all)).toEqual({
      en: '24 events in 2 records. Every screen shows all of them.',
      cy: '24 o ddigwyddiadau mewn 2 o gofnodion. Mae pob sgrin yn dangos pob un ohonynt.',
    });
    expect(recordsSentence([stateOf({ ...log, head: 1204 }, [], models)]).en).toBe(
      '1,204 events in 1 record. 1 record is behind: 1,204 events are not on every screen yet.',
    );
  });

  it('says that something stands still before it says that something is behind', () => {
    const stuck = [cell('policy', 2, 5, '2026-11-20T10:00:00Z'), ...all.slice(1)];
    expect(sentence(all, stuck).en).toBe(
      '24 events in 2 records. In 1 record some screens stand still: they met an event that they cannot take in.',
    );
  });
});
