import { ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf } from '#platform/graphql/context.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { ForMeQuery } from '../query/approvals/for-me.query.js';

/** Every page says how many approvals wait for who looks. */
@Resolver('Viewer')
export class ViewerApprovalsResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly forMe: ForMeQuery,
  ) {}

  @ResolveField('approvalsWaiting')
  async approvalsWaiting(@Ctx() context: RequestContext): Promise<number> {
    return (await this.reads.ask(questionOf(context, {}), (scope) => this.forMe.waiting(scope, context.actor))).length;
  }
}
