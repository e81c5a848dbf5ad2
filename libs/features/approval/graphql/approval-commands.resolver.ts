import { CommandBus, type Command } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, toCommandResult } from '#platform/graphql/context.js';
import { Approve, type ApproveInput } from '../command/approve/approve.handler.js';
import { NudgeApproval, type NudgeApprovalInput } from '../command/nudge-approval/nudge-approval.handler.js';
import { Reject, type RejectInput } from '../command/reject/reject.handler.js';
import {
  WithdrawApproval,
  type WithdrawApprovalInput,
} from '../command/withdraw-approval/withdraw-approval.handler.js';

type Keyed<Input> = Input & { readonly idempotencyKey?: string | null };

/** Thin: shape in, command out. */
@Resolver()
export class ApprovalCommandsResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation('approve')
  approve(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<ApproveInput>,
  ): Promise<object> {
    return this.run(new Approve(context, asked, idempotencyKey));
  }

  @Mutation('reject')
  reject(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<RejectInput>,
  ): Promise<object> {
    return this.run(new Reject(context, asked, idempotencyKey));
  }

  @Mutation('withdrawApproval')
  withdrawApproval(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<WithdrawApprovalInput>,
  ): Promise<object> {
    return this.run(new WithdrawApproval(context, asked, idempotencyKey));
  }

  @Mutation('nudgeApproval')
  nudgeApproval(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<NudgeApprovalInput>,
  ): Promise<object> {
    return this.run(new NudgeApproval(context, asked, idempotencyKey));
  }

  private async run(command: Command<CommandOutcome>): Promise<object> {
    return toCommandResult(await this.commands.execute(command));
  }
}
