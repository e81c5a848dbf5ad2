import type { StoredEvent } from '#platform/event-store/event-store.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Reads a tenant's events in order of position, from `after + 1`. */
export type ReadEvents = (tenantId: Uuid, after: number, limit: number) => Promise<readonly StoredEvent[]>;
