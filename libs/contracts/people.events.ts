import { defineEvent } from '#platform/kernel/event.js';
import type { EventOf, PlainDate, Uuid } from '#platform/kernel/event.js';
import type { PersonKind } from './person-kinds.js';

/** The language that somebody wishes to be written to. */
export type PersonLanguage = 'en' | 'cy';

/**
 * A person's record in one school begins. The same person has the same id in each school of a group, and a record of
 * their own in each: nothing leaks from one school to another through them.
 */
export const PersonRegistered = defineEvent(
  'PersonRegistered',
  1,
)<{
  readonly personId: Uuid;
  /** What the school's own system calls the person. */
  readonly personRef: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly kind: PersonKind;
  readonly language: PersonLanguage;
}>({ personRef: 'personId', givenName: 'personId', familyName: 'personId', email: 'personId' });

/** Only what changed is there; an `email` of null was taken away. */
export const PersonDetailsChanged = defineEvent(
  'PersonDetailsChanged',
  1,
)<{
  readonly personId: Uuid;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly email?: string | null;
  readonly kind?: PersonKind;
  readonly language?: PersonLanguage;
}>({ givenName: 'personId', familyName: 'personId', email: 'personId' });

/** A post is told by person, `post` and `startDate`. Dates may lie ahead: whether it is held is asked of a day. */
export const PostStarted = defineEvent('PostStarted', 1)<{
  readonly personId: Uuid;
  /** Key of the post (`posts.ts`): `headteacher`, `chair-of-governors`, `teacher`. */
  readonly post: string;
  readonly postLabel: string;
  /** The capacity in which it is held: a teacher may be a governor too. */
  readonly kind: PersonKind;
  /** First day; null is not recorded. */
  readonly startDate: PlainDate | null;
}>();

/** Last day of a post; a second one for the same post corrects the first. */
export const PostEnded = defineEvent('PostEnded', 1)<{
  readonly personId: Uuid;
  readonly post: string;
  readonly startDate: PlainDate | null;
  readonly endDate: PlainDate;
}>();

/** A long absence; why is nobody's business here. Nothing is asked of an absent person. */
export const AbsenceStarted = defineEvent('AbsenceStarted', 1)<{
  readonly personId: Uuid;
  readonly startedOn: PlainDate;
}>();

/** Somebody is back from a long absence, and is asked again from this day. */
export const AbsenceEnded = defineEvent('AbsenceEnded', 1)<{
  readonly personId: Uuid;
  readonly endedOn: PlainDate;
}>();

/** After the ends of the posts that were held till then. */
export const PersonLeft = defineEvent('PersonLeft', 1)<{
  readonly personId: Uuid;
  readonly leftOn: PlainDate;
}>();

/** Somebody who had left belongs to the school again. */
export const PersonReturned = defineEvent('PersonReturned', 1)<{
  readonly personId: Uuid;
  readonly returnedOn: PlainDate | null;
}>();

export type PersonEvent =
  | EventOf<typeof PersonRegistered>
  | EventOf<typeof PersonDetailsChanged>
  | EventOf<typeof PostStarted>
  | EventOf<typeof PostEnded>
  | EventOf<typeof AbsenceStarted>
  | EventOf<typeof AbsenceEnded>
  | EventOf<typeof PersonLeft>
  | EventOf<typeof PersonReturned>;

/** Every event of this feature, for the catalogue. */
export const peopleEvents = [
  PersonRegistered,
  PersonDetailsChanged,
  PostStarted,
  PostEnded,
  AbsenceStarted,
  AbsenceEnded,
  PersonLeft,
  PersonReturned,
] as const;
