import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { NAMES, type Names } from '#contracts/audience.port.js';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, type AskedAt } from '#platform/graphql/context.js';
import { connection, pageOf, type PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { SchoolsQuery } from '../query/schools/schools.query.js';
import { TenantNameQuery } from '../query/tenant-name/tenant-name.query.js';

/** Who asks, and the schools that they may see. */
@Resolver()
export class OrganisationResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: SchoolsQuery,
    private readonly tenantNames: TenantNameQuery,
    @Inject(NAMES) private readonly names: Names,
  ) {}

  @Query('viewer')
  async viewer(@Ctx() context: RequestContext): Promise<object> {
    const { role, tenantId, tenantKind, personId } = context.actor;
    return this.reads.ask(questionOf(context, {}), async (scope) => ({
      role,
      tenantId,
      tenantKind: tenantKind === 'group' ? 'GROUP' : 'SCHOOL',
      tenantName: await this.tenantNames.find(scope, tenantId),
      personId,
      personName: personId && ((await this.names.namesIn(scope, [personId])).get(personId) ?? null),
    }));
  }

  @Query('school')
  async school(@Ctx() context: RequestContext, @Args() args: AskedAt & { id: string }): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    if (!isUuid(args.id)) return null;
    return this.reads.ask(questionOf(context, args), (scope) => this.query.one(scope, args.id));
  }

  @Query('schools')
  async schools(@Ctx() context: RequestContext, @Args() args: AskedAt & PageRequest): Promise<object> {
    mayAsk(context.actor, OVERSEERS);
    const { offset, limit } = pageOf(args);
    const all = await this.reads.ask(questionOf(context, args), (scope) => this.query.schoolsIn(scope));
    return connection(all.slice(offset, offset + limit), all.length, args);
  }
}
