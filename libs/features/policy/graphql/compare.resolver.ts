import { Args, Query, Resolver } from '@nestjs/graphql';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, type AskedAt } from '#platform/graphql/context.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import type { Question } from '#platform/read-store/read-store.js';
import { AskedPolicies, type AskedVersion } from '../query/asked-policies.js';
import { differenceOf } from '../query/compare/compared.view.js';
import { CompareQuery } from '../query/compare/compare.query.js';
import { PoliciesQuery } from '../query/policies/policies.query.js';
import { readerOf } from '../query/reader.js';

/** The two that are meant: those named, else the newest and the one before it. */
const pairOf = <Version extends { readonly id: string }>(
  versions: readonly Version[],
  { from, to }: { readonly from?: string | null; readonly to?: string | null },
): readonly [Version, Version] | null => {
  const newer = to ? versions.findIndex(({ id }) => id === to) : 0;
  const pair = [from ? versions.find(({ id }) => id === from) : versions[newer + 1], versions[newer]] as const;
  return pair[0] && pair[1] ? [pair[0], pair[1]] : null;
};

/** Two versions side by side; who reads only what is in force compares nothing else. */
@Resolver('VersionComparison')
export class CompareResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly policies: PoliciesQuery,
    private readonly asked: AskedPolicies,
    private readonly texts: CompareQuery,
  ) {}

  @Query('compareVersions')
  async compareVersions(
    @Ctx() context: RequestContext,
    @Args() args: AskedAt & { policyId: string; from?: string | null; to?: string | null },
  ): Promise<object | null> {
    mayAsk(context.actor, [...OVERSEERS, 'STAFF']);
    if (!isUuid(args.policyId)) return null;
    const question = questionOf(context, args);
    const reader = readerOf(context.actor);
    const policy = await this.reads.ask(question, (scope) => this.policies.one(scope, reader, args.policyId));
    if (!policy) return null;
    const [asked] = this.asked.of(question, [policy]);
    // The list holds what the asker may read and nothing else.
    const pair = pairOf((await asked?.versionList()) ?? [], args);
    const compared = pair && (await this.compared(question, pair));
    return compared && { policyId: policy.id, schoolId: policy.schoolId, ...compared };
  }

  private async compared(
    question: Question,
    [from, to]: readonly [AskedVersion, AskedVersion],
  ): Promise<object | null> {
    const texts = await this.reads.ask(question, (scope) => this.texts.textsOf(scope, [from, to]));
    const [before, after] = [texts.get(from.id), texts.get(to.id)];
    return before && after ? { from, to, ...differenceOf(before, after) } : null;
  }
}
