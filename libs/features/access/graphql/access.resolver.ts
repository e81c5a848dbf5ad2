import { CommandBus } from '@nestjs/cqrs';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { mayAsk } from '#platform/auth/may-ask.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, questionOf, toCommandResult } from '#platform/graphql/context.js';
import { IssueCredential, type IssueCredentialInput } from '../command/issue-credential/issue-credential.handler.js';
import {
  RevokeCredential,
  type RevokeCredentialInput,
} from '../command/revoke-credential/revoke-credential.handler.js';
import { CredentialsQuery } from '../query/credentials/credentials.query.js';

interface Keyed {
  readonly idempotencyKey?: string | null;
}

/** Thin: shape in, command or query out. */
@Resolver()
export class AccessResolver {
  constructor(
    private readonly commands: CommandBus,
    private readonly list: CredentialsQuery,
  ) {}

  @Query('credentials')
  credentials(@Ctx() context: RequestContext, @Args('schoolId') schoolId: string): Promise<object[]> {
    mayAsk(context.actor, ['TRUST_LEAD', 'HEADTEACHER', 'AUDITOR']);
    return this.list.of(questionOf(context, {}), schoolId);
  }

  @Mutation('issueCredential')
  async issueCredential(
    @Ctx() context: RequestContext,
    @Args('input') input: IssueCredentialInput & Keyed,
  ): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    const { outcome, key } = await this.commands.execute(new IssueCredential(context, asked, idempotencyKey));
    if (!outcome.done) return toCommandResult(outcome);
    const { id: credentialId, tenantId: tenant, position, replayed } = outcome;
    return {
      __typename: 'IssuedCredential',
      ...{ key, credentialId, expiresOn: asked.expiresOn, replayed },
      position: { tenant, position },
    };
  }

  @Mutation('revokeCredential')
  async revokeCredential(
    @Ctx() context: RequestContext,
    @Args('input') input: RevokeCredentialInput & Keyed,
  ): Promise<object> {
    const { idempotencyKey, ...asked } = input;
    return toCommandResult(await this.commands.execute(new RevokeCredential(context, asked, 'asked', idempotencyKey)));
  }
}
