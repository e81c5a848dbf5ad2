import { currentLanguage } from '../i18n/language.js';

/** A day in each of the forms that screens need; everything by London's calendar. */
export interface DateForms {
  /** `2 Nov` */
  readonly dayMonth: (date: Date) => string;
  /** `2 Nov 2026` */
  readonly dayMonthYear: (date: Date) => string;
  /** `2 November 2026` */
  readonly longDay: (date: Date) => string;
  /** `Monday 2 November 2026` */
  readonly longWeekday: (date: Date) => string;
  /** `Monday` */
  readonly weekday: (date: Date) => string;
  /** `Mon 2 Nov` */
  readonly shortWeekday: (date: Date) => string;
  /** `November 2026` */
  readonly monthYear: (date: Date) => string;
}

const inLondon = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options });

const without = (comma: string): string => comma.replace(',', '');

const english = ((): DateForms => {
  const dayMonth = inLondon({ day: 'numeric', month: 'short' });
  const dayMonthYear = inLondon({ day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = inLondon({ day: 'numeric', month: 'long', year: 'numeric' });
  const longWeekday = inLondon({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = inLondon({ weekday: 'long' });
  const shortWeekday = inLondon({ weekday: 'short', day: 'numeric', month: 'short' });
  const monthYear = inLondon({ month: 'long', year: 'numeric' });
  return {
    dayMonth: (date) => dayMonth.format(date),
    dayMonthYear: (date) => dayMonthYear.format(date),
    longDay: (date) => longDay.format(date),
    longWeekday: (date) => without(longWeekday.format(date)),
    weekday: (date) => weekday.format(date),
    shortWeekday: (date) => without(shortWeekday.format(date)),
    monthYear: (date) => monthYear.format(date),
  };
})();

const MONTHS = [
  ...['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin'],
  ...['Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
];
const SHORT_MONTHS = [
  ...['Ion', 'Chwef', 'Maw', 'Ebr', 'Mai', 'Meh'],
  ...['Gorff', 'Awst', 'Medi', 'Hyd', 'Tach', 'Rhag'],
];
const WEEKDAYS = ['Sul', 'Llun', 'Mawrth', 'Mercher', 'Iau', 'Gwener', 'Sadwrn'];
const SHORT_WEEKDAYS = ['Sul', 'Llun', 'Maw', 'Mer', 'Iau', 'Gwen', 'Sad'];

const figures = inLondon({ day: '2-digit', month: '2-digit', year: 'numeric' });

/** Day, month and weekday as numbers, by London's calendar. */
const partsOf = (date: Date): { day: number; month: number; year: number; weekday: number } => {
  const found = Object.fromEntries(figures.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  const [year, month, day] = [found['year'] ?? 0, (found['month'] ?? 1) - 1, found['day'] ?? 0];
  return { year, month, day, weekday: new Date(Date.UTC(year, month, day)).getUTCDay() };
};

const at = (names: readonly string[], index: number): string => names[index] ?? '';

/** Chromium has no Welsh dates and writes American ones when asked for them, so the names are our own. */
const welsh: DateForms = {
  dayMonth: (date) => `${partsOf(date).day} ${at(SHORT_MONTHS, partsOf(date).month)}`,
  dayMonthYear: (date) => `${welsh.dayMonth(date)} ${partsOf(date).year}`,
  longDay: (date) => `${partsOf(date).day} ${welsh.monthYear(date)}`,
  longWeekday: (date) => `${welsh.weekday(date)} ${welsh.longDay(date)}`,
  weekday: (date) => `dydd ${at(WEEKDAYS, partsOf(date).weekday)}`,
  shortWeekday: (date) => `${at(SHORT_WEEKDAYS, partsOf(date).weekday)} ${welsh.dayMonth(date)}`,
  monthYear: (date) => `${at(MONTHS, partsOf(date).month)} ${partsOf(date).year}`,
};

/** The forms of the page's language. */
export const dateForms = (): DateForms => (currentLanguage() === 'cy' ? welsh : english);
