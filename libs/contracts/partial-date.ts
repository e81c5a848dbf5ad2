import type { PlainDate } from '#platform/kernel/event.js';
import { isPlainDate, lastDayOfMonth } from '#platform/kernel/plain-date.js';

/** A day, or a month where the source gives no day: `2014-07-19` or `2014-07`. */
export type PartialDate = string;

/** Whether a text is a day of the calendar or a month, from the year 1000 to 2999. */
export const isPartialDate = (text: string): boolean => /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text) || isPlainDate(text);

const partsOf = (date: PartialDate): { readonly year: number; readonly month: number; readonly day: number | null } => {
  const [year = '', month = '', day] = date.split('-');
  return { year: Number(year), month: Number(month), day: day === undefined ? null : Number(day) };
};

const two = (value: number): string => String(value).padStart(2, '0');

/** The first day that a date may mean. */
export const firstDayOf = (date: PartialDate): PlainDate => (date.length === 7 ? `${date}-01` : date);

/** The last day that a date may mean: what is due in a month is due until that month's last day has ended. */
export const lastDayOf = (date: PartialDate): PlainDate => {
  const { year, month, day } = partsOf(date);
  return day === null ? lastDayOfMonth(year, month) : date;
};

/** Whether a date has passed on a day; a month has once its last day has. */
export const hasPassed = (date: PartialDate, today: PlainDate): boolean => lastDayOf(date) < today;

/** The date some months on, as exact as it was: 31 January and a month is the last of February. */
export const addMonths = (date: PartialDate, months: number): PartialDate => {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (index % 12) + 1;
  const start = `${String(toYear).padStart(4, '0')}-${two(toMonth)}`;
  if (day === null) return start;
  const last = lastDayOfMonth(toYear, toMonth);
  return `${start}-${two(day)}` > last ? last : `${start}-${two(day)}`;
};
