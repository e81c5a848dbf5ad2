import type { Uuid } from '#platform/kernel/event.js';

/** The stream of one approval, in the log of the school whose policy it is about. */
export const approvalStream = (approvalId: Uuid): string => `approval-${approvalId}`;
