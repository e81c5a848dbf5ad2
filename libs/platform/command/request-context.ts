import type { Actor } from '#platform/auth/actor.js';
import type { Instant, Uuid } from '#platform/kernel/event.js';
import type { ReadSnapshot } from '#platform/read-store/read-store.js';

/** Who asks, when, and the id that ties together everything the request sets off. First argument everywhere. */
export interface RequestContext {
  readonly actor: Actor;
  readonly correlationId: Uuid;
  readonly now: Instant;
  /** The event that caused this request, where the system itself asks. */
  readonly causationId?: Uuid | null;
  /** What all questions of a request for reading are asked in; a command asks afresh and has none. */
  readonly snapshot?: ReadSnapshot;
}
