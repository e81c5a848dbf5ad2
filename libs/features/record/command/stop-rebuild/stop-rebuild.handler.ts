import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { RebuildLedger } from '#platform/rebuild/rebuild-ledger.js';
import { rebuildDecider } from '../../domain/rebuild.decider.js';
import { rebuildStream } from '../../domain/record.streams.js';

export interface StopRebuildInput {
  readonly tenantId: Uuid;
  readonly rebuildId: Uuid;
}

/** Asks for a rebuild to stop after the read model that is being made. */
export class StopRebuild extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: StopRebuildInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(StopRebuild)
export class StopRebuildHandler implements ICommandHandler<StopRebuild> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly ledger: RebuildLedger,
  ) {}

  async execute({ context, input, idempotencyKey }: StopRebuild): Promise<CommandOutcome> {
    const { tenantId, rebuildId } = input;
    const roles = ['TRUST_LEAD', 'HEADTEACHER'] as const;
    const spec = { name: 'StopRebuild', tenantId, subject: rebuildId, roles, input, idempotencyKey };
    const outcome = await this.runner.run(context, spec, async (unit) => {
      const loaded = await unit.load(rebuildDecider, rebuildStream(tenantId));
      return unit.decide(rebuildDecider, loaded, { kind: 'StopRebuild', rebuildId });
    });
    if (outcome.done) await this.ledger.askStop(tenantId, rebuildId);
    return outcome;
  }
}
