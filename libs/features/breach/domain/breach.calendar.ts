import { isBankHoliday } from '#contracts/bank-holidays.js';
import { addDays, londonDay, londonInstant, weekdayOf } from '#platform/kernel/plain-date.js';
import type { Instant, PlainDate } from '#platform/kernel/event.js';

/** What counts as a working day for a school, and how long its local authority's LADO gives it. */
export interface WorkingCalendar {
  /** Days on which the school is closed besides weekends and bank holidays. Only some authorities leave them out. */
  readonly closures: readonly PlainDate[];
  /** Working days within which the LADO must be told. */
  readonly ladoWorkingDays: number;
  /** When a working day ends in London: `17:00`. */
  readonly dayEndsAt: string;
}

/** One working day, school holidays counted as working days: the strictest reading, and the usual one. */
export const usualCalendar: WorkingCalendar = { closures: [], ladoWorkingDays: 1, dayEndsAt: '17:00' };

/** Monday to Friday, no bank holiday of England and Wales, and no day on which the school is closed. */
export const isWorkingDay = (date: PlainDate, { closures }: WorkingCalendar): boolean => {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !isBankHoliday(date) && !closures.includes(date);
};

/** No closure is longer; a calendar that closes a school for a year on end is a fault of its data. */
const LONGEST_CLOSURE_DAYS = 366;

const nextWorkingDay = (after: PlainDate, calendar: WorkingCalendar): PlainDate => {
  for (let ahead = 1; ahead <= LONGEST_CLOSURE_DAYS; ahead += 1) {
    const day = addDays(after, ahead);
    if (isWorkingDay(day, calendar)) return day;
  }
  return addDays(after, 1);
};

/**
 * End of the n-th working day after the day of an instant, on London's clocks. What comes to light on Monday at any
 * hour is due on Tuesday; on Friday or at the weekend, on Monday.
 */
export const endOfWorkingDay = (from: Instant, workingDays: number, calendar: WorkingCalendar): Instant => {
  let day = londonDay(from);
  for (let counted = 0; counted < workingDays; counted += 1) day = nextWorkingDay(day, calendar);
  return londonInstant(day, calendar.dayEndsAt);
};
