import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { askBetween, type AskedBetween } from '#platform/graphql/two-times.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { PolicyChangesQuery } from '../query/changes/policy-changes.query.js';

/** What differs between two moments: its band of policies. */
@Resolver('ChangesBetween')
export class PolicyChangesResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: PolicyChangesQuery,
  ) {}

  @ResolveField('policies')
  policies(@Parent() asked: AskedBetween, @Args() page: PageRequest): Promise<object> {
    return askBetween(this.reads, asked, (before, after, records) => this.query.page(before, after, records, page));
  }
}
