import type { Uuid } from '#platform/kernel/event.js';

/** The stream of one case, in the log of the school where it was reported. */
export const breachStream = (breachId: Uuid): string => `breach-${breachId}`;
