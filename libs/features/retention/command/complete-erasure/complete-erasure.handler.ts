import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RetainedKind } from '#contracts/retention.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { CompleteErasure as Completed } from '../../domain/retention.commands.js';
import { retentionDecider } from '../../domain/retention.decider.js';
import { streamOf } from '../../domain/retention.streams.js';

export interface CompleteErasureInput extends Omit<Completed, 'kind'> {
  readonly tenantId: Uuid;
  readonly subjectKind: RetainedKind;
}

/** Writes down that a key is gone, and what went with it; the system's own. */
export class CompleteErasure extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: CompleteErasureInput,
  ) {
    super();
  }
}

@CommandHandler(CompleteErasure)
export class CompleteErasureHandler implements ICommandHandler<CompleteErasure> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input }: CompleteErasure): Promise<CommandOutcome> {
    const { tenantId, subjectKind, ...gone } = input;
    const subject = gone.erasureId;
    const spec = { name: 'CompleteErasure', tenantId, subject, roles: ['SYSTEM'] as const, input };
    return this.runner.run(context, spec, async (unit) => {
      const loaded = await unit.load(retentionDecider, streamOf(subjectKind, tenantId));
      return unit.decide(retentionDecider, loaded, { kind: 'CompleteErasure', ...gone });
    });
  }
}
