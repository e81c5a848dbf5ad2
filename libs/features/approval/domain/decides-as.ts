import { postOf, postsThatDecideFor } from '#contracts/posts.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Roles that may try to decide; whether they hold the post of the waiting step, the records say. */
export const DECIDERS = ['HEADTEACHER', 'TRUST_LEAD', 'STAFF', 'CLERK'] as const;

/** What a right to decide follows from. */
export interface Decidable {
  readonly schoolId: Uuid;
  readonly requesterId: string;
  /** The post of the step whose turn it is; null: none waits. */
  readonly waitingPost: string | null;
}

/** Who would decide, and the record that their credential belongs to. */
export interface Decider {
  readonly actorId: string;
  readonly tenantId: Uuid;
}

/** Keys of posts that somebody holds, by the record in which they hold them. */
export type HeldPosts = ReadonlyMap<Uuid, readonly string[]>;

/**
 * The post in which somebody may decide the waiting step; null: they may not. The same rule as the command's: posts at
 * the school and at the record of their credential count, and nobody decides on what they asked for.
 */
export const decidesAs = (who: Decider, { schoolId, requesterId, waitingPost }: Decidable, held: HeldPosts) => {
  if (waitingPost === null || requesterId === who.actorId) return null;
  const posts = [...(held.get(schoolId) ?? []), ...(held.get(who.tenantId) ?? [])];
  const deciding = postsThatDecideFor(waitingPost).find((post) => posts.includes(post));
  return deciding === undefined ? null : postOf(deciding.replace(/-/g, ' ')).label;
};
