import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, toCommandResult, type AskedAt } from '#platform/graphql/context.js';
import { checkedId } from '#platform/read-store/checked-id.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { Approve, type ApproveInput } from '../command/approve/approve.handler.js';
import { Reject, type RejectInput } from '../command/reject/reject.handler.js';
import {
  WithdrawApproval,
  type WithdrawApprovalInput,
} from '../command/withdraw-approval/withdraw-approval.handler.js';
import type { ApprovalStatus } from '../query/approvals/approval.view.js';
import { ApprovalsQuery } from '../query/approvals/approvals.query.js';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** Thin: shape in, command or query out. */
@Resolver('Approval')
export class ApprovalResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: PostgresReadStore,
    private readonly query: ApprovalsQuery,
  ) {}

  @Query('approval')
  async approval(@Ctx() context: RequestContext, @Args() args: AskedAt & { id: string }): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    if (!isUuid(args.id)) return null;
    return this.reads.ask(questionOf(context, args), (scope) => this.query.one(scope, args.id));
  }

  @Query('approvals')
  async approvals(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & PageRequest & { schoolId?: string | null; status?: ApprovalStatus | null },
  ): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const filter = { schoolId: checkedId('schoolId', args.schoolId), status: args.status };
    return this.reads.ask(questionOf(context, args), (scope) => this.query.page(scope, filter, args));
  }

  @Mutation('approve')
  async approve(@Ctx() context: RequestContext, @Args('input') input: ApproveInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new Approve(context, asked, idempotencyKey)));
  }

  @Mutation('reject')
  async reject(@Ctx() context: RequestContext, @Args('input') input: RejectInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new Reject(context, asked, idempotencyKey)));
  }

  @Mutation('withdrawApproval')
  async withdrawApproval(
    @Ctx() context: RequestContext,
    @Args('input') input: WithdrawApprovalInput & Keyed,
  ): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new WithdrawApproval(context, asked, idempotencyKey)));
  }
}
