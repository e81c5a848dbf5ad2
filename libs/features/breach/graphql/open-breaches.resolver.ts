import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Uuid } from '#platform/kernel/event.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';
import { countsByCategory, firstClock } from '../query/cases/case.figures.js';
import { nextMinute } from '../query/cases/next-minute.js';
import { CasesQuery } from '../query/cases/cases.query.js';

/** The first screen counts open breaches and shows the clock that runs out first. */
@Resolver('Overview')
export class OverviewBreachesResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly cases: CasesQuery,
  ) {}

  @ResolveField('openBreaches')
  async openBreaches(@Parent() { question, since }: { question: Question; since: string | null }): Promise<object> {
    const { actor } = question;
    const now = await this.reads.ask(question, async (scope) => {
      const open = await this.cases.counted(scope, actor);
      const next = scope.atUntil(
        (at) => firstClock(open, at),
        (_, at) => nextMinute(open, at),
      );
      return { count: open.length, next };
    });
    const before = since
      ? await this.reads.ask(
          { ...question, asOf: since, minPosition: null },
          async (scope) => (await this.cases.counted(scope, actor)).length,
        )
      : null;
    return { count: now.count, before, clock: now.next?.kind ?? null, minutesLeft: now.next?.minutesLeft ?? null };
  }
}

/** A school's page counts open breaches by category. */
@Resolver('SchoolCompliance')
export class SchoolBreachesResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly cases: CasesQuery,
  ) {}

  @ResolveField('openBreaches')
  openBreaches(@Parent() { schoolId, question }: { schoolId: Uuid; question: Question }): Promise<readonly object[]> {
    return this.reads.ask(question, async (scope) =>
      countsByCategory(await this.cases.counted(scope, question.actor, schoolId)),
    );
  }
}
