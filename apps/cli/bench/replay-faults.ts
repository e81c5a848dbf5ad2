import { randomUUID } from 'node:crypto';
import type { EventStore } from '#platform/event-store/event-store.js';
import { eachEvent } from '#platform/projection/read-events.js';
import { request } from './append-load.js';

const WRITERS = 8;
const APPENDS = 100;

type Store = Pick<EventStore, 'append' | 'readTenant' | 'createTenant'>;

/**
 * Somebody follows a log from the first event on while eight writers append to it, always from where the last look
 * ended. Counted is what must never be: an event that was acknowledged and never shown, and one that was shown twice.
 */
export const replayFaults = async (store: Store): Promise<Readonly<Record<string, number>>> => {
  const tenantId = randomUUID();
  await store.createTenant(tenantId, 'school');
  const acknowledged = new Set<string>();
  let writing = WRITERS;
  const write = async (stream: string): Promise<void> => {
    for (let version = 0; version < APPENDS; version += 1) {
      const asked = request(tenantId, stream, version, 1);
      const { status } = await store.append(asked);
      if (status === 'ok') acknowledged.add(asked.streams[0]?.events[0]?.eventId ?? '');
    }
    writing -= 1;
  };
  const writers = Array.from({ length: WRITERS }, (_, n) => write(`stream-${n}`));
  const shown = new Map<string, number>();
  let after = 0;
  for (let isLast = false; !isLast;) {
    isLast = writing === 0;
    const readEvents = (...page: Parameters<Store['readTenant']>) => store.readTenant(...page);
    const see = ({ metadata: { eventId } }: { readonly metadata: { readonly eventId: string } }): void => {
      shown.set(eventId, (shown.get(eventId) ?? 0) + 1);
    };
    after = await eachEvent(readEvents, tenantId, see, { after });
  }
  await Promise.all(writers);
  const missing = [...acknowledged].filter((eventId) => !shown.has(eventId)).length;
  return { missing, twice: [...shown.values()].filter((times) => times > 1).length };
};
