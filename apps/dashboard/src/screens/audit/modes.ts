import { londonClock, momentOf } from '../../shared/as-of.js';
import type { Moment } from '../../shared/as-of.js';
import { presetsOf } from './growth.js';

/** How the page looks at the record. */
export type Mode = 'now' | 'at' | 'since' | 'history';

/** What the address of the page says besides the filters of the list. */
export interface ModeSearch {
  readonly view?: string | undefined;
  /** The earlier moment of the two that are compared, written as `asOf` is. */
  readonly since?: string | undefined;
  /** One band of the comparison alone. */
  readonly band?: string | undefined;
  /** Which event of a stream, by its version. */
  readonly step?: string | undefined;
  /** A day that the reader goes back to: an inspection, a meeting. */
  readonly marked?: string | undefined;
  readonly seed?: string | undefined;
  readonly size?: string | undefined;
  readonly of?: string | undefined;
}

/** The mode that an address asks for; one that is unknown is none. */
export const modeOf = ({ view }: ModeSearch, moment: Moment): Mode => {
  if (view === 'since' || view === 'history') return view;
  return moment.kind === 'at' ? 'at' : 'now';
};

/** Where the two-date comparison begins when nobody said: with the school year. */
export const usualSince = (today: string): string =>
  presetsOf(today).find(({ name }) => name === 'schoolYear')?.day ?? today;

/** The earlier moment as an instant and as it stands in the address; null: it cannot be read, or lies ahead. */
export const sinceOf = (
  { since }: ModeSearch,
  now = Date.now(),
): { readonly instant: string; readonly text: string } | null => {
  const text = since ?? usualSince(londonClock(now).slice(0, 10));
  // Today has no end yet: since today is since it began.
  const isToday = text === londonClock(now).slice(0, 10);
  const moment = momentOf(isToday ? `${text}T00:00` : text, now);
  return moment.kind === 'at' ? { instant: moment.instant, text } : null;
};

/** A day of the address, or none. */
export const markedDay = ({ marked }: ModeSearch): string | null => {
  const isDay = marked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(marked);
  return isDay && momentOf(marked).kind === 'at' ? marked : null;
};

export const BANDS = ['policies', 'statuses', 'people'] as const;
export type Band = (typeof BANDS)[number];

/** The band that the address asks for alone. */
export const bandOf = ({ band }: ModeSearch): Band | null => BANDS.find((one) => one === band) ?? null;

/** The version that the address asks for; 1 for what is no number. */
export const stepOf = ({ step }: ModeSearch): number => {
  const version = Number(step ?? '1');
  return Number.isInteger(version) && version >= 1 && version < 1e6 ? version : 1;
};

export const SAMPLED = ['EVENTS', 'SIGN_OFFS', 'POLICIES'] as const;
export type Sampled = (typeof SAMPLED)[number];

/** The sample that the address asks for; null: none. */
export const sampleOf = ({ seed, size, of }: ModeSearch): { seed: string; size: number; of: Sampled } | null => {
  if (seed === undefined) return null;
  const wanted = Number(size ?? '25');
  return {
    seed: seed.slice(0, 200),
    size: Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), 100) : 25,
    of: SAMPLED.find((one) => one === of) ?? 'EVENTS',
  };
};
