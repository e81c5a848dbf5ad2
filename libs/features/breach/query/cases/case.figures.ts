import type { BreachCategory } from '#contracts/breach.events.js';
import type { Instant } from '#platform/kernel/event.js';
import { nextClock, type Clock } from '../../domain/breach.clocks.js';
import { clocksAt, type ClockedRow as Counted } from './case.view.js';

/** How many open cases of each category, by name of the category; names nobody. */
export const countsByCategory = (
  cases: readonly Counted[],
): readonly { readonly category: BreachCategory; readonly count: number }[] => {
  const counts = new Map<BreachCategory, number>();
  for (const { category } of cases) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts]
    .map(([category, count]) => ({ category, count }))
    .sort((a, b) => (a.category < b.category ? -1 : 1));
};

/** Of all clocks that run at a moment, the one that runs out first. */
export const firstClock = (cases: readonly Counted[], at: Instant): Clock | null =>
  nextClock(cases.flatMap((one) => clocksAt(one, at)));
