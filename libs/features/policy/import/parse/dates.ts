import type { IsoDate } from '../policy-reading.js';

/** What kind of date words were found. Only `day` and `month` are dates; the others are asked about. */
export type DateKind = 'day' | 'month' | 'year' | 'season' | 'academic-year' | 'impossible' | 'unclear';

/** Date words in a text: `iso` is null unless they name a day or a month. `at` and `end` are offsets. */
export interface FoundDate {
  readonly kind: DateKind;
  readonly iso: IsoDate | null;
  readonly raw: string;
  readonly at: number;
  readonly end: number;
}

const MONTH_NAMES: ReadonlyArray<readonly string[]> = [
  ['january', 'jan', 'ionawr', 'ion'],
  ['february', 'feb', 'febuary', 'chwefror', 'chwef', 'chwe'],
  ['march', 'mar', 'mawrth', 'maw'],
  ['april', 'apr', 'ebrill', 'ebr'],
  ['may', 'mai'],
  ['june', 'jun', 'mehefin', 'meh'],
  ['july', 'jul', 'gorffennaf', 'gorff'],
  ['august', 'aug', 'awst'],
  ['september', 'sept', 'sep', 'medi'],
  ['october', 'oct', 'hydref', 'hyd'],
  ['november', 'nov', 'tachwedd', 'tach'],
  ['december', 'dec', 'rhagfyr', 'rhag'],
];

const MONTH_OF = new Map(MONTH_NAMES.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));
const MONTH = `(${[...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const YEAR = `((?:19|20)\\d{2}|['’]?\\d{2})(?![\\d/]|\\s*%)`;
const LONG_YEAR = `((?:19|20)\\d{2})(?!\\d)`;
const WEEKDAY = `(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+(?:the\\s+)?)?`;
const SEASON_WORD = `(spring|summer|autumn|winter|advent|lent|easter|michaelmas|trinity|gwanwyn|haf|gaeaf)`;

interface Pattern {
  readonly regex: RegExp;
  readonly read: (parts: readonly string[]) => { kind: DateKind; iso: IsoDate | null };
}

const pad = (value: number): string => String(value).padStart(2, '0');

const fullYear = (text: string): number => {
  const value = Number(text.replace(/\D/g, ''));
  return value < 100 ? (value >= 80 ? 1900 : 2000) + value : value;
};

const daysIn = (year: number, month: number): number =>
  [31, (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    month - 1
  ] ?? 0;

const day = (year: number, month: number, date: number): { kind: DateKind; iso: IsoDate | null } =>
  month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month) && year >= 1900 && year <= 2100
    ? { kind: 'day', iso: `${year}-${pad(month)}-${pad(date)}` }
    : { kind: 'impossible', iso: null };

const month = (year: number, which: number): { kind: DateKind; iso: IsoDate | null } =>
  which >= 1 && which <= 12 ? { kind: 'month', iso: `${year}-${pad(which)}` } : { kind: 'impossible', iso: null };

const monthOf = (name: string | undefined): number => MONTH_OF.get((name ?? '').toLowerCase()) ?? 0;

const n = (text: string | undefined): number => Number(text ?? NaN);

/** In this order: what an earlier pattern takes, a later one leaves. All numeric dates are read day first. */
const PATTERNS: readonly Pattern[] = [
  {
    regex: /(?<![\d.])((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?!\d)/g,
    read: ([, y, m, d]) => day(n(y), n(m), n(d)),
  },
  {
    regex: /(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2}|\d{2})(?![\d])/g,
    read: ([, d, , m, y]) => day(fullYear(y ?? ''), n(m), n(d)),
  },
  {
    regex: new RegExp(
      `(?<!\\d|\\d[.,:])${WEEKDAY}(\\d{1,2})\\s*(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain|ed|il)?\\s*(?:(?:day\\s+)?of\\s+|o\\s+)?[-\\s.,/]*${MONTH}(?![a-zŵŷ])[-\\s,./]*${YEAR}`,
      'gi',
    ),
    read: ([, d, m, y]) => day(fullYear(y ?? ''), monthOf(m), n(d)),
  },
  {
    regex: new RegExp(`(?<![a-z])${MONTH}\\s+(\\d{1,2})\\s*(?:st|nd|rd|th)?,?\\s+${LONG_YEAR}`, 'gi'),
    read: ([, m, d, y]) => day(fullYear(y ?? ''), monthOf(m), n(d)),
  },
  {
    regex: new RegExp(`(?<![a-z])(?:tymor\\s+(?:y\\s+|yr\\s+)?)(?:gwanwyn|haf|hydref)\\s*${LONG_YEAR}?`, 'gi'),
    read: () => ({ kind: 'season', iso: null }),
  },
  {
    regex: new RegExp(
      `(?<![a-z])${SEASON_WORD}\\s*(?:term|half[- ]term)?\\s*[12]?(?:\\s*[-–,(]\\s*|\\s+)(?:of\\s+)?(?:(?:19|20)?\\d{2}\\s*[-/–]\\s*(?:\\d{4}|\\d{2})(?!\\d)|${LONG_YEAR})`,
      'gi',
    ),
    read: () => ({ kind: 'season', iso: null }),
  },
  {
    regex: new RegExp(`(?<![a-z])${SEASON_WORD}\\s+(?:term|half[- ]term)\\b(?:\\s*[12]\\b)?`, 'gi'),
    read: () => ({ kind: 'season', iso: null }),
  },
  {
    regex: new RegExp(`(?<![a-z])term\\s+[1-6]\\s*[-,]?\\s*${LONG_YEAR}(?:\\s*[-/–]\\s*\\d{2,4})?`, 'gi'),
    read: () => ({ kind: 'season', iso: null }),
  },
  {
    regex: new RegExp(`(?<![a-z])${MONTH}(?![a-zŵŷ])[\\s,./-]*(?:of\\s+)?${LONG_YEAR}(?!\\s*[-/]\\s*\\d{2})`, 'gi'),
    read: ([, m, y]) => month(fullYear(y ?? ''), monthOf(m)),
  },
  {
    regex: new RegExp(
      `(?<![a-z\\d])${MONTH}(?![a-zŵŷ])[\\s/-]*['’]?(\\d{2})(?![\\d:.]|\\s*(?:st|nd|rd|th)\\b|\\s+\\w)`,
      'gi',
    ),
    read: ([, m, y]) => month(fullYear(y ?? ''), monthOf(m)),
  },
  {
    regex: /(?<![\d./-])(0?[1-9]|1[0-2])\s?[./]\s?((?:19|20)\d{2})(?![\d./-])/g,
    read: ([, m, y]) => month(n(y), n(m)),
  },
  {
    regex: /(?<![\d./-])((?:19|20)\d{2})-(0[1-9]|1[0-2])(?![\d-])/g,
    read: ([, y, m]) => (n(y) % 100 === n(m) - 1 ? { kind: 'academic-year', iso: null } : month(n(y), n(m))),
  },
  {
    regex: /(?<![\d./-])(?:19|20)\d{2}\s?[-/–]\s?(?:20)?\d{2}(?![\d./-])/g,
    read: () => ({ kind: 'academic-year', iso: null }),
  },
  { regex: /(?<![\d./-])(?:19|20)\d{2}(?![\d./-])/g, read: () => ({ kind: 'year', iso: null }) },
  {
    // "09/25" as the whole value: month and year, unless the second number could be a month as well.
    regex: /^\s*(0?[1-9]|1[0-2])\s?[/.-]\s?(\d{2})\s*$/g,
    read: ([, m, y]) => (n(y) > 12 && n(y) <= 60 ? month(fullYear(y ?? ''), n(m)) : { kind: 'unclear', iso: null }),
  },
];

/** "Hydref" is October and autumn: beside the English word for the season it is the season. */
const settleAutumn = (text: string, dates: readonly FoundDate[]): FoundDate[] =>
  /\bautumn\b/i.test(text)
    ? dates.map((date) => (/^hydref\b/i.test(date.raw) ? { ...date, kind: 'season', iso: null } : date))
    : [...dates];

const overlaps = (found: readonly FoundDate[], at: number, end: number): boolean =>
  found.some((one) => at < one.end && end > one.at);

/** Every date in a text, in order. A season, a term, a school year or a year alone is found but is no date. */
export const findDates = (text: string): FoundDate[] => {
  const found: FoundDate[] = [];
  for (const { regex, read } of PATTERNS)
    for (const match of text.matchAll(regex)) {
      const at = match.index;
      const end = at + match[0].length;
      if (!overlaps(found, at, end)) found.push({ ...read([...match]), raw: match[0].trim(), at, end });
    }
  return settleAutumn(
    text,
    found.sort((a, b) => a.at - b.at),
  );
};

/** The first date of a text that names a day or a month. */
export const firstDate = (text: string): FoundDate | undefined => findDates(text).find((one) => one.iso !== null);

/** Is the one date earlier than the other? A month alone counts as its last day. */
export const isBefore = (one: IsoDate, other: IsoDate): boolean => lastDay(one) < other;

/** The last day that a date can mean. */
export const lastDay = (date: IsoDate): IsoDate => {
  const [year = 0, which = 0, date0] = date.split('-').map(Number);
  return date0 === undefined ? `${year}-${pad(which)}-${pad(daysIn(year, which))}` : date;
};
