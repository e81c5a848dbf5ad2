import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { RebuildLedger } from '#platform/rebuild/rebuild-ledger.js';
import { rebuildDecider } from '../../domain/rebuild.decider.js';
import { rebuildStream } from '../../domain/record.streams.js';

export interface AskRebuildInput {
  /** The school or central body whose record it is. */
  readonly tenantId: Uuid;
  readonly reason: string;
}

/** Asks for all read models of a record to be made anew. The outcome's id is the rebuild's. */
export class AskRebuild extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: AskRebuildInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/**
 * The worker is told here and not by a reaction alone: reactions wait for the read models, and one that stands still is
 * what a rebuild may be asked for. Told again on a repeat, in case the first run did not come to it.
 */
@CommandHandler(AskRebuild)
export class AskRebuildHandler implements ICommandHandler<AskRebuild> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly ledger: RebuildLedger,
  ) {}

  async execute({ context, input, idempotencyKey }: AskRebuild): Promise<CommandOutcome> {
    const { tenantId, reason } = input;
    const roles = ['TRUST_LEAD', 'HEADTEACHER'] as const;
    const spec = { name: 'AskRebuild', tenantId, roles, input, idempotencyKey };
    const outcome = await this.runner.run(context, spec, async (unit) => {
      const loaded = await unit.load(rebuildDecider, rebuildStream(tenantId));
      return unit.decide(rebuildDecider, loaded, { kind: 'AskRebuild', rebuildId: unit.subject, reason });
    });
    const { actor, now } = context;
    if (outcome.done) await this.ledger.open({ tenantId, rebuildId: outcome.id, askedBy: actor.actorId, askedAt: now });
    return outcome;
  }
}
