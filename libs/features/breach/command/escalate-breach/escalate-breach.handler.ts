import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Instant } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import { onCase, type CaseInput } from '../case-command.js';

export interface EscalateBreachInput extends CaseInput {
  readonly to: string;
  readonly toldAt?: Instant | null;
  readonly reference?: string | null;
}

/** A body outside was told; stops that body's clock. */
export class EscalateBreach extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: EscalateBreachInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(EscalateBreach)
export class EscalateBreachHandler implements ICommandHandler<EscalateBreach> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: EscalateBreach): Promise<CommandOutcome> {
    return onCase(this.runner, { name: 'EscalateBreach', context, input, idempotencyKey }, () =>
      accept({
        kind: 'EscalateBreach',
        to: input.to,
        toldAt: input.toldAt ?? null,
        reference: input.reference ?? null,
      }),
    );
  }
}
