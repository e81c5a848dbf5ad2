import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, toCommandResult, type AskedAt } from '#platform/graphql/context.js';
import { connection, type PageRequest } from '#platform/read-store/page.js';
import { checkedId } from '#platform/read-store/checked-id.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';
import { CloseCampaign, type CloseCampaignInput } from '../command/close-campaign/close-campaign.handler.js';
import { LaunchCampaign, type LaunchCampaignInput } from '../command/launch-campaign/launch-campaign.handler.js';
import { Nudge, type NudgeInput } from '../command/nudge/nudge.handler.js';
import { Sign, type SignInput } from '../command/sign/sign.handler.js';
import { ReadTokens } from '../link/read-token.js';
import type { CampaignView, RequestStatus } from '../query/campaigns/campaign.view.js';
import { CampaignsQuery } from '../query/campaigns/campaigns.query.js';
import { EarlierQuery, type ConfirmedBefore } from '../query/earlier/earlier.query.js';
import { ReceiptQuery } from '../query/receipt/receipt.query.js';
import { RequestsQuery } from '../query/requests/requests.query.js';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** A campaign on its way to the fields that ask further, as at the same time. */
type AskedCampaign = CampaignView & { readonly question: Question };

/** Thin: shape in, command or query out. */
@Resolver('Campaign')
export class AcknowledgementResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: PostgresReadStore,
    private readonly campaigns: CampaignsQuery,
    private readonly requests: RequestsQuery,
    private readonly receipts: ReceiptQuery,
    private readonly tokens: ReadTokens,
    private readonly earlier: EarlierQuery,
  ) {}

  @Query('campaign')
  async campaign(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & { id: string },
  ): Promise<AskedCampaign | null> {
    mayAsk(context.actor, OVERSEERS);
    const question = questionOf(context, args);
    if (!isUuid(args.id)) return null;
    const found = await this.reads.ask(question, (scope) => this.campaigns.one(scope, args.id));
    return found && { ...found, question };
  }

  @Query('campaigns')
  async campaignPage(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & PageRequest & { schoolId?: string | null; policyId?: string | null },
  ): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const question = questionOf(context, args);
    const schoolId = checkedId('schoolId', args.schoolId);
    const filter = { schoolId, policyId: checkedId('policyId', args.policyId) };
    const page = await this.reads.ask(question, (scope) => this.campaigns.page(scope, filter, args));
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: { ...node, question } })) };
  }

  @ResolveField('requests')
  requestPage(
    @Parent() { id, question }: AskedCampaign,
    @Args() args: PageRequest & { status?: RequestStatus | null },
  ): Promise<object> {
    return this.reads.ask(question, (scope) =>
      this.requests.page(scope, { campaignId: id, status: args.status ?? null }, args),
    );
  }

  @Query('myRequests')
  async myRequests(@Ctx() context: RequestContext, @Args() args: AskedAt): Promise<object[]> {
    const { personId } = context.actor;
    if (!personId) return [];
    const question = questionOf(context, args);
    const page = await this.reads.ask(question, (scope) => this.requests.page(scope, { personId }, { first: 100 }));
    const ids = page.edges.map(({ node }) => node.id);
    let asked: Promise<ReadonlyMap<string, ConfirmedBefore>> | undefined;
    // Asked once for the whole list, and only where somebody selects the field.
    const before = () => (asked ??= this.reads.ask(question, (scope) => this.earlier.ofRequests(scope, ids)));
    return page.edges.map(({ node }) => ({ ...node, before: async () => (await before()).get(node.id) ?? null }));
  }

  @Query('personRequests')
  async personRequests(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & PageRequest & { personId: string },
  ): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    if (!isUuid(args.personId)) return connection([], 0, args);
    const { personId } = args;
    return this.reads.ask(questionOf(context, args), (scope) => this.requests.page(scope, { personId }, args));
  }

  @Query('receipt')
  async receipt(@Ctx() context: RequestContext, @Args() args: AskedAt & { requestId: string }): Promise<object | null> {
    if (!isUuid(args.requestId)) return null;
    const found = await this.reads.ask(questionOf(context, args), (scope) => this.receipts.find(scope, args.requestId));
    const own = found !== null && found.personId === context.actor.personId;
    return own || OVERSEERS.includes(context.actor.role) ? found : null;
  }

  @Query('readLinks')
  async readLinks(@Ctx() context: RequestContext, @Args() args: AskedAt & { campaignId: string }): Promise<object[]> {
    mayAsk(context.actor, ['CLERK', 'HEADTEACHER', 'TRUST_LEAD']);
    if (!isUuid(args.campaignId)) return [];
    return this.reads.ask(questionOf(context, args), async (scope) => {
      const open = await this.requests.unsigned(scope, args.campaignId);
      return open.map(({ requestId, personId, tenantId }) => ({
        personId,
        path: `/read/${this.tokens.write({ tenantId, requestId })}`,
      }));
    });
  }

  @Mutation('launchCampaign')
  async launchCampaign(
    @Ctx() context: RequestContext,
    @Args('input') input: LaunchCampaignInput & Keyed,
  ): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new LaunchCampaign(context, asked, idempotencyKey)));
  }

  @Mutation('sign')
  async sign(@Ctx() context: RequestContext, @Args('input') input: SignInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new Sign(context, asked, 'sign-in', idempotencyKey)));
  }

  @Mutation('nudge')
  async nudge(@Ctx() context: RequestContext, @Args('input') input: NudgeInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new Nudge(context, asked, idempotencyKey)));
  }

  @Mutation('closeCampaign')
  async closeCampaign(
    @Ctx() context: RequestContext,
    @Args('input') input: CloseCampaignInput & Keyed,
  ): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new CloseCampaign(context, asked, 'closed', idempotencyKey)));
  }
}
