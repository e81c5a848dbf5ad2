import type { LocalText } from '#contracts/local-text.js';
import type { GroupDetails } from '#contracts/organisation.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** Begins a group's record; the central body is the tenant that the command is given in. */
export interface RegisterGroup {
  readonly kind: 'RegisterGroup';
  readonly details: GroupDetails;
}

export interface ChangeGroupDetails {
  readonly kind: 'ChangeGroupDetails';
  readonly changes: Partial<GroupDetails>;
  readonly effectiveOn: PlainDate | null;
}

/** The group's side of joining: given after the school's own event, with the position that it was given. */
export interface RecordMemberJoined {
  readonly kind: 'RecordMemberJoined';
  readonly schoolId: Uuid;
  readonly schoolName: LocalText;
  readonly joinedOn: PlainDate | null;
  readonly schoolPosition: number;
}

export interface RecordMemberLeft {
  readonly kind: 'RecordMemberLeft';
  readonly schoolId: Uuid;
  readonly leftOn: PlainDate | null;
  readonly schoolPosition: number;
}

export type GroupCommand = RegisterGroup | ChangeGroupDetails | RecordMemberJoined | RecordMemberLeft;
