import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ReleaseReason } from '#contracts/acknowledgement.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { accept } from '#platform/kernel/result.js';
import { requestStream } from '../../domain/acknowledgement.streams.js';
import { requestDecider } from '../../domain/request.decider.js';

export interface ReleasePersonInput {
  readonly schoolId: Uuid;
  readonly requestIds: readonly Uuid[];
  readonly because: ReleaseReason;
}

/** Asks somebody no more: they left. Only the system asks for it. */
export class ReleasePerson extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: ReleasePersonInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(ReleasePerson)
export class ReleasePersonHandler implements ICommandHandler<ReleasePerson> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: ReleasePerson): Promise<CommandOutcome> {
    const spec = { name: 'ReleasePerson', tenantId: input.schoolId, roles: ['SYSTEM'], input, idempotencyKey } as const;
    return this.runner.run(context, spec, async (unit) => {
      for (const requestId of input.requestIds) {
        const request = await unit.load(requestDecider, requestStream(requestId));
        unit.decide(requestDecider, request, { kind: 'ReleaseRequest', because: input.because });
      }
      return accept(input.requestIds);
    });
  }
}
