import type { ReadMessages } from './read-page.words.js';

type Names = Pick<ReadMessages, 'months' | 'weekdays'>;

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
});

/** `30 November 2026`; what is no day is shown as it stands. */
export const longDay = (day: string, { months }: Names): string => {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
};

/** `Monday 30 November 2026`. */
export const longWeekday = (day: string, names: Names): string => {
  const date = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : `${names.weekdays[date.getUTCDay()] ?? ''} ${longDay(day, names)}`;
};

/** `21 November 2026, 09:14`, by London's clock. */
export const londonMoment = (instant: string, names: Names): string => {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  const part = Object.fromEntries(london.formatToParts(date).map(({ type, value }) => [type, value]));
  const day = longDay([part['year'], part['month'], part['day']].join('-'), names);
  return `${day}, ${part['hour'] ?? ''}:${part['minute'] ?? ''}`;
};
