import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx } from '#platform/graphql/context.js';
import { ReadTokens } from '../link/read-token.js';
import { readPathFor } from '../link/read-path.js';
import type { RequestView } from '../query/campaigns/campaign.view.js';

/** What a request offers to who asks: the way to read and sign it, to nobody but its own reader. */
@Resolver('AcknowledgementRequest')
export class RequestResolver {
  constructor(private readonly tokens: ReadTokens) {}

  @ResolveField('readPath')
  readPath(@Ctx() { actor }: RequestContext, @Parent() request: RequestView): string | null {
    return readPathFor(actor, request, this.tokens);
  }
}
