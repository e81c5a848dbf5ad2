import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { ruleWords } from '#contracts/retention-schedule.js';
import type { LocalText } from '#contracts/local-text.js';
import { fullName, type ErasedRow } from '../names/sealed-names.js';

/** A person of one school as the schema shows them. */
export interface PersonView {
  readonly id: Uuid;
  readonly schoolId: Uuid;
  readonly name: string | null;
  /** When and under which rule name and address went. */
  readonly erased: { readonly on: PlainDate; readonly rule: LocalText } | null;
  readonly email: string | null;
  readonly kind: string;
  readonly language: string;
  readonly posts: readonly PostView[];
  readonly absentSince: PlainDate | null;
  readonly leftOn: PlainDate | null;
}

export interface PostView {
  readonly post: string;
  readonly startDate: PlainDate | null;
  readonly endDate: PlainDate | null;
}

/** A post, and how many hold it. */
export interface PostCount {
  readonly post: string;
  readonly label: string;
  readonly people: number;
}

/** A row of the read table; sealed until it was opened. */
export interface FoundPerson {
  readonly tenantId: Uuid;
  readonly personId: Uuid;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
  readonly kind: string;
  readonly language: string;
  readonly absentSince: PlainDate | null;
  readonly leftOn: PlainDate | null;
}

/** The columns of a `FoundPerson`, of a table `p`. */
export const FIELDS = `p.tenant_id AS "tenantId", p.person_id AS "personId", p.given_name AS "givenName",
  p.family_name AS "familyName", p.email, p.kind, p.language, p.absent_since::text AS "absentSince", p.left_on::text AS "leftOn"`;

export const viewOf = (person: FoundPerson & ErasedRow, posts: readonly PostView[]): PersonView => {
  const { tenantId, personId, givenName, familyName, email, kind, language, absentSince, leftOn } = person;
  const erased = person.erased && { on: person.erased.erasedOn, rule: ruleWords(person.erased.rule) };
  const name = fullName(givenName, familyName);
  return { id: personId, schoolId: tenantId, name, erased, email, kind, language, posts, absentSince, leftOn };
};
