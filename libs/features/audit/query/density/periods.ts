import type { PlainDate } from '#platform/kernel/event.js';

/** How long a period of the density is. A week begins on Monday. */
export type Step = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

interface Day {
  readonly day: PlainDate;
  readonly events: number;
}

/** More bars than this cannot be told apart, nor read out. */
const AT_MOST = 120;
const MS = 86_400_000;

const stepDays: Readonly<Record<Exclude<Step, 'YEAR'>, number>> = { DAY: 1, WEEK: 7, MONTH: 30, QUARTER: 91 };

const text = (at: number): PlainDate => new Date(at).toISOString().slice(0, 10);
const instant = (day: PlainDate): number => Date.parse(`${day}T00:00:00Z`);

/** The finest step that shows a span in at most 120 periods. */
export const stepFor = (first: PlainDate, last: PlainDate): Step => {
  const days = (instant(last) - instant(first)) / MS + 1;
  const fine = Object.entries(stepDays).find(([, each]) => days / each + 2 <= AT_MOST);
  return (fine?.[0] as Step | undefined) ?? 'YEAR';
};

const monthsIn: Readonly<Record<'MONTH' | 'QUARTER' | 'YEAR', number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The first day of the period that a day lies in. */
export const startOf = (step: Step, day: PlainDate): PlainDate => {
  const at = new Date(instant(day));
  if (step === 'DAY') return day;
  if (step === 'WEEK') return text(at.getTime() - ((at.getUTCDay() + 6) % 7) * MS);
  const each = monthsIn[step];
  return text(Date.UTC(at.getUTCFullYear(), Math.floor(at.getUTCMonth() / each) * each, 1));
};

/** The first day of the period after the one that begins on a day. */
const nextOf = (step: Step, start: PlainDate): PlainDate => {
  const at = new Date(instant(start));
  if (step === 'DAY' || step === 'WEEK') return text(at.getTime() + stepDays[step] * MS);
  return text(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + monthsIn[step], 1));
};

/** Counts of days as counts of periods, the empty ones between included: silence is shown as silence. */
export const periodsOf = (
  step: Step,
  days: readonly Day[],
): { readonly from: PlainDate; readonly events: number }[] => {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const counts = new Map<PlainDate, number>();
  for (const { day, events } of days) {
    const start = startOf(step, day);
    counts.set(start, (counts.get(start) ?? 0) + events);
  }
  const periods: { from: PlainDate; events: number }[] = [];
  for (let from = startOf(step, first.day); from <= last.day; from = nextOf(step, from)) {
    periods.push({ from, events: counts.get(from) ?? 0 });
  }
  return periods;
};
