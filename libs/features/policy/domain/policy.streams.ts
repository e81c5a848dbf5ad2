import type { Uuid } from '#platform/kernel/event.js';

/** The stream of one policy with all its versions, in the log of the school whose policy it is. */
export const policyStream = (policyId: Uuid): string => `policy-${policyId}`;
