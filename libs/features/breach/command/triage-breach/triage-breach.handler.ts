import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept, type Result } from '#platform/kernel/result.js';
import { unknownHandler } from '../../domain/breach.errors.js';
import { onCase, type CaseInput } from '../case-command.js';
import { idIn } from '../checked-input.js';

export interface TriageBreachInput extends CaseInput {
  readonly severity: string;
  readonly handlerPersonId?: Uuid | null;
  readonly note?: string | null;
  readonly isFirst?: boolean;
}

/** Somebody takes a case up. */
export class TriageBreach extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: TriageBreachInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(TriageBreach)
export class TriageBreachHandler implements ICommandHandler<TriageBreach> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(AUDIENCE) private readonly audience: Audience,
  ) {}

  execute({ context, input, idempotencyKey }: TriageBreach): Promise<CommandOutcome> {
    return onCase(this.runner, { name: 'TriageBreach', context, input, idempotencyKey }, async () => {
      const handler = await this.handler(context, input);
      if (!handler.ok) return handler;
      const { severity, note = null, isFirst = false } = input;
      return accept({ kind: 'TriageBreach', severity, handlerPersonId: handler.value, note, isFirst });
    });
  }

  /** Somebody of the school, or the asker: a trust's lead is on no school's record. */
  private async handler({ actor }: RequestContext, input: TriageBreachInput): Promise<Result<Uuid | null>> {
    const id = idIn('handlerPersonId', input.handlerPersonId);
    if (!id.ok || id.value === null || id.value === actor.personId) return id;
    const present = await this.audience.present(input.schoolId, [id.value]);
    return present.includes(id.value) ? id : unknownHandler();
  }
}
