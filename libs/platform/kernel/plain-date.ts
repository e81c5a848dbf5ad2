import type { Instant, PlainDate } from './event.js';

/**
 * Days and clock times of Europe/London in plain arithmetic: the domain may not depend on the time zone data of the
 * machine it runs on. Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
 * October. Source: Summer Time Act 1972 as amended by the Summer Time Order 2002 (SI 2002/262). Right from 1996 on.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** More days than there are in a century of school life. */
const MOST_DAYS = 40_000;

/** The same function, each value computed once: a screen asks for the same few hundred days thousands of times. */
const computedOnce = <Key, Value>(compute: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      if (known.size >= MOST_DAYS) known.clear();
      known.set(key, (value = compute(key)));
    }
    return value;
  };
};

const utcDay = computedOnce((date: PlainDate): number => Date.parse(`${date}T00:00:00.000Z`));
const dayText = computedOnce((day: number): PlainDate => new Date(day * DAY).toISOString().slice(0, 10));
const asDate = (epochMs: number): PlainDate => dayText(Math.floor(epochMs / DAY));
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The day of year (1000 to 2999), month (1 to 12) and day; null where the calendar has no such day. */
export const plainDateOf = (year: number, month: number, day: number): PlainDate | null => {
  const there =
    year >= 1000 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return there ? `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` : null;
};

/** Whether the text is a day that the calendar has, as `2026-11-21`. Plain dates compare with `<`. */
export const isPlainDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  plainDateOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))) === text;

const lastSunday = (year: number, month: 3 | 10): number => {
  // Both months have 31 days.
  const last = Date.UTC(year, month - 1, 31);
  return last - new Date(last).getUTCDay() * DAY;
};

const summerOf = computedOnce((year: number): readonly [number, number] => [
  lastSunday(year, 3) + HOUR,
  lastSunday(year, 10) + HOUR,
]);

const isSummerTime = (epochMs: number): boolean => {
  const [from, to] = summerOf(new Date(epochMs).getUTCFullYear());
  return epochMs >= from && epochMs < to;
};

/** The day it is in London at that instant: an hour before midnight UTC in summer it is tomorrow already. */
export const londonDay = (instant: Instant | Date): PlainDate => {
  const at = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  return asDate(isSummerTime(at) ? at + HOUR : at);
};

/**
 * The instant at which London's clocks show `time` (`17:00`) on a day. Of an hour that comes twice in October the
 * first; in March's missing hour the clocks are read as if they had not been changed yet.
 */
export const londonInstant = (date: PlainDate, time: string): Instant => {
  const shown = Date.parse(`${date}T${time}:00.000Z`);
  return new Date(isSummerTime(shown - HOUR) ? shown - HOUR : shown).toISOString();
};

/** The day `days` after (or, below zero, before) another. */
export const addDays = (date: PlainDate, days: number): PlainDate => asDate(utcDay(date) + days * DAY);

/** Whole days from one day to another; below zero when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => Math.round((utcDay(to) - utcDay(from)) / DAY);

/** 0 Sunday, 1 Monday ... 6 Saturday. */
export const weekdayOf = (date: PlainDate): number => new Date(utcDay(date)).getUTCDay();

/** Last day of a month. `month` counts from 1. */
export const lastDayOfMonth = (year: number, month: number): PlainDate => asDate(Date.UTC(year, month, 0));
