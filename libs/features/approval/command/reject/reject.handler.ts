import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AUDIENCE, type Audience } from '#contracts/audience.port.js';
import { POLICY_VERSIONS, type PolicyVersions } from '#contracts/policy-versions.port.js';
import { CommandRunner, type CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { approvalDecider } from '../../domain/approval.decider.js';
import { approvalStream } from '../../domain/approval.streams.js';
import { DECIDERS } from '../../domain/decides-as.js';
import { heldPosts } from '../deciding.js';

export interface RejectInput {
  readonly schoolId: Uuid;
  readonly approvalId: Uuid;
  readonly post: string;
  readonly reason: string;
  /** The text should come back changed. */
  readonly asksForChange?: boolean;
}

/** A no to the waiting step. */
export class Reject extends Command<CommandOutcome> {
  constructor(
    readonly context: RequestContext,
    readonly input: RejectInput,
    readonly idempotencyKey?: string | null,
  ) {
    super();
  }
}

/** The no and the version's return to draft are stored together. */
@CommandHandler(Reject)
export class RejectHandler implements ICommandHandler<Reject> {
  constructor(
    private readonly runner: CommandRunner,
    @Inject(AUDIENCE) private readonly audience: Audience,
    @Inject(POLICY_VERSIONS) private readonly versions: PolicyVersions,
  ) {}

  execute({ context, input, idempotencyKey }: Reject): Promise<CommandOutcome> {
    const { schoolId: tenantId, approvalId: subject, post, reason, asksForChange = false } = input;
    const spec = { name: 'Reject', tenantId, subject, roles: DECIDERS, input, idempotencyKey };
    return this.runner.run(context, spec, async (unit) => {
      const held = await heldPosts(this.audience, context.actor, tenantId);
      const approval = await unit.load(approvalDecider, approvalStream(subject));
      const command = { kind: 'RejectStep', post, heldPosts: held, reason, asksForChange } as const;
      const decided = unit.decide(approvalDecider, approval, command);
      if (!decided.ok || decided.value.status === 'absent') return decided;
      const { policyId, versionId, approvalId } = decided.value;
      return this.versions.returnToDraft(unit, { policyId, versionId, approvalId, because: 'rejected' });
    });
  }
}
