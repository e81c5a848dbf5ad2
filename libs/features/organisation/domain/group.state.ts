import type { GroupDetails } from '#contracts/organisation.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** A school that the group counts as its own, or once did. */
export interface Member {
  readonly schoolId: Uuid;
  readonly member: boolean;
  readonly joinedOn: PlainDate | null;
  /** Highest position of the school's log that was told to the group. */
  readonly schoolPosition: number;
}

/** A group as its log tells it. */
export type GroupState =
  | { readonly status: 'unregistered' }
  | { readonly status: 'registered'; readonly details: GroupDetails; readonly members: readonly Member[] };

export type RegisteredGroup = Exclude<GroupState, { readonly status: 'unregistered' }>;
