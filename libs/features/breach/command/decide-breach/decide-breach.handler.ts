import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { BreachOutcome } from '#contracts/breach.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { accept } from '#platform/kernel/result.js';
import { onCase, type CaseInput } from '../case-command.js';

export interface DecideBreachInput extends CaseInput {
  readonly outcome: BreachOutcome;
  readonly reason: string;
}

/** What was found, and why. */
export class DecideBreach extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: DecideBreachInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(DecideBreach)
export class DecideBreachHandler implements ICommandHandler<DecideBreach> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: DecideBreach): Promise<CommandOutcome> {
    return onCase(this.runner, { name: 'DecideBreach', context, input, idempotencyKey }, () =>
      accept({ kind: 'DecideBreach', outcome: input.outcome, reason: input.reason }),
    );
  }
}
