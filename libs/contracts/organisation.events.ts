import { defineEvent } from '#platform/kernel/event.js';
import type { EventOf, PlainDate, Uuid } from '#platform/kernel/event.js';
import type { LocalText } from './local-text.js';

/** Which country's law and inspectorate apply. `elsewhere`: British schools overseas, islands, service schools. */
export type Country = 'england' | 'wales' | 'elsewhere';

/** Phases of education as the register of England names them; null is not recorded. */
export type Phase =
  | 'nursery'
  | 'primary'
  | 'middle-deemed-primary'
  | 'secondary'
  | 'middle-deemed-secondary'
  | 'post-16'
  | 'all-through'
  | 'not-applicable';

/** `closing`: open, but proposed to close. A closed school keeps its record and its group. */
export type SchoolStatus = 'proposed' | 'open' | 'closing' | 'closed';

/** What kind of group a central body leads; data, because Wales has no multi-academy trusts. */
export type GroupKind = 'multi-academy-trust' | 'single-academy-trust' | 'local-authority' | 'federation' | 'diocese';

/** What a school is known by. All of it may change; the school's tenant id never does. null is not recorded. */
export interface SchoolDetails {
  readonly name: LocalText;
  readonly phase: Phase | null;
  readonly country: Country;
  /** Unique reference number of England's register, six digits; changes when a school converts to an academy. */
  readonly urn: string | null;
  /** UK provider reference number, eight digits. */
  readonly ukprn: string | null;
  /** Number within its local authority; with `laCode` it makes the LAESTAB. */
  readonly establishmentNumber: string | null;
  /** Number of a maintained school of Wales, seven digits. */
  readonly welshSchoolNumber: string | null;
  /** "Academy converter", "Community school": the register's own words. */
  readonly establishmentType: string | null;
  readonly laCode: string | null;
  readonly laName: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly openDate: PlainDate | null;
}

/** A school's log begins. `schoolId` is its tenant id. */
export const SchoolRegistered = defineEvent('SchoolRegistered', 1)<
  { readonly schoolId: Uuid; readonly status: SchoolStatus; readonly closedOn: PlainDate | null } & SchoolDetails
>();

/** Some details are others from a day on; only those that changed are there. */
export const SchoolDetailsChanged = defineEvent('SchoolDetailsChanged', 1)<{
  readonly schoolId: Uuid;
  readonly changes: Partial<SchoolDetails>;
  readonly effectiveOn: PlainDate | null;
}>();

/** Opened, reopened, or proposed to close. */
export const SchoolStatusChanged = defineEvent('SchoolStatusChanged', 1)<{
  readonly schoolId: Uuid;
  readonly status: Exclude<SchoolStatus, 'closed'>;
  readonly effectiveOn: PlainDate | null;
}>();

/** The school has closed. It leaves no group by that: its record stays with whoever held it. */
export const SchoolClosed = defineEvent('SchoolClosed', 1)<{
  readonly schoolId: Uuid;
  readonly closedOn: PlainDate | null;
}>();

/** In the school's log, before the group's. From this position on the group may see the school's record. */
export const SchoolJoinedGroup = defineEvent('SchoolJoinedGroup', 1)<{
  readonly schoolId: Uuid;
  readonly groupId: Uuid;
  readonly groupName: LocalText;
  readonly groupKind: GroupKind;
  /** null is not recorded: the register of England does not say since when. */
  readonly joinedOn: PlainDate | null;
}>();

/** In the school's log, before the group's. The group sees nothing from this position on. */
export const SchoolLeftGroup = defineEvent('SchoolLeftGroup', 1)<{
  readonly schoolId: Uuid;
  readonly groupId: Uuid;
  readonly leftOn: PlainDate | null;
}>();

/** What a group is known by. null is not recorded. */
export interface GroupDetails {
  readonly name: LocalText;
  readonly kind: GroupKind;
  /** UID of England's register of groups. */
  readonly groupUid: string | null;
  /** Company number, eight characters. */
  readonly companiesHouseNumber: string | null;
}

/** A group's log begins. `groupId` is the tenant id of its central body. */
export const GroupRegistered = defineEvent('GroupRegistered', 1)<{ readonly groupId: Uuid } & GroupDetails>();

/** Some details are others from a day on; only those that changed are there. */
export const GroupDetailsChanged = defineEvent('GroupDetailsChanged', 1)<{
  readonly groupId: Uuid;
  readonly changes: Partial<GroupDetails>;
  readonly effectiveOn: PlainDate | null;
}>();

/** In the group's log, after the school's: `schoolPosition` is where the school's own event stands in its log. */
export const MemberJoined = defineEvent('MemberJoined', 1)<{
  readonly groupId: Uuid;
  readonly schoolId: Uuid;
  readonly schoolName: LocalText;
  readonly joinedOn: PlainDate | null;
  readonly schoolPosition: number;
}>();

/** In the group's log, after the school's: the group sees the school's positions up to `schoolPosition`, without it. */
export const MemberLeft = defineEvent('MemberLeft', 1)<{
  readonly groupId: Uuid;
  readonly schoolId: Uuid;
  readonly leftOn: PlainDate | null;
  readonly schoolPosition: number;
}>();

export type SchoolEvent =
  | EventOf<typeof SchoolRegistered>
  | EventOf<typeof SchoolDetailsChanged>
  | EventOf<typeof SchoolStatusChanged>
  | EventOf<typeof SchoolClosed>
  | EventOf<typeof SchoolJoinedGroup>
  | EventOf<typeof SchoolLeftGroup>;

export type GroupEvent =
  | EventOf<typeof GroupRegistered>
  | EventOf<typeof GroupDetailsChanged>
  | EventOf<typeof MemberJoined>
  | EventOf<typeof MemberLeft>;

/** Every event of this feature, for the catalogue. */
export const organisationEvents = [
  SchoolRegistered,
  SchoolDetailsChanged,
  SchoolStatusChanged,
  SchoolClosed,
  SchoolJoinedGroup,
  SchoolLeftGroup,
  GroupRegistered,
  GroupDetailsChanged,
  MemberJoined,
  MemberLeft,
] as const;
