import type { Instant, PlainDate } from '#platform/kernel/event.js';

/**
 * Days and clock times of Europe/London in plain arithmetic: the domain may not depend on the time zone data of the
 * machine it runs on. Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
 * October. Source: Summer Time Act 1972 as amended by the Summer Time Order 2002 (SI 2002/262). Right from 1996 on.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const utcDay = (date: PlainDate): number => Date.parse(`${date}T00:00:00.000Z`);
const asDate = (epochMs: number): PlainDate => new Date(epochMs).toISOString().slice(0, 10);

const lastSunday = (year: number, month: 3 | 10): number => {
  // Both months have 31 days.
  const last = Date.UTC(year, month - 1, 31);
  return last - new Date(last).getUTCDay() * DAY;
};

const isSummerTime = (epochMs: number): boolean => {
  const year = new Date(epochMs).getUTCFullYear();
  return epochMs >= lastSunday(year, 3) + HOUR && epochMs < lastSunday(year, 10) + HOUR;
};

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether a text is a day of the calendar, `2026-11-21`, from the year 1000 to 2999. */
export const isPlainDate = (text: string): boolean => {
  const found = /^([12]\d{3})-(0[1-9]|1[0-2])-(\d{2})$/.exec(text);
  if (!found) return false;
  const day = Number(found[3]);
  return day >= 1 && day <= daysInMonth(Number(found[1]), Number(found[2]));
};

/** The day in London at an instant. */
export const londonDate = (instant: Instant): PlainDate => {
  const at = Date.parse(instant);
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

/** Days from one day to another; below zero when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => Math.round((utcDay(to) - utcDay(from)) / DAY);

/** 0 Sunday, 1 Monday ... 6 Saturday. */
export const weekdayOf = (date: PlainDate): number => new Date(utcDay(date)).getUTCDay();

/** Last day of a month. `month` counts from 1. */
export const lastDayOfMonth = (year: number, month: number): PlainDate => asDate(Date.UTC(year, month, 0));
