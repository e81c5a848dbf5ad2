import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { LocalText } from '#contracts/local-text.js';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, type AskedAt } from '#platform/graphql/context.js';
import { checkedId } from '#platform/read-store/checked-id.js';
import type { PageRequest } from '#platform/read-store/page.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { AskedPolicies, type AskedPolicy } from '../query/asked-policies.js';
import { PoliciesQuery } from '../query/policies/policies.query.js';
import type { PolicyStatusName } from '../query/policies/policy.view.js';
import { readerOf } from '../query/reader.js';
import type { TextView } from '../query/texts/texts.query.js';

const READERS = [...OVERSEERS, 'STAFF'] as const;

/** Who approves the policy, as its text says: who approved the whole of it, else the first whom it names. */
const bodyIn = (text: TextView | undefined): string | null => {
  const whole = text?.approvals.find(({ appliesTo, body }) => appliesTo === 'whole' && body !== null);
  return whole?.body ?? text?.approvers[0] ?? null;
};

/** Questions about policies: overseers see all of them, staff what is in force at their own school. */
@Resolver('Policy')
export class PolicyResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: PoliciesQuery,
    private readonly asked: AskedPolicies,
  ) {}

  @Query('policy')
  async policy(@Ctx() context: RequestContext, @Args() args: AskedAt & { id: string }): Promise<object | null> {
    mayAsk(context.actor, READERS);
    if (!isUuid(args.id)) return null;
    const question = questionOf(context, args);
    const reader = readerOf(context.actor);
    const found = await this.reads.ask(question, (scope) => this.query.one(scope, reader, args.id));
    return found && (this.asked.of(question, [found])[0] ?? null);
  }

  @Query('policies')
  async policies(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & PageRequest & { schoolId?: string | null; status?: PolicyStatusName | null },
  ): Promise<object> {
    mayAsk(context.actor, READERS);
    const question = questionOf(context, args);
    const reader = readerOf(context.actor);
    const filter = { schoolId: checkedId('schoolId', args.schoolId), status: args.status };
    const page = await this.reads.ask(question, (scope) => this.query.page(scope, reader, filter, args));
    const nodes = this.asked.of(
      question,
      page.edges.map(({ node }) => node),
    );
    return { ...page, edges: page.edges.map(({ cursor }, n) => ({ cursor, node: nodes[n] })) };
  }

  /** As put on record for the version in force, else as that version says, else as put on record before it. */
  @ResolveField('approvingBody')
  async approvingBody(@Parent() policy: AskedPolicy): Promise<string | null> {
    const { currentVersionId, recordedBody, recordedBodyFor, versionList } = policy;
    if (currentVersionId === null || recordedBodyFor === currentVersionId) return recordedBody;
    const current = (await versionList()).find(({ id }) => id === currentVersionId);
    return bodyIn(await current?.text()) ?? recordedBody;
  }

  @ResolveField('versions')
  versions(@Parent() { versionList }: AskedPolicy): Promise<readonly object[]> {
    return versionList();
  }

  @ResolveField('schoolName')
  async schoolName(@Parent() { schoolId, schools }: AskedPolicy): Promise<LocalText | null> {
    return (await schools()).get(schoolId) ?? null;
  }

  @ResolveField('version')
  async version(
    @Parent() { currentVersionId, versionList }: AskedPolicy,
    @Args('id') id?: string | null,
  ): Promise<object | null> {
    const versions = await versionList();
    const wanted = id ?? currentVersionId ?? versions[0]?.id;
    return versions.find((version) => version.id === wanted) ?? null;
  }

  @ResolveField('currentVersion')
  async currentVersion(@Parent() { currentVersionId, versionList }: AskedPolicy): Promise<object | null> {
    if (currentVersionId === null) return null;
    return (await versionList()).find(({ id }) => id === currentVersionId) ?? null;
  }
}
