import type { BreachEvent } from '#contracts/breach.events.js';
import type { Decider } from '#platform/kernel/decider.js';
import type { BreachCommand } from './breach.commands.js';
import { decideBreach } from './breach.decide.js';
import { evolveBreach } from './breach.evolve.js';
import type { BreachState } from './breach.state.js';

/** One case, from its report to its closing by somebody else. */
export const breachDecider: Decider<BreachState, BreachCommand, BreachEvent> = {
  initialState: { status: 'unreported' },
  evolve: evolveBreach,
  decide: decideBreach,
};
