import { Args, Query, Resolver } from '@nestjs/graphql';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import { isUuid } from '#platform/command/ids.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf } from '#platform/graphql/context.js';
import type { Uuid } from '#platform/kernel/event.js';
import type { PublicLogKey } from '#platform/proof/log-keys.js';
import { PostgresReadStore } from '#platform/read-store/postgres-read-store.js';
import { ProofQuery } from '../query/proof/proof.query.js';

interface OfRecord {
  readonly tenantId: Uuid;
}

/** What was signed of a record, and proofs that others check. */
@Resolver()
export class ProofResolver {
  constructor(
    private readonly reads: PostgresReadStore,
    private readonly query: ProofQuery,
  ) {}

  @Query('recordProof')
  async recordProof(@Ctx() context: RequestContext, @Args() { tenantId }: OfRecord): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    if (!isUuid(tenantId)) return null;
    return this.reads.ask(questionOf(context, {}), (scope) => this.query.record(scope, tenantId));
  }

  @Query('inclusionProof')
  async inclusionProof(
    @Ctx() context: RequestContext,
    @Args() args: OfRecord & { readonly position: number; readonly size?: number | null },
  ): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    if (!isUuid(args.tenantId)) return null;
    return this.reads.ask(questionOf(context, {}), (scope) => this.query.inclusion(scope, args));
  }

  @Query('consistencyProof')
  async consistencyProof(
    @Ctx() context: RequestContext,
    @Args() args: OfRecord & { readonly from: number; readonly to: number },
  ): Promise<object | null> {
    mayAsk(context.actor, OVERSEERS);
    if (!isUuid(args.tenantId)) return null;
    return this.reads.ask(questionOf(context, {}), (scope) => this.query.consistency(scope, args));
  }

  /** Public keys, for everybody who has signed in. */
  @Query('verifierKeys')
  verifierKeys(): Promise<readonly PublicLogKey[]> {
    return this.query.verifierKeys();
  }
}
