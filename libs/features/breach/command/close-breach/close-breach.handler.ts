import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { accept } from '#platform/kernel/result.js';
import { onCase, type CaseInput } from '../case-command.js';

export type CloseBreachInput = CaseInput;

/** The case is closed; not by who reported it, nor by whom it is about. */
export class CloseBreach extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: CloseBreachInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(CloseBreach)
export class CloseBreachHandler implements ICommandHandler<CloseBreach> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: CloseBreach): Promise<CommandOutcome> {
    return onCase(this.runner, { name: 'CloseBreach', context, input, idempotencyKey }, () =>
      accept({ kind: 'CloseBreach' }),
    );
  }
}
