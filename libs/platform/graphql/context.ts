import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from '#platform/command/request-context.js';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { Instant } from '#platform/kernel/event.js';
import type { MinPosition, Question } from '#platform/read-store/read-store.js';

/** What the server puts into each GraphQL operation. */
export interface GraphqlContext {
  request: RequestContext;
}

/** Parameter of a resolver: who asks, and when. */
export const Ctx = createParamDecorator(
  (_: unknown, context: ExecutionContext): RequestContext =>
    GqlExecutionContext.create(context).getContext<GraphqlContext>().request,
);

/** Arguments that every root question has. */
export interface AskedAt {
  readonly asOf?: Instant | null;
  readonly minPosition?: readonly MinPosition[] | null;
}

/** The question that a resolver hands to the read store. */
export const questionOf = ({ actor, snapshot }: RequestContext, { asOf, minPosition }: AskedAt): Question => ({
  actor,
  asOf,
  minPosition,
  ...(snapshot && { snapshot }),
});

/** An outcome as the schema's `CommandResult` says it. */
export const toCommandResult = (outcome: CommandOutcome): object =>
  outcome.done
    ? {
        __typename: 'Done',
        id: outcome.id,
        position: { tenant: outcome.tenantId, position: outcome.position },
        replayed: outcome.replayed,
      }
    : { __typename: 'Refused', ...outcome.refusal, path: outcome.refusal.path ?? [] };
