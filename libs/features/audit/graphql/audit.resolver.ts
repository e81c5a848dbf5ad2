import { Args, Query, Resolver } from '@nestjs/graphql';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, type AskedAt } from '#platform/graphql/context.js';
import type { Instant } from '#platform/kernel/event.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { checkedTexts, notAnId } from '#platform/read-store/checked-id.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { ReadStoreError } from '#platform/read-store/read-store.errors.js';
import { DensityQuery } from '../query/density/density.query.js';
import type { EventFilter } from '../query/events/event.filter.js';
import { EventsQuery } from '../query/events/events.query.js';

interface Filtered {
  readonly filter?: EventFilter | null;
}

const checked = ({ filter }: Filtered): EventFilter => {
  const asked = checkedTexts({ ...filter }, 'filter');
  for (const field of ['tenantId', 'personId'] as const) {
    const id = asked[field];
    if (typeof id === 'string' && !isUuid(id)) throw notAnId(field, ['filter', field]);
  }
  if (typeof asked.position === 'number' && !asked.tenantId) {
    const said = { en: 'A position needs the tenantId of its record.', cy: 'Mae angen tenantId ei gofnod ar safle.' };
    throw new ReadStoreError('READ.ID_INVALID', said, ['filter', 'tenantId']);
  }
  return asked;
};

/** The record itself, for those who look at a whole school or group. */
@Resolver()
export class AuditResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: EventsQuery,
    private readonly times: DensityQuery,
  ) {}

  @Query('events')
  async events(@Ctx() context: RequestContext, @Args() args: AskedAt & PageRequest & Filtered): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const filter = checked(args);
    return this.reads.ask(questionOf(context, args), (scope) => this.query.page(scope, filter, args));
  }

  @Query('eventDensity')
  async eventDensity(@Ctx() context: RequestContext, @Args() args: AskedAt & Filtered): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const filter = checked(args);
    return this.reads.ask(questionOf(context, args), (scope) => this.times.density(scope, filter));
  }

  @Query('nearestEvents')
  async nearestEvents(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & Filtered & { readonly at: Instant },
  ): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const filter = checked(args);
    return this.reads.ask(questionOf(context, args), (scope) => this.times.nearest(scope, filter, args.at));
  }
}
