import type { Role } from '#platform/auth/actor.js';
import type { CommandOutcome, CommandRunner } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Loaded, Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import type { BreachCommand } from '../domain/breach.commands.js';
import { breachDecider } from '../domain/breach.decider.js';
import { unknownBreach } from '../domain/breach.errors.js';
import { mayRead } from '../domain/breach.reading.js';
import type { BreachState, KnownBreach } from '../domain/breach.state.js';
import { breachStream } from '../domain/breach.streams.js';
import { checkTexts } from './checked-input.js';

/** Roles that handle cases; which case, says `mayRead`. */
export const HANDLERS: readonly Role[] = ['HEADTEACHER', 'TRUST_LEAD'];

/** Which case a command is for. */
export interface CaseInput {
  readonly schoolId: Uuid;
  readonly breachId: Uuid;
}

/** What a command to a case consists of, before it is decided on. */
export interface CaseRequest {
  readonly name: string;
  readonly context: RequestContext;
  readonly input: CaseInput;
  readonly idempotencyKey?: string | null | undefined;
}

/** A case that the asker may handle. */
export type OpenedCase = Loaded<BreachState> & { readonly state: KnownBreach };

/**
 * Loads a case for somebody who handles it. Who may not read it is told that there is none, in the same words: its
 * subject does not learn here that there is a case.
 */
export const openCase = async (
  unit: Unit,
  { actor }: RequestContext,
  { breachId, schoolId }: CaseInput,
): Promise<Result<OpenedCase>> => {
  const { state, ...loaded } = await unit.load(breachDecider, breachStream(breachId));
  // The runner has made sure that the asker reaches the school.
  if (state.status === 'unreported' || !mayRead(actor, { ...state, schoolId }, [schoolId])) return unknownBreach();
  return accept({ ...loaded, state });
};

/** Runs a command to a case that exists: opens it for its asker, and decides. */
export const onCase = (
  runner: CommandRunner,
  { name, context, input, idempotencyKey }: CaseRequest,
  commandFor: (unit: Unit, opened: OpenedCase) => Result<BreachCommand> | Promise<Result<BreachCommand>>,
): Promise<CommandOutcome> => {
  const spec = { name, tenantId: input.schoolId, subject: input.breachId, roles: HANDLERS, input, idempotencyKey };
  return runner.run(context, spec, async (unit) => {
    const opened = await openCase(unit, context, input);
    if (!opened.ok) return opened;
    const long = checkTexts(input);
    if (long) return long;
    const command = await commandFor(unit, opened.value);
    return command.ok ? unit.decide(breachDecider, opened.value, command.value) : command;
  });
};
