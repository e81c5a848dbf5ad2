import type { DomainEvent, Instant, Uuid } from './event.js';
import type { Refusal, Result } from './result.js';

/**
 * What a decision may know besides command and state. It arrives with the command: the domain never asks a
 * clock or a generator for anything.
 */
export interface CommandContext {
  readonly tenantId: Uuid;
  /** Person or credential that asks; compared by the domain ("nobody approves their own request"), never shown. */
  readonly actorId: string;
  readonly now: Instant;
}

/**
 * An aggregate: three pure functions. `decide` says what happens, `evolve` what it means for the state.
 * Source of the form: Jérémie Chassaing, "Functional Event Sourcing Decider".
 */
export interface Decider<State, Command, Event extends DomainEvent<string, object>, No extends Refusal = Refusal> {
  readonly initialState: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (command: Command, state: State, context: CommandContext) => Result<readonly Event[], No>;
}

/** State of a stream after `events`, from the beginning or from `state`. */
export const fold = <State, Command, Event extends DomainEvent<string, object>>(
  decider: Pick<Decider<State, Command, Event>, 'evolve' | 'initialState'>,
  events: readonly Event[],
  state: State = decider.initialState,
): State => events.reduce(decider.evolve, state);
