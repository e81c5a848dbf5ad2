import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CommandBus } from '@nestjs/cqrs';
import type { Role } from '#platform/auth/actor.js';
import { mayAsk } from '#platform/auth/may-ask.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, toCommandResult, type AskedAt } from '#platform/graphql/context.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { AskRebuild, type AskRebuildInput } from '../command/ask-rebuild/ask-rebuild.handler.js';
import { StopRebuild, type StopRebuildInput } from '../command/stop-rebuild/stop-rebuild.handler.js';
import { RecordsQuery } from '../query/state/records.query.js';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

const MAY_ASK: readonly Role[] = ['TRUST_LEAD', 'HEADTEACHER', 'AUDITOR'];
const MAY_REBUILD: readonly Role[] = ['TRUST_LEAD', 'HEADTEACHER'];

/** The record itself: how far the screens are, and making them anew. */
@Resolver()
export class RecordResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly reads: PostgresReadStore,
    private readonly query: RecordsQuery,
  ) {}

  @Query('records')
  async records(@Ctx() context: RequestContext, @Args() args: AskedAt): Promise<object> {
    mayAsk(context.actor, MAY_ASK);
    const mayRebuild = MAY_REBUILD.includes(context.actor.role);
    return this.reads.ask(questionOf(context, args), async (scope) => ({
      ...(await this.query.all(scope)),
      mayRebuild,
    }));
  }

  @Mutation('askRebuild')
  async askRebuild(@Ctx() context: RequestContext, @Args('input') input: AskRebuildInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new AskRebuild(context, asked, idempotencyKey)));
  }

  @Mutation('stopRebuild')
  async stopRebuild(@Ctx() context: RequestContext, @Args('input') input: StopRebuildInput & Keyed): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new StopRebuild(context, asked, idempotencyKey)));
  }
}
