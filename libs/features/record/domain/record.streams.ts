import type { Uuid } from '#platform/kernel/event.js';

/** One stream a record: that a rebuild is under way is a fact about the whole of it. */
export const rebuildStream = (tenantId: Uuid): string => `rebuilds-${tenantId}`;
