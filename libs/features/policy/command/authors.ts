import type { Role } from '#platform/auth/actor.js';

/** Who writes, submits and publishes policies. */
export const AUTHORS: readonly Role[] = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'];
