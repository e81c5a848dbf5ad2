import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx } from '#platform/graphql/context.js';
import { ReadTokens } from '../link/read-token.js';
import { changesPathOf, readPathFor } from '../link/read-path.js';
import type { RequestView } from '../query/campaigns/campaign.view.js';
import type { ConfirmedBefore } from '../query/earlier/earlier.query.js';

/** A request of who asks can say what they confirmed before; one in a list of other people's cannot. */
type AskedRequest = RequestView & { readonly before?: () => Promise<ConfirmedBefore | null> };

/** What a request offers to who asks: the way to read and sign it, to nobody but its own reader. */
@Resolver('AcknowledgementRequest')
export class RequestResolver {
  constructor(private readonly tokens: ReadTokens) {}

  @ResolveField('readPath')
  readPath(@Ctx() { actor }: RequestContext, @Parent() request: AskedRequest): string | null {
    return readPathFor(actor, request, this.tokens);
  }

  @ResolveField('confirmedBefore')
  async confirmedBefore(@Ctx() context: RequestContext, @Parent() request: AskedRequest): Promise<object | null> {
    const before = (await request.before?.()) ?? null;
    return before && { ...before, changesPath: changesPathOf(this.readPath(context, request)) };
  }
}
