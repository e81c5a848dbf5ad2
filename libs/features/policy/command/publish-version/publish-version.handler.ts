import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PartialDate } from '#contracts/partial-date.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';

export interface PublishVersionInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  /** Absent: as the document has it. */
  readonly nextReviewDue?: PartialDate | null;
}

/** An approved version comes into force, and the one before goes out of it. */
export class PublishVersion extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: PublishVersionInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(PublishVersion)
export class PublishVersionHandler implements ICommandHandler<PublishVersion> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: PublishVersion): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject, versionId, nextReviewDue = null } = input;
    const spec = { name: 'PublishVersion', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const policy = await unit.load(policyDecider, policyStream(subject));
      return unit.decide(policyDecider, policy, { kind: 'PublishVersion', versionId, nextReviewDue });
    });
  }
}
