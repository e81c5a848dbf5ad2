import pg from 'pg';

/** `timestamp with time zone`. */
const TIMESTAMPTZ: number = pg.types.builtins.TIMESTAMPTZ;

const parseAny = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date | number;

const ZERO = '0'.charCodeAt(0);
const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** Where the fraction of a second ends: a dot and up to six digits, or nothing. */
const SECONDS_END = 19;
const UTC = '+00';

/** `2026-11-21 09:14:00.123456+00` in milliseconds; NaN for any other form. */
const utcMilliseconds = (text: string): number => {
  const end = text.length - UTC.length;
  if (text[10] !== ' ' || end < SECONDS_END || !text.endsWith(UTC)) return NaN;
  if (end > SECONDS_END && text[SECONDS_END] !== '.') return NaN;
  const fraction = end > SECONDS_END ? Math.trunc(1000 * Number(`0${text.slice(SECONDS_END, end)}`)) : 0;
  const year = digits(text, 0, 4);
  // Date.UTC takes the years below 100 for those of the last century.
  if (year < 100) return NaN;
  const [month, day] = [digits(text, 5, 7) - 1, digits(text, 8, 10)];
  return Date.UTC(year, month, day, digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19), fraction);
};

/** As `pg` reads it, without a pattern for the form that nearly all have: a screen reads hundreds. */
export const parseTimestamp = (text: string): Date | number => {
  const at = utcMilliseconds(text);
  return Number.isNaN(at) ? parseAny(text) : new Date(at);
};

/** The parsers of `pg`, but for instants. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
    oid === TIMESTAMPTZ && format !== 'binary' ? parseTimestamp : pg.types.getTypeParser(oid, format),
};
