import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';
import { CampaignsQuery } from '../query/campaigns/campaigns.query.js';

/** A school's page shows its running campaigns. */
@Resolver('SchoolCompliance')
export class SchoolCampaignsResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: CampaignsQuery,
  ) {}

  @ResolveField('campaigns')
  async campaigns(@Parent() { schoolId, question }: { schoolId: Uuid; question: Question }): Promise<object[]> {
    const running = await this.reads.ask(question, (scope) => this.query.running(scope, schoolId));
    return running.map((campaign) => ({ ...campaign, question }));
  }
}
