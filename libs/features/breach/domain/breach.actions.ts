import type { BreachCategory } from '#contracts/breach.events.js';
import { isHandsOff } from './breach.category.js';
import { isRunning, type Clock } from './breach.clocks.js';
import type { Told } from './breach.state.js';

/** What may be done about a case by somebody who handles it. */
export type BreachAction = 'TRIAGE' | 'ESCALATE' | 'SET_CLOCK_ASIDE' | 'MEASURE' | 'ATTACH' | 'DECIDE' | 'CLOSE';

/** What of a case decides which actions are open. */
export interface ActionableCase {
  readonly category: BreachCategory;
  readonly status: string;
  readonly told: readonly Told[];
  readonly clocks: readonly Clock[];
  readonly reportedBy: string | null;
}

/**
 * The actions that are open to somebody who may read the case, so that no page offers what would be refused. Says the
 * same as `decide`; a property holds the two against each other.
 */
export const actionsOn = (one: ActionableCase, actorId: string): readonly BreachAction[] => {
  const { category, status, told, clocks, reportedBy } = one;
  if (status === 'CLOSED') return [];
  const decided = status === 'DECIDED';
  const handsOff = isHandsOff(category);
  const policeTold = !handsOff || told.some(({ to }) => to === 'POLICE');
  const open: Readonly<Record<BreachAction, boolean>> = {
    TRIAGE: !decided,
    ESCALATE: true,
    SET_CLOCK_ASIDE: !handsOff && clocks.some(isRunning),
    MEASURE: policeTold,
    ATTACH: !handsOff,
    DECIDE: !decided && status !== 'REPORTED' && policeTold,
    CLOSE: decided && reportedBy !== actorId,
  };
  return (Object.keys(open) as BreachAction[]).filter((action) => open[action]);
};
