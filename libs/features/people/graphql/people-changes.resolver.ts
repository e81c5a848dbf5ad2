import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { askBetween, type AskedBetween } from '#platform/graphql/two-times.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { PeopleChangesQuery } from '../query/changes/people-changes.query.js';

/** What differs between two moments: its band of people and posts. */
@Resolver('ChangesBetween')
export class PeopleChangesResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: PeopleChangesQuery,
  ) {}

  @ResolveField('people')
  people(@Parent() asked: AskedBetween, @Args() page: PageRequest): Promise<object> {
    return askBetween(this.reads, asked, (before, after, records) => this.query.page(before, after, records, page));
  }
}
