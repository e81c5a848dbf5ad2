import type { Audience } from '#contracts/audience.port.js';
import type { Actor } from '#platform/auth/actor.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Posts that the asker holds today: at the school, and at the trust where the credential is the trust's. */
export const heldPosts = async (audience: Audience, { personId, tenantId }: Actor, schoolId: Uuid) => {
  if (personId === null) return [];
  const records = [...new Set([schoolId, tenantId])];
  const posts = await Promise.all(records.map((record) => audience.postsHeldBy(record, personId)));
  return [...new Set(posts.flat())];
};
