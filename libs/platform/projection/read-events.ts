import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Reads a tenant's events in order of position, from `after + 1`. */
export type ReadEvents = (tenantId: Uuid, after: number, limit: number) => Promise<readonly StoredEvent[]>;

const PAGE = 5_000;

/** Shows a tenant's events in order, all of them, a page at a time; answers the position of the last one, 0 without any. */
export const eachEvent = async (
  readEvents: ReadEvents,
  tenantId: Uuid,
  see: (event: StoredEvent) => void,
): Promise<number> => {
  let after = 0;
  for (;;) {
    const events = await readEvents(tenantId, after, PAGE);
    for (const event of events) see(event);
    const last = events.at(-1);
    if (!last) return after;
    after = last.metadata.position;
  }
};
