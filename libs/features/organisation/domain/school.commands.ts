import type { LocalText } from '#contracts/local-text.js';
import type { GroupKind, SchoolDetails, SchoolStatus } from '#contracts/organisation.events.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** Begins a school's record; the school is the tenant that the command is given in. */
export interface RegisterSchool {
  readonly kind: 'RegisterSchool';
  readonly details: SchoolDetails;
  readonly status: SchoolStatus;
  readonly closedOn: PlainDate | null;
}

/** Changes what is given, from a day on: a URN at conversion, a name, a phase. */
export interface ChangeSchoolDetails {
  readonly kind: 'ChangeSchoolDetails';
  readonly changes: Partial<SchoolDetails>;
  readonly effectiveOn: PlainDate | null;
}

export interface ChangeSchoolStatus {
  readonly kind: 'ChangeSchoolStatus';
  readonly status: Exclude<SchoolStatus, 'closed'>;
  readonly effectiveOn: PlainDate | null;
}

export interface CloseSchool {
  readonly kind: 'CloseSchool';
  readonly closedOn: PlainDate | null;
}

/** The school's side of joining; the group's side follows with the position that this one is given. */
export interface JoinGroup {
  readonly kind: 'JoinGroup';
  readonly groupId: Uuid;
  readonly groupName: LocalText;
  readonly groupKind: GroupKind;
  readonly joinedOn: PlainDate | null;
}

export interface LeaveGroup {
  readonly kind: 'LeaveGroup';
  readonly groupId: Uuid;
  readonly leftOn: PlainDate | null;
}

export type SchoolCommand =
  RegisterSchool | ChangeSchoolDetails | ChangeSchoolStatus | CloseSchool | JoinGroup | LeaveGroup;
