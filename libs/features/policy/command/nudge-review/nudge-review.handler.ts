import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { Keepers } from '../../domain/keepers.port.js';
import { careErrors } from '../../domain/policy.care.errors.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';

export interface NudgeReviewInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
}

/** Who keeps a policy is reminded that its review is due. */
export class NudgeReview extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: NudgeReviewInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** Recorded here; the message leaves by a reaction. What nobody would get is not recorded as a reminder. */
@CommandHandler(NudgeReview)
export class NudgeReviewHandler implements ICommandHandler<NudgeReview> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly keepers: Keepers,
  ) {}

  execute({ context, input, idempotencyKey }: NudgeReview): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject } = input;
    const spec = { name: 'NudgeReview', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const policy = await unit.load(policyDecider, policyStream(subject));
      const nudged = unit.decide(policyDecider, policy, { kind: 'NudgeReview' });
      if (!nudged.ok) return nudged;
      return (await this.keepers.toRemind(tenantId, subject)) === null ? careErrors.nobodyToNudge() : nudged;
    });
  }
}
