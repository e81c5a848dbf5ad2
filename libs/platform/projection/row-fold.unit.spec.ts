import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { RowKey } from '#platform/kernel/projection.js';
import { RowFold, type AnyProjection, type RowChanges, type RowVersion } from './row-fold.js';

/** A counter that goes up, can be set to what it is already, and can be removed. Two of them, `a` and `b`. */
const counter: AnyProjection = {
  name: 'counter',
  version: 1,
  table: { name: 'counter', key: { id: 'text' }, columns: { value: 'integer' } },
  handles: ['Raised', 'Removed', 'Noted'],
  keys: ({ body }) => (body as { ids: readonly string[] }).ids.map((id) => ({ id })),
  evolve: (row, { type }, { id }) => {
    if (type === 'Removed') return null;
    if (type === 'Noted') return row;
    return { id: id ?? null, value: Number(row?.['value'] ?? 0) + 1 };
  },
};

interface Step {
  readonly type: string;
  readonly ids: readonly string[];
  /** Seconds since the event before; 0: recorded at the same instant. */
  readonly later: number;
}

const eventsOf = (steps: readonly Step[]): StoredEvent[] => {
  let at = Date.parse('2026-11-21T09:00:00.000Z');
  return steps.map(({ type, ids, later }, n) => {
    at += later * 1000;
    const metadata = {
      eventId: `event ${String(n)}`,
      tenantId: 'tenant',
      streamId: 'counter',
      version: n + 1,
      position: n + 1,
      recordedAt: new Date(at).toISOString(),
      occurredAt: new Date(at).toISOString(),
      actorId: 'somebody',
      causationId: null,
      correlationId: 'request',
    };
    return { type, schemaVersion: 1, body: { ids: [...ids] }, metadata };
  });
};

/** A read table in memory: what the row writer does in SQL. */
class Table {
  rows: RowVersion[] = [];

  now(key: RowKey): RowVersion | null {
    return this.rows.find((row) => row.row['id'] === key['id'] && row.toAt === null) ?? null;
  }

  write({ ended, gone, added }: RowChanges): void {
    const is = (row: RowVersion, key: RowKey, fromPosition: number): boolean =>
      row.row['id'] === key['id'] && row.fromPosition === fromPosition;
    for (const { key, fromPosition, toPosition, toAt } of ended)
      this.rows = this.rows.map((row) => (is(row, key, fromPosition) ? { ...row, toPosition, toAt } : row));
    for (const { key, fromPosition } of gone) this.rows = this.rows.filter((row) => !is(row, key, fromPosition));
    this.rows.push(...added);
  }

  sorted(): RowVersion[] {
    const place = ({ row, fromPosition }: RowVersion): string =>
      `${JSON.stringify(row['id'])}/${String(fromPosition).padStart(6, '0')}`;
    return [...this.rows].sort((one, other) => (place(one) < place(other) ? -1 : 1));
  }
}

const project = (events: readonly StoredEvent[], sizes: readonly number[]): Table => {
  const table = new Table();
  let from = 0;
  for (const size of [...sizes, events.length]) {
    const batch = events.slice(from, from + size);
    from += size;
    const fold = new RowFold(counter);
    for (const key of fold.keysOf(batch)) fold.learn(key, table.now(key));
    for (const event of batch) fold.apply(event);
    table.write(fold.changes());
  }
  return table;
};

const step = fc.record({
  type: fc.constantFrom('Raised', 'Raised', 'Removed', 'Noted'),
  ids: fc.constantFrom(['a'], ['b'], ['a', 'b'], []),
  later: fc.constantFrom(0, 0, 1, 60),
});

describe('a log that is folded in batches', () => {
  it('leaves the rows of one batch, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(fc.integer({ min: 1, max: 5 })), (steps, sizes) => {
        const events = eventsOf(steps);
        expect(project(events, sizes).sorted()).toEqual(project(events, []).sorted());
      }),
      { numRuns: 500 },
    );
  });

  it('leaves, of each key, ranges that follow one another and never overlap', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const rows = project(eventsOf(steps), [1, 2, 3]).sorted();
        for (const id of ['a', 'b']) {
          const own = rows.filter(({ row }) => row['id'] === id);
          for (const { fromAt, toAt } of own) expect(toAt === null || fromAt < toAt).toBe(true);
          own.slice(1).forEach(({ fromAt }, n) => {
            expect((own[n]?.toAt ?? 'never') <= fromAt).toBe(true);
          });
        }
      }),
    );
  });

  it('is compared by a replay to what was written', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const events = eventsOf(steps);
        const fold = new RowFold(counter);
        for (const event of events) fold.apply(event);
        const table = new Table();
        table.write({ ended: [], gone: [], added: [...fold.past(), ...fold.present()] });
        expect(table.sorted()).toEqual(project(events, [3]).sorted());
      }),
    );
  });
});

describe('events recorded at one instant', () => {
  it('leave one version, the last', () => {
    const steps = [1, 0, 0].map((later) => ({ type: 'Raised', ids: ['a'], later }));
    expect(project(eventsOf(steps), []).rows).toMatchObject([
      { row: { id: 'a', value: 3 }, fromPosition: 3, toAt: null },
    ]);
  });

  it('leave nothing when the row is gone before time went on', () => {
    const steps = [
      { type: 'Raised', ids: ['a'], later: 1 },
      { type: 'Removed', ids: ['a'], later: 0 },
    ];
    expect(project(eventsOf(steps), [1]).rows).toEqual([]);
  });
});

describe('an event that changes nothing', () => {
  it('begins no new version', () => {
    const steps = [
      { type: 'Raised', ids: ['a'], later: 1 },
      { type: 'Noted', ids: ['a'], later: 1 },
    ];
    expect(project(eventsOf(steps), []).rows).toMatchObject([{ fromPosition: 1, toPosition: null }]);
  });
});
