import type { Instant, PlainDate } from './event.js';

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const daysIn = (year: number, month: number): number => (month === 2 && leap(year) ? 29 : (DAYS[month - 1] ?? 0));

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The day of year (1000 to 2999), month (1 to 12) and day; null where the calendar has no such day. */
export const plainDateOf = (year: number, month: number, day: number): PlainDate | null =>
  year >= 1000 && year <= 2999 && day >= 1 && day <= daysIn(year, month)
    ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
    : null;

/** Whether the text is a day that the calendar has, as `2026-11-21`. Plain dates compare with `<`. */
export const isPlainDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  plainDateOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) === text;

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in London at that instant: an hour before midnight UTC in summer it is tomorrow already. */
export const londonDay = (instant: Instant): PlainDate => {
  const [day, month, year] = LONDON.format(new Date(instant)).split('/');
  return `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
};

const DAY_MS = 86_400_000;
const midnight = (day: PlainDate): number => Date.parse(`${day}T00:00:00Z`);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((midnight(to) - midnight(from)) / DAY_MS);

/** The day that is `days` after `day`. */
export const addDays = (day: PlainDate, days: number): PlainDate =>
  new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10);
