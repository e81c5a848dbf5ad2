import type { Addressee } from '#contracts/audience.port.js';
import type { LocalText } from '#contracts/local-text.js';
import type { Uuid } from '#platform/kernel/event.js';

/** Somebody with an address who is to be reminded of a policy, and what it is called. Names stay in memory. */
export interface Keeper {
  readonly person: Addressee & { readonly email: string };
  readonly title: LocalText;
}

/** Who looks after a policy: its owner, and where there is none that can be reached, the school's head or clerk. */
export abstract class Keepers {
  /** null: there is no such policy, or nobody who can be reached. */
  abstract toRemind(tenantId: Uuid, policyId: Uuid): Promise<Keeper | null>;
}
