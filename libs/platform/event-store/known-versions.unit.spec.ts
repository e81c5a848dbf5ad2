import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { AppendQueue, type Fly } from './append-queue.js';
import type { AppendOutcome } from './event-store.js';
import { aCommand, onStream } from './event-store.fixtures.js';
import { KnownVersions, teaching } from './known-versions.js';
import { prepareAppend } from './prepared-append.js';

const limits = { flights: 4, patientFlights: 2, batchEvents: 500, batchBytes: 1 << 20, largeEvents: 250 };
const ok: AppendOutcome = { status: 'ok', firstPosition: 1, count: 1, recordedAt: '2026-11-21T09:14:00.000000Z' };
const tenantId = randomUUID();

/** A queue whose round trips all answer the same, and how many appends each of them carried. */
const queueAnswering = (
  outcome: AppendOutcome,
  stands: number | null = null,
): { readonly queue: AppendQueue; readonly trips: number[] } => {
  const known = new KnownVersions();
  const trips: number[] = [];
  const fly: Fly = (batch) => {
    trips.push(batch.length);
    return Promise.resolve(batch.map(() => ({ kind: 'answered', outcome, stands })));
  };
  const refuse = (append: Parameters<KnownVersions['refuses']>[0]): AppendOutcome | null =>
    known.refuses(append) ? { status: 'conflict' } : null;
  return { queue: new AppendQueue(teaching(fly, known), refuse, limits), trips };
};

const race = (queue: AppendQueue, version: number): Promise<AppendOutcome[]> =>
  Promise.all(Array.from({ length: 16 }, () => queue.add(prepareAppend(aCommand(tenantId, [onStream('a', version)])))));

describe('writers who race on one version', () => {
  it('are answered with one round trip, whoever comes second at home', async () => {
    const { queue, trips } = queueAnswering(ok);
    const outcomes = await race(queue, 0);
    expect(outcomes.map(({ status }) => status)).toEqual(['ok', ...Array.from({ length: 15 }, () => 'conflict')]);
    expect(trips).toEqual([1]);
  });

  it('need not ask for the others once one was told which version stands', async () => {
    const { queue, trips } = queueAnswering({ status: 'conflict' }, 7);
    await race(queue, 0);
    expect(trips).toEqual([1]);
    expect((await race(queue, 7)).map(({ status }) => status)).toContain('conflict');
    expect(trips.length).toBeGreaterThan(1);
  });

  it('are all asked for when nothing was learnt', async () => {
    const { queue, trips } = queueAnswering({ status: 'conflict' });
    await race(queue, 0);
    expect(trips).toEqual(Array.from({ length: 16 }, () => 1));
  });
});
