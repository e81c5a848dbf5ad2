import { describe, expect, it } from '@jest/globals';
import { eventStoreContract } from './event-store.contract.js';
import { aCommand, onStream } from './event-store.fixtures.js';
import { InMemoryEventStore } from './in-memory-event-store.js';

describe('the event store in memory', () => {
  eventStoreContract(async () => ({ store: new InMemoryEventStore(), close: async () => undefined }));

  it('never lets time run back, whatever its clock says', async () => {
    const times = ['2026-05-01T00:00:00Z', '2026-04-01T00:00:00Z', '2026-06-01T00:00:00Z'];
    const store = new InMemoryEventStore(() => times.shift() ?? '');
    const tenantId = '6f6a2f6e-14a6-4c55-8f0e-3f1c1a6e2f10';
    await store.createTenant(tenantId, 'school');
    for (let version = 0; version < 3; version += 1) await store.append(aCommand(tenantId, [onStream('a', version)]));
    expect((await store.readStream(tenantId, 'a')).map((event) => event.metadata.recordedAt)).toEqual([
      '2026-05-01T00:00:00.000000Z',
      '2026-05-01T00:00:00.000000Z',
      '2026-06-01T00:00:00.000000Z',
    ]);
  });
});
