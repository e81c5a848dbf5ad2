import type { DensityPeriod, DensityStep } from '../../../../../libs/contracts/graphql/schema.types.js';
import { formatPartialDate } from '../../shared/format.js';

const DAY = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const months = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const;

/** The last day of the period that begins on a day. */
export const lastDayOf = (step: DensityStep, from: string): string => {
  if (step === 'DAY') return from;
  if (step === 'WEEK') return dayOf(at(from) + 6 * DAY);
  const start = new Date(at(from));
  return dayOf(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months[step], 1) - DAY);
};

/** A period as the screen calls it: `12 Jun 2026`, `June 2026`, `2026`. */
export const periodName = (step: DensityStep, from: string): string => {
  if (step === 'YEAR') return from.slice(0, 4);
  return formatPartialDate(step === 'DAY' || step === 'WEEK' ? from : from.slice(0, 7));
};

/** A bar of the drawing, and the day as at which its end is seen; null is now. */
export interface GrowthBar {
  readonly from: string;
  readonly events: number;
  readonly asOf: string | null;
  /** 0 to 1 of the highest; what happened at all can be seen. */
  readonly height: number;
  readonly isShown: boolean;
}

const LEAST = 0.04;

/** The bars; `shown` is the day that the page is as at, null for now. */
export const barsOf = (
  step: DensityStep,
  periods: readonly DensityPeriod[],
  { today, shown }: { readonly today: string; readonly shown: string | null },
): GrowthBar[] => {
  const most = Math.max(1, ...periods.map(({ events }) => events));
  return periods.map(({ from, events }) => {
    const last = lastDayOf(step, from);
    return {
      from,
      events,
      asOf: last >= today ? null : last,
      height: events === 0 ? 0 : Math.max(LEAST, events / most),
      isShown: shown !== null && from <= shown && shown <= last,
    };
  });
};

/** The days one often looks back to, relative to today, each as at its end. */
export const presetsOf = (
  today: string,
): { readonly name: 'yesterday' | 'weekAgo' | 'monthAgo' | 'schoolYear' | 'yearAgo'; readonly day: string }[] => {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const lastOf = (y: number, m: number): number => new Date(Date.UTC(y, m, 0)).getUTCDate();
  const sameDay = (y: number, m: number): string => dayOf(Date.UTC(y, m - 1, Math.min(day, lastOf(y, m))));
  const september = today >= `${String(year)}-09-01` ? year : year - 1;
  return [
    { name: 'yesterday', day: dayOf(at(today) - DAY) },
    { name: 'weekAgo', day: dayOf(at(today) - 7 * DAY) },
    { name: 'monthAgo', day: month === 1 ? sameDay(year - 1, 12) : sameDay(year, month - 1) },
    { name: 'schoolYear', day: `${String(september)}-09-01` },
    { name: 'yearAgo', day: sameDay(year - 1, month) },
  ];
};
