import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { accept } from '#platform/kernel/result.js';
import { onCase, type CaseInput } from '../case-command.js';

export interface NoteReadingInput extends CaseInput {
  readonly what: 'case' | 'evidence';
}

/** Somebody is about to read a case: of a confidential one this is recorded before anything is shown. */
export class NoteReading extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: NoteReadingInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(NoteReading)
export class NoteReadingHandler implements ICommandHandler<NoteReading> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: NoteReading): Promise<CommandOutcome> {
    return onCase(this.runner, { name: 'NoteReading', context, input, idempotencyKey }, () =>
      accept({ kind: 'NoteReading', what: input.what }),
    );
  }
}
