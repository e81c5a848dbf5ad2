import { Args, Query, Resolver } from '@nestjs/graphql';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, type AskedAt } from '#platform/graphql/context.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import { EventsQuery, type EventFilter } from '../query/events/events.query.js';

@Resolver()
export class AuditResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: EventsQuery,
  ) {}

  @Query('events')
  events(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & PageRequest & { filter?: EventFilter | null },
  ): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const filter = args.filter ?? {};
    for (const field of ['tenantId', 'personId'] as const) {
      const id = filter[field];
      if (id && !isUuid(id)) throw new ReadStoreError('READ.ID_INVALID', `${field} is not an id.`, ['filter', field]);
    }
    return this.reads.ask(questionOf(context, args), (scope) => this.query.page(scope, filter, args));
  }
}
