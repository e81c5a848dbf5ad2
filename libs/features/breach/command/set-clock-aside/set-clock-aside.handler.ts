import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ClockBody } from '#contracts/breach.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { accept } from '#platform/kernel/result.js';
import { onCase, type CaseInput } from '../case-command.js';

export interface SetClockAsideInput extends CaseInput {
  readonly clock: ClockBody;
  readonly reason: string;
}

/** A body need not be told; its clock ends, and the reason stays. */
export class SetClockAside extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: SetClockAsideInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(SetClockAside)
export class SetClockAsideHandler implements ICommandHandler<SetClockAside> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: SetClockAside): Promise<CommandOutcome> {
    return onCase(this.runner, { name: 'SetClockAside', context, input, idempotencyKey }, () =>
      accept({ kind: 'SetClockAside', clock: input.clock, reason: input.reason }),
    );
  }
}
