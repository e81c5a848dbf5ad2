import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { askBetween, type AskedBetween } from '#platform/graphql/two-times.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { StatusChangesQuery } from '../query/changes/status-changes.query.js';

/** What differs between two moments: its band of statuses. */
@Resolver('ChangesBetween')
export class StatusChangesResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: StatusChangesQuery,
  ) {}

  @ResolveField('statuses')
  statuses(@Parent() asked: AskedBetween, @Args() page: PageRequest): Promise<object> {
    return askBetween(this.reads, asked, (before, after) => this.query.page(before, after, asked.schoolId, page));
  }
}
