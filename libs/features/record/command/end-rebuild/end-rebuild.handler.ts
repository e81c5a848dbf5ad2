import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RebuildOutcome } from '#contracts/record.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { rebuildDecider } from '../../domain/rebuild.decider.js';
import { rebuildStream } from '../../domain/record.streams.js';

export interface EndRebuildInput {
  readonly tenantId: Uuid;
  readonly rebuildId: Uuid;
  readonly outcome: RebuildOutcome;
  /** Read models that were made anew, of how many. */
  readonly done: number;
  readonly of: number;
}

/** Writes down how a rebuild ended; the worker's own. */
export class EndRebuild extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: EndRebuildInput,
  ) {
    super();
  }
}

@CommandHandler(EndRebuild)
export class EndRebuildHandler implements ICommandHandler<EndRebuild> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input }: EndRebuild): Promise<CommandOutcome> {
    const { tenantId, rebuildId: subject } = input;
    const spec = { name: 'EndRebuild', tenantId, subject, roles: ['SYSTEM'] as const, input };
    return this.runner.run(context, spec, async (unit) => {
      const loaded = await unit.load(rebuildDecider, rebuildStream(tenantId));
      return unit.decide(rebuildDecider, loaded, { kind: 'EndRebuild', ...input });
    });
  }
}
