import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';
import { ApprovalsQuery } from '../query/approvals/approvals.query.js';
import { AskedApprovals } from '../query/asked-approvals.js';

/** A school's page shows the approvals that wait. */
@Resolver('SchoolCompliance')
export class SchoolApprovalsResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: ApprovalsQuery,
    private readonly asked: AskedApprovals,
  ) {}

  @ResolveField('approvals')
  async approvals(
    @Parent() { schoolId, question }: { schoolId: Uuid; question: Question },
  ): Promise<readonly object[]> {
    const waiting = await this.reads.ask(question, (scope) => this.query.waiting(scope, schoolId));
    return this.asked.of(question, waiting);
  }
}
