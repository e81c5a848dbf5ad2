import type { PlainDate } from '#platform/kernel/event.js';
import { plainDateOf } from '#platform/kernel/plain-date.js';

const DAY_FIRST = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * A date as schools write it: dd-mm-yyyy, dd/mm/yyyy or yyyy-mm-dd. Never month first, never a year of two digits.
 * @returns the day, or null where the text is no such date or the calendar has no such day (31/02/2024).
 */
export const dateOfCell = (text: string): PlainDate | null => {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return plainDateOf(Number(dayFirst[4]), Number(dayFirst[3]), Number(dayFirst[1]));
  const iso = ISO.exec(text);
  return iso ? plainDateOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) : null;
};
