import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { accept } from '#platform/kernel/result.js';
import { onCase, type CaseInput } from '../case-command.js';

export interface RecordMeasureInput extends CaseInput {
  readonly measure: string;
}

/** Something was done about it. */
export class RecordMeasure extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: RecordMeasureInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(RecordMeasure)
export class RecordMeasureHandler implements ICommandHandler<RecordMeasure> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: RecordMeasure): Promise<CommandOutcome> {
    return onCase(this.runner, { name: 'RecordMeasure', context, input, idempotencyKey }, () =>
      accept({ kind: 'RecordMeasure', measure: input.measure }),
    );
  }
}
