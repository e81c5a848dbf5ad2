import type { PersonLanguage } from '#contracts/people.events.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import type { Post } from '#contracts/posts.js';
import type { RowError } from '#platform/csv/csv.types.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** A row of the list, read and checked by itself. */
export interface PeopleRow {
  readonly row: number;
  readonly personRef: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly kind: PersonKind;
  /** URN of England's register, or the seven digits of a Welsh school. */
  readonly urn: string;
  readonly post: Post | null;
  readonly startDate: PlainDate | null;
  readonly endDate: PlainDate | null;
  /** null: not said. */
  readonly language: PersonLanguage | null;
}

/** The rows that stand by themselves, and what is wrong with the others. */
export interface ReadPeople {
  readonly readable: boolean;
  readonly rows: readonly PeopleRow[];
  readonly errors: readonly RowError[];
  /** Headings that are not read. */
  readonly ignoredColumns: readonly string[];
}

/** A school that the asker may import into. */
export interface KnownSchool {
  readonly schoolId: Uuid;
  /** Within it a `person_ref` means one person: the group's id, or the school's own where it is in no group. */
  readonly namespace: Uuid;
}

/** A person as one school's record has it, opened. An erased field is null. */
export interface KnownPerson {
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
  readonly kind: PersonKind;
  readonly language: PersonLanguage;
  readonly leftOn: PlainDate | null;
  readonly posts: readonly {
    readonly post: string;
    readonly startDate: PlainDate | null;
    readonly endDate: PlainDate | null;
  }[];
}

/** Where the platform's own knowledge comes from. */
export interface KnownPeople {
  readonly schoolsByUrn: ReadonlyMap<string, KnownSchool>;
  /** By `knownKey(schoolId, personId)`. */
  readonly people: ReadonlyMap<string, KnownPerson>;
  /** The id of whom the school knows by a `person_ref`; else the one that it always leads to within the namespace. */
  readonly personIdOf: (school: KnownSchool, personRef: string) => Uuid;
}

/** Key of a person's record in one school. */
export const knownKey = (schoolId: Uuid, personId: Uuid): string => `${schoolId}/${personId}`;

interface About {
  readonly row: number;
  readonly schoolId: Uuid;
  readonly personId: Uuid;
}

export interface PlannedPerson extends About {
  readonly personRef: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly personKind: PersonKind;
  readonly language: PersonLanguage;
}

/** Only what changes is there. */
export interface PlannedChange extends About {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string;
  readonly personKind?: PersonKind;
  readonly language?: PersonLanguage;
}

/** A post that begins (and ends, where its last day is known), or one that is here already and ends. */
export type PlannedPost = About & { readonly post: Post; readonly startDate: PlainDate | null } & (
    | { readonly action: 'start'; readonly postKind: PersonKind; readonly endDate: PlainDate | null }
    | { readonly action: 'end'; readonly endDate: PlainDate }
  );

/** Somebody who had left and whom the list has again. */
export interface PlannedReturn extends About {
  readonly returnedOn: PlainDate | null;
}

/** What an import would do, or is to do, in this order: register, changes, returns, posts. */
export interface PeoplePlan {
  readonly register: readonly PlannedPerson[];
  readonly changes: readonly PlannedChange[];
  readonly returns: readonly PlannedReturn[];
  readonly posts: readonly PlannedPost[];
  /** Rows that say nothing new. */
  readonly unchanged: number;
  readonly errors: readonly RowError[];
}
