import type { Audience } from '#contracts/audience.port.js';
import type { Actor, Role } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Who may try to decide; whether they hold the post of the waiting step, the domain says. */
export const DECIDERS: readonly Role[] = ['HEADTEACHER', 'TRUST_LEAD', 'STAFF', 'CLERK'];

/** Posts that the asker holds today: at the school, and at the trust where the credential is the trust's. */
export const heldPosts = async (audience: Audience, { personId, tenantId }: Actor, schoolId: Uuid) => {
  if (personId === null) return [];
  const records = [...new Set([schoolId, tenantId])];
  const posts = await Promise.all(records.map((record) => audience.postsHeldBy(record, personId)));
  return [...new Set(posts.flat())];
};
