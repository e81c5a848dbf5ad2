import type { PolicyEvent } from '#contracts/policy.events.js';
import type { Decider } from '#platform/kernel/decider.js';
import type { PolicyCommand } from './policy.commands.js';
import { decidePolicy } from './policy.decide.js';
import { evolvePolicy } from './policy.evolve.js';
import type { PolicyState } from './policy.state.js';

/** One policy of a school with all its versions: at most one in force, at most one being written. */
export const policyDecider: Decider<PolicyState, PolicyCommand, PolicyEvent> = {
  initialState: { status: 'unregistered' },
  evolve: evolvePolicy,
  decide: decidePolicy,
};
