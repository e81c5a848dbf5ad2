import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { APPROVALS, type Approvals } from '#contracts/approvals.port.js';
import type { ChainStep } from '#contracts/policy.events.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { Result } from '#platform/kernel/result.js';
import { openVersion } from '../../domain/policy.content.js';
import { policyDecider } from '../../domain/policy.decider.js';
import { unknownVersion } from '../../domain/policy.version.errors.js';
import { policyStream } from '../../domain/policy.streams.js';
import { AUTHORS } from '../authors.js';

export interface SubmitVersionInput {
  readonly schoolId: Uuid;
  readonly policyId: Uuid;
  readonly versionId: Uuid;
  readonly chain: readonly ChainStep[];
}

/** A draft goes to its approvers. */
export class SubmitVersion extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: SubmitVersionInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** The version is submitted and its approval asked for in one append: never one without the other. */
@CommandHandler(SubmitVersion)
export class SubmitVersionHandler implements ICommandHandler<SubmitVersion> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(APPROVALS) private readonly approvals: Approvals,
  ) {}

  execute({ context, input, idempotencyKey }: SubmitVersion): Promise<CommandOutcome> {
    const { schoolId: tenantId, policyId: subject } = input;
    const spec = { name: 'SubmitVersion', tenantId, subject, roles: AUTHORS, input, idempotencyKey };
    return this.runner.run(context, spec, (unit) => this.submit(unit, input));
  }

  private async submit(unit: Unit, { policyId, versionId, chain }: SubmitVersionInput): Promise<Result<unknown>> {
    const approvalId = unit.id('approval');
    const policy = await unit.load(policyDecider, policyStream(policyId));
    const submitted = unit.decide(policyDecider, policy, { kind: 'SubmitVersion', versionId, approvalId, chain });
    if (!submitted.ok) return submitted;
    const version = openVersion(submitted.value, versionId);
    if (!version) return unknownVersion();
    const { contentHash, title: policyTitle } = version;
    return this.approvals.request(unit, { approvalId, policyId, versionId, contentHash, policyTitle, chain });
  }
}
