import { hasText, type LocalText } from '#contracts/local-text.js';
import type { GroupKind, SchoolDetails } from '#contracts/organisation.events.js';
import type { Instant, PlainDate } from '#platform/kernel/event.js';
import { isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import type { Refusal, Result } from '#platform/kernel/result.js';
import { badDate, badUrn, dateInFuture, nameMissing } from './organisation.errors.js';

type No = Result<never, Refusal>;

/** Kinds of which a school has one at a time: one trust; beside it, if need be, an authority and a diocese. */
export type GroupFamily = 'trust' | 'federation' | 'local-authority' | 'diocese';

/** The family a kind belongs to. */
export const familyOf = (kind: GroupKind): GroupFamily => {
  switch (kind) {
    case 'multi-academy-trust':
    case 'single-academy-trust':
      return 'trust';
    case 'federation':
    case 'local-authority':
    case 'diocese':
      return kind;
  }
};

/** A refusal for a name in no language, else null. */
export const checkName = (name: LocalText): No | null => (hasText(name) ? null : nameMissing());

/** A refusal for a date that the calendar lacks, else null. `null` is "not recorded" and stands. */
export const checkDate = (field: string, date: PlainDate | null): No | null =>
  date === null || isPlainDate(date) ? null : badDate(field, date);

/** As `checkDate`; refuses days that have not come in London as well. */
export const checkPastDate = (field: string, date: PlainDate | null, now: Instant): No | null => {
  const bad = checkDate(field, date);
  if (bad || date === null) return bad;
  return date > londonDay(now) ? dateInFuture(field, date) : null;
};

/** A refusal for details that cannot be, else null. */
export const checkSchoolDetails = (details: Partial<SchoolDetails>): No | null => {
  const { name, urn, openDate } = details;
  if (urn != null && !/^\d{6}$/.test(urn)) return badUrn(urn);
  return (name && checkName(name)) ?? checkDate('openDate', openDate ?? null);
};

const same = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(Reflect.get(left, key), Reflect.get(right, key)));
};

/** Those of `wanted` that differ from `present`; a field that `wanted` leaves out stays as it is. */
export const differences = <Details extends object>(present: Details, wanted: Partial<Details>): Partial<Details> =>
  Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => value !== undefined && !same(Reflect.get(present, key), value)),
  ) as Partial<Details>;
