import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { retentionDecider } from '../../domain/retention.decider.js';
import type { Subject } from '../../domain/retention.state.js';
import { streamOf } from '../../domain/retention.streams.js';

export interface ReapplyErasureInput {
  readonly tenantId: Uuid;
  readonly erasureId: Uuid;
  readonly subject: Subject;
  readonly rule: string;
  readonly erasedOn: PlainDate;
}

/** Writes into a restored record what the ledger has made it forget again; the system's own. */
export class ReapplyErasure extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: ReapplyErasureInput,
  ) {
    super();
  }
}

@CommandHandler(ReapplyErasure)
export class ReapplyErasureHandler implements ICommandHandler<ReapplyErasure> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input }: ReapplyErasure): Promise<CommandOutcome> {
    const { tenantId, erasureId, subject: about, rule, erasedOn } = input;
    const spec = { name: 'ReapplyErasure', tenantId, subject: erasureId, roles: ['SYSTEM'] as const, input };
    return this.runner.run(context, spec, async (unit) => {
      const loaded = await unit.load(retentionDecider, streamOf(about.kind, tenantId));
      return unit.decide(retentionDecider, loaded, {
        kind: 'ReapplyErasure',
        erasureId,
        subject: about,
        rule,
        erasedOn,
      });
    });
  }
}
