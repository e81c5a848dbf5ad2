import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';

export interface ArchivePolicyInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly because: string;
}

/** The policy is kept no longer. */
export class ArchivePolicy extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: ArchivePolicyInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(ArchivePolicy)
export class ArchivePolicyHandler implements ICommandHandler<ArchivePolicy> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: ArchivePolicy): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject, because } = input;
    const spec = { name: 'ArchivePolicy', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const policy = await unit.load(policyDecider, policyStream(subject));
      return unit.decide(policyDecider, policy, { kind: 'ArchivePolicy', because });
    });
  }
}
