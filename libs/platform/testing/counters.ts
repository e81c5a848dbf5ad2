import type { TestPlatform } from './test-tenant.js';
import { aCommand, anEvent } from '#platform/event-store/event-store.fixtures.js';
import { defineEvent, type EventOf, type Uuid } from '#platform/kernel/event.js';
import { defineProjection } from '#platform/kernel/projection.js';

export const Counted = defineEvent('Counted', 1)<{ readonly counter: string; readonly by: number }>();
type Event = EventOf<typeof Counted>;

interface Tally {
  readonly counter: string;
  readonly total: number;
}

interface Turn {
  readonly counter: string;
  readonly turns: number;
}

/** Sums that cannot add 13 while `poisoned` is set: an event that one projection chokes on. */
export const poison = { on: false };

export const tally = defineProjection<Event, Tally>({
  name: 'tally',
  version: 1,
  table: { name: 'tally', key: { counter: 'text' }, columns: { total: 'integer' } },
  handles: ['Counted'],
  keys: ({ body }) => [{ counter: body.counter }],
  evolve: (row, { body }) => {
    if (poison.on && body.by === 13) throw new Error('Thirteen is more than this can bear.');
    return { counter: body.counter, total: (row?.total ?? 0) + body.by };
  },
});

/** Its neighbour, which nothing troubles. */
export const turns = defineProjection<Event, Turn>({
  name: 'turns',
  version: 1,
  table: { name: 'turns', key: { counter: 'text' }, columns: { turns: 'integer' } },
  handles: ['Counted'],
  keys: ({ body }) => [{ counter: body.counter }],
  evolve: (row, { body }) => ({ counter: body.counter, turns: (row?.turns ?? 0) + 1 }),
});

/** Records these numbers, an append each, on the counter's stream; the stream must be new unless `from` says otherwise. */
export const count = async (
  { store }: TestPlatform,
  tenantId: Uuid,
  numbers: readonly number[],
  { counter = 'a', from = 0 }: { counter?: string; from?: number } = {},
): Promise<void> => {
  let expectedVersion = from;
  for (const by of numbers) {
    const events = [anEvent({ type: 'Counted', body: { counter, by } })];
    await store.append(aCommand(tenantId, [{ streamId: counter, expectedVersion, events }]));
    expectedVersion += 1;
  }
};

/** The rows of both tables as they hold now, in words. */
export const totals = async (platform: TestPlatform, tenantId: Uuid): Promise<string[]> =>
  platform.reads.askAsSystem(tenantId, async ({ sql }) => {
    const rows = await sql<{ line: string }>(
      `SELECT 'tally ' || counter || ' ' || total AS line FROM read.tally_v1 WHERE to_at = 'infinity'
       UNION ALL SELECT 'turns ' || counter || ' ' || turns FROM read.turns_v1 WHERE to_at = 'infinity' ORDER BY line`,
    );
    return rows.map(({ line }) => line);
  });
