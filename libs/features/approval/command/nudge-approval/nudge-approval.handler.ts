import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { approvalDecider } from '../../domain/approval.decider.js';
import { approvalStream } from '../../domain/approval.streams.js';
import { StepHolders } from '../../domain/step-holders.port.js';

export interface NudgeApprovalInput {
  readonly schoolId: Uuid;
  readonly approvalId: Uuid;
}

/** Reminds whoever may decide the waiting step. */
export class NudgeApproval extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: NudgeApprovalInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** The reminder is recorded with those whom it goes to; the messages leave by a reaction to it. */
@CommandHandler(NudgeApproval)
export class NudgeApprovalHandler implements ICommandHandler<NudgeApproval> {
  constructor(
    private readonly runner: CommandRunner,
    private readonly holders: StepHolders,
  ) {}

  execute({ context, input, idempotencyKey }: NudgeApproval): Promise<CommandOutcome> {
    const { schoolId: tenantId, approvalId: subject } = input;
    const roles = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'] as const;
    const spec = { name: 'NudgeApproval', tenantId, subject, roles, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const approval = await unit.load(approvalDecider, approvalStream(subject));
      const { state } = approval;
      const step =
        state.status === 'waiting' ? state.steps.find(({ number }) => number === state.waitingFor) : undefined;
      const holders = step ? await this.holders.of(tenantId, step.post) : [];
      return unit.decide(approvalDecider, approval, { kind: 'NudgeApprovers', holders });
    });
  }
}
