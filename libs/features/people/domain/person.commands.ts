import type { PersonLanguage } from '#contracts/people.events.js';
import type { PersonKind } from '#contracts/person-kinds.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';

/** Begins a person's record in the school that the command is given in. */
export interface RegisterPerson {
  readonly kind: 'RegisterPerson';
  readonly personId: Uuid;
  readonly personRef: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly personKind: PersonKind;
  readonly language: PersonLanguage;
}

/**
 * Changes what is given. Names and addresses lie sealed in the log, so no decision can compare them:
 * whoever asks leaves out what stays.
 */
export interface ChangePersonDetails {
  readonly kind: 'ChangePersonDetails';
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string | null;
  readonly personKind?: PersonKind;
  readonly language?: PersonLanguage;
}

export interface StartPost {
  readonly kind: 'StartPost';
  /** The post's name, as people write it. */
  readonly post: string;
  readonly postKind: PersonKind;
  readonly startDate: PlainDate | null;
  /** Known already for a post of the past or one for a term. */
  readonly endDate?: PlainDate | null;
}

export interface EndPost {
  readonly kind: 'EndPost';
  readonly post: string;
  /** Which one, when it was held more than once; left out: the last. */
  readonly startDate?: PlainDate | null;
  readonly endDate: PlainDate;
}

export interface StartAbsence {
  readonly kind: 'StartAbsence';
  readonly startedOn: PlainDate;
}

export interface EndAbsence {
  readonly kind: 'EndAbsence';
  readonly endedOn: PlainDate;
}

export interface RecordLeaving {
  readonly kind: 'RecordLeaving';
  readonly leftOn: PlainDate;
}

export interface RecordReturn {
  readonly kind: 'RecordReturn';
  readonly returnedOn: PlainDate | null;
}

export type PersonCommand =
  RegisterPerson | ChangePersonDetails | StartPost | EndPost | StartAbsence | EndAbsence | RecordLeaving | RecordReturn;
