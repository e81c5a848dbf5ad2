import type { LocalText } from '#contracts/local-text.js';
import type { GroupKind, SchoolDetails } from '#contracts/organisation.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** A group that the school belongs to now. */
export interface Membership {
  readonly groupId: Uuid;
  readonly groupName: LocalText;
  readonly groupKind: GroupKind;
  readonly joinedOn: PlainDate | null;
}

interface Known {
  readonly details: SchoolDetails;
  /** One at most of each family of kinds. */
  readonly memberships: readonly Membership[];
}

/** A school as its log tells it. */
export type SchoolState =
  | { readonly status: 'unregistered' }
  | ({ readonly status: 'proposed' | 'open' | 'closing' } & Known)
  | ({ readonly status: 'closed'; readonly closedOn: PlainDate | null } & Known);

/** A school whose log has begun. */
export type RegisteredSchool = Exclude<SchoolState, { readonly status: 'unregistered' }>;
