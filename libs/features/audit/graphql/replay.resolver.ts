import { Args, Query, Resolver } from '@nestjs/graphql';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, type AskedAt } from '#platform/graphql/context.js';
import { askBetween, twoTimes, type TwoTimes } from '#platform/graphql/two-times.js';
import { checkedId, checkedTexts } from '#platform/read-store/checked-id.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { ChainQuery } from '../query/chain/chain.query.js';
import { HistoryQuery, type HistoryAsked } from '../query/history/history.query.js';
import { SampleQuery, type SampleAsked } from '../query/sample/sample.query.js';

type Place = Parameters<ChainQuery['chain']>[1];

/** The record replayed: what changed between two moments, one thing event by event, causes and effects, samples. */
@Resolver()
export class ReplayResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly histories: HistoryQuery,
    private readonly chains: ChainQuery,
    private readonly samples: SampleQuery,
  ) {}

  /** Each band is resolved by the feature whose rows it compares. */
  @Query('changesBetween')
  async changesBetween(
    @Ctx() context: RequestContext,
    @Args() args: TwoTimes & { readonly schoolId?: string | null },
  ): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    const schoolId = checkedId('schoolId', args.schoolId);
    const asked = { ...twoTimes(context, args), schoolId };
    return askBetween(this.reads, asked, (before, after) => {
      const isSeen = schoolId === null || [...before.tenants, ...after.tenants].includes(schoolId);
      return Promise.resolve(isSeen ? { ...asked, from: before.stamp, at: after.stamp } : null);
    });
  }

  @Query('streamHistory')
  async streamHistory(@Ctx() context: RequestContext, @Args() args: AskedAt & HistoryAsked): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    const { tenantId, streamId } = checkedTexts(args);
    if (!isUuid(tenantId)) return null;
    const { from, first } = args;
    return this.reads.ask(questionOf(context, args), (scope) =>
      this.histories.history(scope, { tenantId, streamId, from, first }),
    );
  }

  @Query('eventChain')
  async eventChain(@Ctx() context: RequestContext, @Args() args: AskedAt & Place): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    const { tenantId, position } = args;
    if (!isUuid(tenantId)) return null;
    return this.reads.ask(questionOf(context, args), (scope) => this.chains.chain(scope, { tenantId, position }));
  }

  @Query('sample')
  async sample(@Ctx() context: RequestContext, @Args() args: AskedAt & SampleAsked): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    const { of, seed, size } = args;
    const tenantId = checkedId('tenantId', args.range?.tenantId);
    const range = { ...args.range, tenantId };
    return this.reads.ask(questionOf(context, args), async (scope) => {
      if (tenantId !== null && !scope.tenants.includes(tenantId)) return null;
      return this.samples.draw(scope, { of, size, range, ...checkedTexts({ seed }) });
    });
  }
}
