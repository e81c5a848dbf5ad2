import type { LocalText } from '#contracts/local-text.js';
import type { GroupDetails, GroupKind, SchoolDetails, SchoolStatus } from '#contracts/organisation.events.js';
import type { RowError } from '#platform/csv/csv.types.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** A group as one row of the register names it. */
export interface GroupMention {
  readonly uid: string;
  readonly name: string;
  readonly kind: GroupKind;
  /** False where the file does not say the kind and the commonest was taken. */
  readonly kindRecorded: boolean;
}

/** A row of the register, read and checked by itself. What the file has no column for is left out, not null. */
export interface RegisterRow {
  readonly row: number;
  readonly urn: string;
  readonly details: Partial<SchoolDetails> & Pick<SchoolDetails, 'name' | 'urn' | 'country'>;
  readonly status: SchoolStatus;
  readonly closedOn: PlainDate | null;
  /** undefined: the file has no such column; null: the register names none. */
  readonly trust: GroupMention | null | undefined;
  readonly federation: GroupMention | null | undefined;
}

/** The rows of a file that stand by themselves, and what is wrong with the others. */
export interface ReadRegister {
  readonly readable: boolean;
  readonly rows: readonly RegisterRow[];
  readonly errors: readonly RowError[];
  /** Said, but no reason to stop: an optional cell that cannot be used was read as not recorded. */
  readonly warnings: readonly RowError[];
  /** Headings that are not read; the register has many. */
  readonly ignoredColumns: readonly string[];
}

/** A school that the platform has already. */
export interface KnownSchool {
  readonly schoolId: Uuid;
  readonly details: SchoolDetails;
  readonly status: SchoolStatus;
  readonly closedOn: PlainDate | null;
  readonly memberships: readonly {
    readonly groupId: Uuid;
    readonly groupName: LocalText;
    readonly groupKind: GroupKind;
  }[];
  /** Position of its record that this is known from. */
  readonly knownAt: number;
}

/** A group that the platform has already. */
export interface KnownGroup {
  readonly groupId: Uuid;
  readonly details: GroupDetails;
  /** Position of its record that this is known from. */
  readonly knownAt: number;
}

/** What was imported or made before: an import made again finds its own by URN and by group UID. */
export interface KnownRegister {
  /** By URN; a URN that the school had earlier leads to it as well. */
  readonly schools: ReadonlyMap<string, KnownSchool>;
  /** By UID. */
  readonly groups: ReadonlyMap<string, KnownGroup>;
}

/** A school's side of a membership that begins or ends; the group's side follows it. */
export interface PlannedMembership {
  readonly action: 'join' | 'leave';
  readonly row: number;
  readonly schoolId: Uuid;
  readonly schoolName: LocalText;
  readonly groupId: Uuid;
  readonly groupName: LocalText;
  readonly groupKind: GroupKind;
  /** The register never says since when, or until when. */
  readonly on: null;
}

export interface PlannedSchool {
  readonly row: number;
  readonly schoolId: Uuid;
  readonly details: SchoolDetails;
  readonly status: SchoolStatus;
  readonly closedOn: PlainDate | null;
}

/** A school that is here already and of which the register now says something else. */
export interface PlannedSchoolChange {
  readonly row: number;
  readonly schoolId: Uuid;
  readonly changes: Partial<SchoolDetails>;
  /** null where the status stays. */
  readonly status: SchoolStatus | null;
  readonly closedOn: PlainDate | null;
}

/** What an import would do, or is to do; carrying it out twice does nothing the second time. */
export interface RegisterPlan {
  readonly groups: readonly { readonly groupId: Uuid; readonly details: GroupDetails }[];
  readonly schools: readonly PlannedSchool[];
  /** Leaves stand before joins. */
  readonly memberships: readonly PlannedMembership[];
  readonly changed: {
    readonly schools: readonly PlannedSchoolChange[];
    readonly groups: readonly { readonly groupId: Uuid; readonly changes: Partial<GroupDetails> }[];
  };
  readonly unchanged: { readonly schools: number; readonly groups: number };
  readonly errors: readonly RowError[];
}
