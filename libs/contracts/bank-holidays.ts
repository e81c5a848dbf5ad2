import type { PlainDate } from '#platform/kernel/event.js';
import { addDays, weekdayOf } from '#platform/kernel/plain-date.js';

/**
 * Bank holidays of England and Wales, by rule, with the years that departed from it.
 * Sources: Banking and Financial Dealings Act 1971, Schedule 1, paragraph 1 (Easter Monday, the last Monday in May and
 * in August, 26 December or 27 December when Christmas is a Sunday); common law (Good Friday, Christmas Day); royal
 * proclamations (New Year's Day, the first Monday in May, substitutes, and the days below); https://www.gov.uk/bank-holidays.
 */
interface Departure {
  readonly instead?: Readonly<Record<PlainDate, PlainDate>>;
  readonly extra?: readonly PlainDate[];
}

const departures: Readonly<Record<number, Departure>> = {
  // Wedding of the Prince of Wales.
  2011: { extra: ['2011-04-29'] },
  // Diamond Jubilee.
  2012: { instead: { '2012-05-28': '2012-06-04' }, extra: ['2012-06-05'] },
  // 75 years of VE Day.
  2020: { instead: { '2020-05-04': '2020-05-08' } },
  // Platinum Jubilee; state funeral of Queen Elizabeth II.
  2022: { instead: { '2022-05-30': '2022-06-02' }, extra: ['2022-06-03', '2022-09-19'] },
  // Coronation of King Charles III.
  2023: { extra: ['2023-05-08'] },
};

/** Easter Sunday of the Gregorian calendar; the anonymous algorithm as printed by Meeus, "Astronomical Algorithms", ch. 8. */
export const easterSunday = (year: number): PlainDate => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const leapCorrection = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCorrection - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const count = epact + toSunday - 7 * late + 114;
  const month = Math.floor(count / 31);
  return `${year}-${String(month).padStart(2, '0')}-${String((count % 31) + 1).padStart(2, '0')}`;
};

const firstMonday = (from: PlainDate): PlainDate => addDays(from, (8 - weekdayOf(from)) % 7);
const lastMonday = (until: PlainDate): PlainDate => addDays(until, -((weekdayOf(until) + 6) % 7));
const isWeekend = (date: PlainDate): boolean => [0, 6].includes(weekdayOf(date));

const byRule = (year: number): readonly PlainDate[] => {
  const newYear = `${year}-01-01`;
  const easter = easterSunday(year);
  const christmas = `${year}-12-25`;
  const boxing = `${year}-12-26`;
  return [
    isWeekend(newYear) ? firstMonday(newYear) : newYear,
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(`${year}-05-01`),
    lastMonday(`${year}-05-31`),
    lastMonday(`${year}-08-31`),
    // The two substitutes are 27 and 28 December, whichever of the days they stand for.
    isWeekend(christmas) ? `${year}-12-27` : christmas,
    isWeekend(boxing) ? `${year}-12-28` : boxing,
  ];
};

const made = new Map<number, ReadonlySet<PlainDate>>();

const holidaysOf = (year: number): ReadonlySet<PlainDate> => {
  const known = made.get(year);
  if (known) return known;
  const { instead = {}, extra = [] } = departures[year] ?? {};
  const days = new Set([...byRule(year).map((day) => instead[day] ?? day), ...extra]);
  made.set(year, days);
  return days;
};

/** Bank holidays of England and Wales in a year, in order. Days proclaimed later than this table are not known to it. */
export const bankHolidays = (year: number): readonly PlainDate[] => [...holidaysOf(year)].sort();

/** Whether a day is a bank holiday in England and Wales. */
export const isBankHoliday = (date: PlainDate): boolean => holidaysOf(Number(date.slice(0, 4))).has(date);
