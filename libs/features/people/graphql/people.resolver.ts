import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, type AskedAt } from '#platform/graphql/context.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { checkedId, checkedTexts } from '#platform/read-store/checked-id.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { ImportPeople } from '../import/people.import.js';
import { PeopleQuery, type PeopleFilter } from '../query/people/people.query.js';
import { PersonQuery } from '../query/person/person.query.js';

interface ImportArguments {
  readonly csv: string;
  readonly dryRun: boolean;
  readonly idempotencyKey?: string | null;
}

/** People of the schools that the asker may see, and the import of more. */
@Resolver()
export class PeopleResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: PeopleQuery,
    private readonly persons: PersonQuery,
    private readonly imports: ImportPeople,
  ) {}

  @Query('people')
  async people(@Ctx() context: RequestContext, @Args() args: AskedAt & PageRequest & PeopleFilter): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const filter = checkedTexts({ ...args, schoolId: checkedId('schoolId', args.schoolId) });
    return this.reads.ask(questionOf(context, args), async (scope) => ({
      ...(await this.query.page(scope, filter, args)),
      postsHeld: await this.query.postsHeld(scope, filter),
    }));
  }

  @Query('person')
  async person(@Ctx() context: RequestContext, @Args() args: AskedAt & { readonly id: string }): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    if (!isUuid(args.id)) return [];
    return this.reads.ask(questionOf(context, args), (scope) => this.persons.records(scope, args.id));
  }

  /** Even a dry run tells whom a school knows already, so it takes the same roles as the real one. */
  @Mutation('importPeople')
  async importPeople(@Ctx() context: RequestContext, @Args('input') input: ImportArguments): Promise<object> {
    mayAsk(context.actor, ['CLERK', 'HEADTEACHER', 'TRUST_LEAD']);
    const { csv, dryRun, idempotencyKey } = input;
    const outcome = await this.imports.run(context, { file: Buffer.from(csv, 'utf8'), dryRun, idempotencyKey });
    return outcome.ok
      ? { __typename: 'PeopleImport', ...outcome.account }
      : { __typename: 'Refused', ...outcome.refusal, path: outcome.refusal.path ?? [] };
  }
}
