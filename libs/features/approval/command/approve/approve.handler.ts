import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { POLICY_VERSIONS, type PolicyVersions } from '#contracts/policy-versions.port.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Unit } from '#platform/command/unit.js';
import type { PlainDate, Uuid } from '#platform/kernel/event.js';
import { isPlainDate, londonInstant } from '#platform/kernel/plain-date.js';
import type { Result } from '#platform/kernel/result.js';
import { approvalDecider } from '../../domain/approval.decider.js';
import { approvalStream } from '../../domain/approval.streams.js';
import { DECIDERS } from '../../domain/decides-as.js';
import { heldPosts } from '../deciding.js';

export interface ApproveInput {
  readonly schoolId: Uuid;
  readonly approvalId: Uuid;
  readonly post: string;
  readonly contentHash: string;
  /** When the body decided; absent is today. */
  readonly decidedOn?: PlainDate | null;
}

/** A yes to the waiting step. */
export class Approve extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: ApproveInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** The last yes and the approval of the version are stored together. */
@CommandHandler(Approve)
export class ApproveHandler implements ICommandHandler<Approve> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(AUDIENCE) private readonly audience: Audience,
    @Inject(POLICY_VERSIONS) private readonly versions: PolicyVersions,
  ) {}

  execute({ context, input, idempotencyKey }: Approve): Promise<CommandOutcome> {
    const { schoolId: tenantId, approvalId: subject } = input;
    const spec = { name: 'Approve', tenantId, subject, roles: DECIDERS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) =>
      this.approve(unit, input, await heldPosts(this.audience, context.actor, tenantId)),
    );
  }

  private async approve(unit: Unit, input: ApproveInput, held: readonly string[]): Promise<Result<unknown>> {
    const { post, contentHash, decidedOn = null } = input;
    const approval = await unit.load(approvalDecider, approvalStream(input.approvalId));
    const command = { kind: 'ApproveStep', post, heldPosts: held, contentHash, decidedOn } as const;
    const decided = unit.decide(approvalDecider, approval, command, happenedAt(unit, decidedOn));
    if (!decided.ok || decided.value.status !== 'approved') return decided;
    const { policyId, versionId, approvalId } = decided.value;
    return this.versions.markApproved(unit, { policyId, versionId, approvalId, contentHash });
  }
}

/** A decision of an earlier day happened then, at its first moment in London: no hour is known. */
const happenedAt = ({ context }: Unit, decidedOn: PlainDate | null): string =>
  decidedOn !== null && isPlainDate(decidedOn) ? londonInstant(decidedOn, '00:00') : context.now;
