import type { Instant, PlainDate } from '#platform/kernel/event.js';
import { isPlainDate, londonDay } from '#platform/kernel/plain-date.js';
import type { Refusal, Result } from '#platform/kernel/result.js';
import { badDate, badEmail, dateInFuture } from './person.errors.js';
import type { HeldPost } from './person.state.js';

type No = Result<never, Refusal>;

const ADDRESS = /^[^\s@"(),:;<>[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;

/** Whether a text has the form of an address that mail can be sent to; quoted and bracketed forms are not taken. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 && ADDRESS.test(text) && !/^\.|\.\.|\.@/.test(text);

/** A refusal for a text that is no address, else null. null is "has none" and stands. */
export const checkEmail = (email: string | null): No | null => (email === null || isEmail(email) ? null : badEmail());

/** A refusal for a date that the calendar lacks, else null. null is "not recorded" and stands. */
export const checkDate = (field: string, date: PlainDate | null): No | null =>
  date === null || isPlainDate(date) ? null : badDate(field, date);

/** As `checkDate`; refuses days that have not come in London as well. */
export const checkPastDate = (field: string, date: PlainDate, now: Instant): No | null =>
  checkDate(field, date) ?? (date > londonDay(now) ? dateInFuture(field, date) : null);

const before = (end: PlainDate | null, start: PlainDate | null): boolean =>
  end !== null && start !== null && end <= start;

/**
 * Whether two times of one post run over each other. A first day that is not recorded reaches back without bound,
 * a missing last day forward; one may begin on the day that the other ends.
 */
export const overlap = (one: Omit<HeldPost, 'post'>, other: Omit<HeldPost, 'post'>): boolean =>
  one.startDate === other.startDate || !(before(one.endDate, other.startDate) || before(other.endDate, one.startDate));
