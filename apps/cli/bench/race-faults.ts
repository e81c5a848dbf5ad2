import { randomUUID } from 'node:crypto';
import type { AppendOutcome, EventStore } from '#platform/event-store/event-store.js';
import { request } from './append-load.js';

const RACES = 100;
const WRITERS = 16;

type Store = Pick<EventStore, 'append' | 'readStream' | 'createTenant'>;

/**
 * Writers of two stores, which know nothing of each other, race on one version after the other. Counted is what must
 * never be: a version with two winners, an event that was acknowledged and is not there once, a version that is yet to
 * come and was accepted.
 */
export const raceFaults = async (stores: readonly [Store, Store]): Promise<Readonly<Record<string, number>>> => {
  const [store] = stores;
  const tenantId = randomUUID();
  await store.createTenant(tenantId, 'school');
  const acknowledged: string[] = [];
  const faults = { twoWinners: 0, lost: 0, future: 0 };
  for (let version = 0; version < RACES; version += 1) {
    const race = Array.from({ length: WRITERS }, (_, n) => append(stores[n % 2 === 0 ? 0 : 1], tenantId, version));
    const future = append(store, tenantId, version + 2);
    const won = (await Promise.all(race)).filter(({ outcome }) => outcome.status === 'ok');
    if (won.length !== 1) faults.twoWinners += 1;
    if ((await future).outcome.status === 'ok') faults.future += 1;
    acknowledged.push(...won.map(({ eventId }) => eventId));
  }
  const stored = (await store.readStream(tenantId, 'race')).map(({ metadata }) => metadata.eventId);
  faults.lost = acknowledged.filter((id, n) => stored[n] !== id).length + Math.abs(stored.length - acknowledged.length);
  return faults;
};

const append = async (
  store: Store,
  tenantId: string,
  version: number,
): Promise<{ readonly eventId: string; readonly outcome: AppendOutcome }> => {
  const asked = request(tenantId, 'race', version, 1);
  return { eventId: asked.streams[0]?.events[0]?.eventId ?? '', outcome: await store.append(asked) };
};
