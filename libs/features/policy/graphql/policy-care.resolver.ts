import { CommandBus, type Command } from '@nestjs/cqrs';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { CommandOutcome } from '#platform/command/command-runner.js';
import type { RequestContext } from '#platform/command/request-context.js';
import { Ctx, toCommandResult } from '#platform/graphql/context.js';
import { AcceptFinding, type AcceptFindingInput } from '../command/accept-finding/accept-finding.handler.js';
import { FixFinding, type FixFindingInput } from '../command/fix-finding/fix-finding.handler.js';
import { NudgeReview, type NudgeReviewInput } from '../command/nudge-review/nudge-review.handler.js';
import { RecordDetails, type RecordDetailsInput } from '../command/record-details/record-details.handler.js';
import { WaiveFinding, type WaiveFindingInput } from '../command/waive-finding/waive-finding.handler.js';

type Keyed<Input> = Input & { readonly idempotencyKey?: string | null };

/** What is done about a policy without changing its text. Thin: shape in, command out. */
@Resolver()
export class PolicyCareResolver {
  constructor(private readonly commands: CommandBus) {}

  @Mutation('acceptFinding')
  acceptFinding(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<AcceptFindingInput>,
  ): Promise<object> {
    return this.run(new AcceptFinding(context, asked, idempotencyKey));
  }

  @Mutation('fixFinding')
  fixFinding(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<FixFindingInput>,
  ): Promise<object> {
    return this.run(new FixFinding(context, asked, idempotencyKey));
  }

  @Mutation('waiveFinding')
  waiveFinding(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<WaiveFindingInput>,
  ): Promise<object> {
    return this.run(new WaiveFinding(context, asked, idempotencyKey));
  }

  @Mutation('recordDetails')
  recordDetails(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<RecordDetailsInput>,
  ): Promise<object> {
    return this.run(new RecordDetails(context, asked, idempotencyKey));
  }

  @Mutation('nudgeReview')
  nudgeReview(
    @Ctx() context: RequestContext,
    @Args('input') { idempotencyKey, ...asked }: Keyed<NudgeReviewInput>,
  ): Promise<object> {
    return this.run(new NudgeReview(context, asked, idempotencyKey));
  }

  private async run(command: Command<CommandOutcome>): Promise<object> {
    return toCommandResult(await this.commands.execute(command));
  }
}
