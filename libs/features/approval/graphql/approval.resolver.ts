import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import type { Role } from '#platform/auth/actor.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import type { Uuid } from '#platform/kernel/event.js';
import { Ctx, questionOf, type AskedAt } from '#platform/graphql/context.js';
import { checkedId } from '#platform/read-store/checked-id.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { ReadScope } from '#platform/read-store/read-store.js';
import type { ApprovalStatus, ApprovalView } from '../query/approvals/approval.view.js';
import { ApprovalsQuery } from '../query/approvals/approvals.query.js';
import { ForMeQuery } from '../query/approvals/for-me.query.js';
import { AskedApprovals, type AskedApproval } from '../query/asked-approvals.js';

const EVERYBODY: readonly Role[] = [...OVERSEERS, 'STAFF'];
const MOST_FOR_ME = 200;

/** Questions about approvals: overseers see all of theirs, staff those that wait for them or are theirs. */
@Resolver('Approval')
export class ApprovalResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: ApprovalsQuery,
    private readonly forMe: ForMeQuery,
    private readonly asked: AskedApprovals,
  ) {}

  @Query('approval')
  async approval(@Ctx() context: RequestContext, @Args() args: AskedAt & { id: string }): Promise<object | null> {
    mayAsk(context.actor, EVERYBODY);
    if (!isUuid(args.id)) return null;
    const question = questionOf(context, args);
    const found = await this.reads.ask(question, (scope) => this.one(scope, context, args.id));
    return found && (this.asked.of(question, [found])[0] ?? null);
  }

  @Query('approvals')
  async approvals(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & PageRequest & { schoolId?: string | null; status?: ApprovalStatus | null },
  ): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const question = questionOf(context, args);
    const filter = { schoolId: checkedId('schoolId', args.schoolId), status: args.status };
    const page = await this.reads.ask(question, (scope) => this.query.page(scope, filter, args));
    const nodes = this.asked.of(
      question,
      page.edges.map(({ node }) => node),
    );
    return { ...page, edges: page.edges.map(({ cursor }, n) => ({ cursor, node: nodes[n] })) };
  }

  @Query('approvalsForMe')
  approvalsForMe(@Ctx() context: RequestContext, @Args() args: AskedAt): Promise<readonly object[]> {
    return this.mine(context, args, (scope) => this.forMe.waiting(scope, context.actor));
  }

  @Query('approvalsReturned')
  approvalsReturned(@Ctx() context: RequestContext, @Args() args: AskedAt): Promise<readonly object[]> {
    return this.mine(context, args, (scope) => this.forMe.returned(scope, context.actor));
  }

  @ResolveField('schoolName')
  schoolName(@Parent() { schoolNameOf }: AskedApproval): Promise<object> {
    return schoolNameOf();
  }

  @ResolveField('decidesAs')
  decidesAs(@Parent() { decidesAsOf }: AskedApproval): Promise<string | null> {
    return decidesAsOf();
  }

  @ResolveField('text')
  text(@Parent() { textOf }: AskedApproval): Promise<object | null> {
    return textOf();
  }

  @ResolveField('before')
  before(@Parent() { beforeOf }: AskedApproval): Promise<object | null> {
    return beforeOf();
  }

  private async one(scope: ReadScope, { actor }: RequestContext, id: Uuid): Promise<ApprovalView | null> {
    const found = await this.query.one(scope, id);
    if (!found || actor.role !== 'STAFF') return found;
    return this.asked.isTheirs(actor, found, await this.forMe.held(scope, actor)) ? found : null;
  }

  private async mine(
    context: RequestContext,
    args: AskedAt,
    idsIn: (scope: ReadScope) => Promise<readonly Uuid[]>,
  ): Promise<readonly object[]> {
    mayAsk(context.actor, EVERYBODY);
    const question = questionOf(context, args);
    const found = await this.reads.ask(question, async (scope) =>
      this.query.some(scope, (await idsIn(scope)).slice(0, MOST_FOR_ME)),
    );
    return this.asked.of(question, found);
  }
}
