import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';
import { AskedPolicies } from '../query/asked-policies.js';
import { PoliciesQuery } from '../query/policies/policies.query.js';
import { readerOf } from '../query/reader.js';

/** A school's page shows its policies, at most 100: the catalogue asks for fewer. */
@Resolver('SchoolCompliance')
export class SchoolPoliciesResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: PoliciesQuery,
    private readonly asked: AskedPolicies,
  ) {}

  @ResolveField('policies')
  async policies(@Parent() { schoolId, question }: { schoolId: Uuid; question: Question }): Promise<readonly object[]> {
    const reader = readerOf(question.actor);
    const { edges } = await this.reads.ask(question, (scope) =>
      this.query.page(scope, reader, { schoolId }, { first: 100 }),
    );
    return this.asked.of(
      question,
      edges.map(({ node }) => node),
    );
  }
}
