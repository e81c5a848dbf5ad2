import type { Uuid } from '#platform/kernel/event.js';
import type { ReadScope } from '#platform/read-store/read-store.js';

/** Kept by the people feature: who holds which posts. A post covered for a time is held by who covers it, for that time. */
export interface PostHolders {
  /** Ids of people of a record who hold one of these posts (keys) today and have not left, in a stable order. */
  holdersOf(tenantId: Uuid, posts: readonly string[]): Promise<readonly Uuid[]>;
  /** Keys of the posts that a person holds at the scope's time, by the record in which they hold them. */
  heldIn(scope: ReadScope, personId: Uuid): Promise<ReadonlyMap<Uuid, readonly string[]>>;
}

/** Injection token of `PostHolders`. */
export const POST_HOLDERS = Symbol('PostHolders');
