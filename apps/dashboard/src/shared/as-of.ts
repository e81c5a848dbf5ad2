/** The moment that a screen shows. */
export type Moment =
  | { readonly kind: 'now' }
  | { readonly kind: 'at'; readonly instant: string; readonly text: string }
  | { readonly kind: 'future'; readonly instant: string; readonly text: string }
  | { readonly kind: 'unreadable'; readonly text: string };

const LOCAL = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const londonParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The wall clock in London at an instant, as `2026-06-12T17:00:00`. */
export const londonClock = (instant: number): string => {
  const parts = Object.fromEntries(londonParts.formatToParts(instant).map((part) => [part.type, part.value]));
  const part = (name: string): string => parts[name] ?? '00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
};

const HOUR = 3_600_000;

/** The instant at which London's clock shows this; of the two in the autumn's double hour, the first. */
const fromLondon = (wall: number): number => {
  const inSummer = wall - HOUR;
  // The clock shows whole seconds.
  return Date.parse(`${londonClock(inSummer)}Z`) === Math.floor(wall / 1000) * 1000 ? inSummer : wall;
};

/** True for a day that the calendar has: no 31 February. */
const isRealDay = (day: string): boolean => {
  const start = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(start) && new Date(start).toISOString().startsWith(day);
};

/** A day alone means all of it. */
const localInstant = (day: string, time = '23:59:59.999'): number | null => {
  const wall = Date.parse(`${day}T${time}Z`);
  return isRealDay(day) && !Number.isNaN(wall) ? fromLondon(wall) : null;
};

/** Milliseconds, or null for what is no date. */
const instantOf = (text: string): number | null => {
  const [, day, time] = LOCAL.exec(text) ?? [];
  if (day !== undefined) return localInstant(day, time);
  const instant = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
};

/** Today is not over: as at today is as at now. */
const isToday = (asOf: string, now: number): boolean => asOf === londonClock(now).slice(0, 10);

/**
 * Reads `asOf` of the address: a day (its end, in London), a day and a time (in London), or an instant with its zone.
 * What cannot be read is said, never taken for now: a wrong date must not show today's screen. Nor is what is still to
 * come.
 */
export const momentOf = (asOf: string | undefined, now = Date.now()): Moment => {
  if (asOf === undefined || asOf === '' || isToday(asOf, now)) return { kind: 'now' };
  const instant = instantOf(asOf);
  if (instant === null) return { kind: 'unreadable', text: asOf };
  return { kind: instant > now ? 'future' : 'at', instant: new Date(instant).toISOString(), text: asOf };
};

/** What the two fields of the picker write into the address; null while no day is chosen. */
export const asOfText = (day: string, time: string): string | null => {
  if (day === '') return null;
  return time === '' ? day : `${day}T${time}`;
};

/** What the two fields show for a moment. */
export const fieldsOf = (moment: Moment): { day: string; time: string } => {
  if (moment.kind !== 'at') return { day: '', time: '' };
  if (/^\d{4}-\d{2}-\d{2}$/.test(moment.text)) return { day: moment.text, time: '' };
  const clock = londonClock(Date.parse(moment.instant));
  return { day: clock.slice(0, 10), time: clock.slice(11, 16) };
};

/** An address with its search and the date kept, for links that are plain anchors. */
export const hrefAt = (path: string, asOf: string | undefined, hash?: string): string => {
  const search = asOf === undefined ? '' : `?asOf=${encodeURIComponent(asOf)}`;
  return `${path}${search}${hash === undefined ? '' : `#${encodeURIComponent(hash)}`}`;
};
