import { londonClock } from './as-of.js';
import { dateForms } from './dates.js';
import { timeMessages as words } from './time.messages.js';

// Both languages write 18,204 and 17:00.
const numbers = new Intl.NumberFormat('en-GB');
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const DAY = 86_400_000;

/** `18,204`. */
export const formatCount = (count: number): string => numbers.format(count);

/** `21 November 2026, 09:14`, in London. */
export const formatMoment = (instant: string): string => {
  const date = new Date(instant);
  return `${dateForms().longDay(date)}, ${clock.format(date)}`;
};

/** `Friday 12 June 2026, 17:00`, in London; the last minute of a day is the end of that day. */
export const formatPastMoment = (instant: string): string => {
  const date = new Date(instant);
  const day = dateForms().longWeekday(date);
  return londonClock(date.getTime()).endsWith('T23:59:59') ? day : `${day}, ${clock.format(date)}`;
};

/** `12 June, 16:42` within the year of `now`, with the year otherwise. */
export const formatEventTime = (instant: string, now: string): string => {
  const date = new Date(instant);
  const isThisYear = londonClock(date.getTime()).slice(0, 4) === londonClock(Date.parse(now)).slice(0, 4);
  const day = isThisYear ? dateForms().dayMonth(date) : dateForms().dayMonthYear(date);
  return `${day}, ${clock.format(date)}`;
};

/** `2 Nov`, with the year when that is another one. */
export const formatDay = (instant: string, now: string): string =>
  instant.slice(0, 4) === now.slice(0, 4)
    ? dateForms().dayMonth(new Date(instant))
    : dateForms().dayMonthYear(new Date(instant));

/** `19 Jul 2024`; `July 2014` or `2014` where the source gives no more; what is no date stands as it was typed. */
export const formatPartialDate = (date: string): string => {
  const noon = new Date(`${date.length === 7 ? `${date}-15` : date}T12:00:00Z`);
  if (date.length < 7 || Number.isNaN(noon.getTime())) return date;
  return date.length === 7 ? dateForms().monthYear(noon) : dateForms().dayMonthYear(noon);
};

/** `Monday` within the last six days, `16 Nov` before that. */
export const formatSince = (since: string, now: string): string => {
  const age = Date.parse(now) - Date.parse(since);
  return age >= 0 && age < 6 * DAY ? dateForms().weekday(new Date(since)) : formatDay(since, now);
};

/** `Mon 16 Nov`. */
export const formatShortWeekday = (instant: string): string => dateForms().shortWeekday(new Date(instant));

/** `5 h 40 min`, `3 days 2 h`, `12 min`; never a minus. */
export const formatDuration = (minutes: number): string => {
  const all = Math.abs(Math.round(minutes));
  const days = Math.floor(all / 1440);
  const hours = Math.floor((all % 1440) / 60);
  const rest = all % 60;
  if (days > 0) return hours > 0 ? `${formatDays(days)} ${words.hours({ hours })}` : formatDays(days);
  if (hours === 0) return words.minutes({ minutes: rest });
  return rest > 0 ? `${words.hours({ hours })} ${words.minutes({ minutes: rest })}` : words.hours({ hours });
};

/** `1 day`, `12 days`. */
export const formatDays = (days: number): string => words.days({ days });

/** Signed of asked in whole per cent, never rounded up to 100; null when nobody was asked. */
export const percentSigned = (signed: number, asked: number): number | null =>
  asked === 0 ? null : Math.floor((signed / asked) * 100);
