import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { PartialDate } from '#contracts/partial-date.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';

export interface RecordReviewInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly reviewedOn: PlainDate;
  /** Absent: by the review cycle, if one is recorded. */
  readonly nextReviewDue?: PartialDate | null;
}

/** The version in force was looked at and nothing changed. */
export class RecordReview extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: RecordReviewInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

@CommandHandler(RecordReview)
export class RecordReviewHandler implements ICommandHandler<RecordReview> {
  constructor(private readonly runner: CommandRunner) {}

  execute({ context, input, idempotencyKey }: RecordReview): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject, reviewedOn, nextReviewDue = null } = input;
    const spec = { name: 'RecordReview', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const policy = await unit.load(policyDecider, policyStream(subject));
      return unit.decide(policyDecider, policy, { kind: 'RecordReview', reviewedOn, nextReviewDue });
    });
  }
}
