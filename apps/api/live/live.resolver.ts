import { Inject } from '@nestjs/common';
import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { mayAsk, OVERSEERS } from '#platform/auth/may-ask.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx } from '#platform/graphql/context.js';
import { MovedFeed, type Since } from '#platform/live/moved-feed.js';
import type { Moved } from '#platform/live/watcher.js';
import type { MinPosition } from '#platform/read-store/read-store.js';

const LONGEST_AGO_SECONDS = 3_600;

interface MovedArgs {
  readonly since?: readonly MinPosition[] | null;
  readonly askedAgo?: number | null;
}

const sinceOf = ({ since, askedAgo }: MovedArgs): Since => ({
  positions: new Map((since ?? []).map(({ tenant, position }) => [tenant, position])),
  askedAgo: askedAgo === null || askedAgo === undefined ? null : Math.min(Math.max(askedAgo, 0), LONGEST_AGO_SECONDS),
});

/** "Moved to N". Staff do not hear it: how often a school's record moves says that something goes on. */
@Resolver()
export class LiveResolver {
  constructor(@Inject(MovedFeed) private readonly feed: MovedFeed) {}

  @Subscription('moved', { resolve: (moved: readonly Moved[]) => moved })
  moved(@Ctx() { actor }: RequestContext, @Args() args: MovedArgs): Promise<AsyncIterableIterator<readonly Moved[]>> {
    mayAsk(actor, OVERSEERS);
    return this.feed.watch(actor, sinceOf(args));
  }
}
