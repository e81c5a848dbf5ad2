import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { POLICY_VERSIONS, type PolicyVersions } from '#contracts/policy-versions.port.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { approvalDecider } from '../../domain/approval.decider.js';
import { approvalStream } from '../../domain/approval.streams.js';

export interface WithdrawApprovalInput {
  readonly schoolId: Uuid;
  readonly approvalId: Uuid;
}

/** The requester takes an approval back. */
export class WithdrawApproval extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: WithdrawApprovalInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** The withdrawal and the version's return to draft are stored together. */
@CommandHandler(WithdrawApproval)
export class WithdrawApprovalHandler implements ICommandHandler<WithdrawApproval> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(POLICY_VERSIONS) private readonly versions: PolicyVersions,
  ) {}

  execute({ context, input, idempotencyKey }: WithdrawApproval): Promise<CommandOutcome> {
    const { schoolId: tenantId, approvalId: subject } = input;
    const roles = ['CLERK', 'HEADTEACHER', 'TRUST_LEAD'] as const;
    const spec = { name: 'WithdrawApproval', tenantId, subject, roles, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const approval = await unit.load(approvalDecider, approvalStream(subject));
      const decided = unit.decide(approvalDecider, approval, { kind: 'WithdrawApproval' });
      if (!decided.ok || decided.value.status === 'absent') return decided;
      const { policyId, versionId, approvalId } = decided.value;
      return this.versions.returnToDraft(unit, { policyId, versionId, approvalId, because: 'withdrawn' });
    });
  }
}
